import { expect, test } from 'vitest';
import { AGENT_ROWS } from '../tests/vm/guest/bypasses/agent-rows.ts';
import { EXEC_ROWS } from '../tests/vm/guest/bypasses/exec-rows.ts';
import { FILE_ROWS } from '../tests/vm/guest/bypasses/file-rows.ts';
import { NETWORK_ROWS } from '../tests/vm/guest/bypasses/network-rows.ts';
import type { BypassRow, Policy } from '../tests/vm/guest/bypasses/row.ts';

const HEAD = `# Ways around a policy

Each row is one way to get at what a policy keeps from a workload, and what comes of it.
\`tests/vm/guest/bypasses.test.ts\` tries them on 6.1, 6.12 and 7.2, by a privileged container under Block
rules of the kind that the row says, and by one without a policy, which must succeed. A row fails its test
when its result is another, better or worse; so this page says what the kernel did. What another test
tries names it, and what is not tried is said to be so.
`;

const SECTIONS: readonly (readonly [title: string, rows: readonly BypassRow[]])[] = [
  ['Files and name space', FILE_ROWS],
  ['Execution', EXEC_ROWS],
  ['Network', NETWORK_ROWS],
  ['The agent', AGENT_ROWS],
];

const RULES: Readonly<Record<Policy, string>> = {
  files: 'files, process',
  privileges: 'and privileges',
  network: 'egress',
  sockets: 'matchProtocols',
  none: 'none',
};

function line(row: BypassRow): string {
  const { id, technique, result, because, words, triedBy, under = 'files' } = row;
  const test = triedBy ?? (words === null ? 'not tried' : under === 'none' ? 'agent.test.ts' : '');
  const told = test === '' ? result : `${result} (${test})`;
  return `| ${id} | ${technique} | ${RULES[under]} | ${told} | ${because} |`;
}

const section = ([title, rows]: (typeof SECTIONS)[number]) => `
## ${title}

| id | way | rules | result | because |
|---|---|---|---|---|
${rows.map(line).join('\n')}
`;

test('docs/bypasses.md is what the guest tests try (mended by vitest -u)', async () => {
  const page = `${HEAD}${SECTIONS.map(section).join('')}`;
  await expect(page).toMatchFileSnapshot('../docs/bypasses.md');
});
