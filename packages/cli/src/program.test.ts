import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { EXIT } from './exit-code.ts';
import { createProgram, run } from './program.ts';
import { VERSION } from './version.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

/** Runs a command line with what it prints taken away. */
async function quietly(...arguments_: string[]): Promise<{ code: number; text: string }> {
  let text = '';
  const take = (chunk: string | Uint8Array) => {
    text += chunk.toString();
    return true;
  };
  vi.spyOn(process.stdout, 'write').mockImplementation(take);
  vi.spyOn(process.stderr, 'write').mockImplementation(take);
  return { code: await run(['node', 'ringfence', ...arguments_]), text };
}

test('the version is that of the packages', async () => {
  const root = join(import.meta.dirname, '../../..');
  for (const manifest of ['package.json', 'packages/cli/package.json']) {
    expect(JSON.parse(readFileSync(join(root, manifest), 'utf8'))).toMatchObject({
      version: VERSION,
    });
  }
  expect(await quietly('--version')).toEqual({ code: EXIT.ok, text: `${VERSION}\n` });
});

test.each([
  [['frob']],
  [['logs', '--type', 'frob']],
  [['logs', '--action', 'Allow']],
  [['logs', '--alerts', '--action', 'Block']],
  [['logs', '-n', '-1']],
  [['logs', '-o', 'xml']],
  [['probe', 'extra']],
  [['policy', 'apply']],
  [['policy', 'get', '--kind', 'Pod']],
  [['policy', 'delete']],
  [['policy', 'delete', 'a', '-f', 'b']],
  [['node', '--visibility', 'all']],
])('%j is a wrong command line and says so', async (arguments_) => {
  const { code, text } = await quietly(...arguments_);
  expect(code).toBe(EXIT.usage);
  expect(text).toMatch(/^error: .+\n/);
});

test('privileges cannot be shown without a rule, and the error says with which', async () => {
  const { code, text } = await quietly('node', '--visibility', 'process,privilege');
  expect(code).toBe(EXIT.usage);
  expect(text).toMatch(/shown where a rule is about them, .* `privileges: \{ ptrace: \{\} \}`/);
});

test.each([['probe'], ['logs'], ['workloads'], ['status']])(
  '%s without a node is code 3 and says how to start one',
  async (verb) => {
    const { code, text } = await quietly(verb, '--socket', '/nonexistent/node.sock');
    expect(code).toBe(EXIT.unreachable);
    expect(text).toContain('/nonexistent/node.sock');
    expect(text).toContain('`ringfence node`');
  },
);

test('a policy file that is not there is a failure that names it', async () => {
  const { code, text } = await quietly('policy', 'apply', '-f', '/nonexistent/a.yaml');
  expect(code).toBe(EXIT.failed);
  expect(text).toBe('ringfence: /nonexistent/a.yaml cannot be read: there is no such file\n');
});

describe('help', () => {
  const leaves = (command: Command): Command[] => [
    command,
    ...command.commands.flatMap((each) => leaves(each)),
  ];
  const all = leaves(createProgram(() => undefined));

  test.each(all.map((command) => [command.name(), command] as const))(
    '%s ends with examples',
    (_name, command) => {
      let text = '';
      command.configureOutput({
        writeOut: (chunk) => {
          text += chunk;
        },
      });
      command.outputHelp();
      expect(text.slice(text.indexOf('\nExamples:\n'))).toMatch(/^\nExamples:\n( {2}.+\n)+$/);
    },
  );

  test('every exit code stands in it', async () => {
    const { code, text } = await quietly('--help');
    expect(code).toBe(EXIT.ok);
    for (const value of Object.values(EXIT)) expect(text).toMatch(new RegExp(`^  ${value}  `, 'm'));
  });
});
