import { expect, test } from 'vitest';
import { EXEC_ROWS } from '../tests/vm/guest/bypasses/exec-rows.ts';
import { FILE_ROWS } from '../tests/vm/guest/bypasses/file-rows.ts';
import type { BypassRow } from '../tests/vm/guest/bypasses/row.ts';

const HEAD = `# Ways around a policy

Each row is one way to get at what a policy keeps from a workload, and what comes of it.
\`tests/vm/guest/bypasses.test.ts\` tries them on 6.1, 6.12 and 7.2, by a privileged container under Block
rules for files and programs, with \`privileges\` too where the row says so, and by one without a policy,
which must succeed. A row fails its test when its result is another, better or worse; so this page says
what the kernel did. What is not tried is said to be so.
`;

const SECTIONS: readonly (readonly [title: string, rows: readonly BypassRow[]])[] = [
  ['Files and name space', FILE_ROWS],
  ['Execution', EXEC_ROWS],
];

function line({ id, technique, result, because, words, under = 'files' }: BypassRow): string {
  const policy = under === 'files' ? 'files, process' : 'and privileges';
  const told = words === null ? `${result} (not tried)` : result;
  return `| ${id} | ${technique} | ${policy} | ${told} | ${because} |`;
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
