import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { EXIT } from '../exit-code.ts';
import { run } from '../program.ts';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ringfence-lint-'));
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

const HEAD = 'apiVersion: security.ringfence.dev/v1alpha1\nkind: HostPolicy\n';

function fileWith(name: string, spec: string): string {
  const path = join(folder, `${name}.yaml`);
  writeFileSync(path, `${HEAD}metadata: { name: ${name} }\nspec: ${spec}\n`);
  return path;
}

async function lint(...arguments_: string[]): Promise<{ code: number; text: string }> {
  let text = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    text += chunk.toString();
    return true;
  });
  const code = await run(['node', 'ringfence', 'policy', 'lint', ...arguments_]);
  return { code, text: text.replaceAll(`${folder}/`, '') };
}

const GOOD = '{ action: Block, process: { matchPaths: [{ path: /usr/bin/nc }] } }';
const DOUBLED = `{ action: Block, file: { matchPaths: [{ path: /srv/a }, { path: /srv/a }] } }`;
const HARMFUL = '{ action: Block, process: { matchPaths: [{ path: /usr/sbin/sshd }] } }';

test('nothing to mend is code 0', async () => {
  expect(await lint('-f', fileWith('good', GOOD))).toEqual({
    code: EXIT.ok,
    text: 'good.yaml: 1 policy, 1 rule: nothing found\n',
  });
});

test('warnings are code 4, each at its place with code and mend', async () => {
  const { code, text } = await lint('-f', fileWith('doubled', DOUBLED));
  expect(code).toBe(EXIT.notInFull);
  expect(text.split('\n')).toEqual([
    'doubled.yaml:4:63: warning: spec.file.matchPaths[1]: the same rule stands at doubled.yaml:4 [RF-LINT-003]',
    `  4 │ spec: ${DOUBLED}`,
    `    │ ${' '.repeat(62)}${'^'.repeat('{ path: /srv/a }'.length)}`,
    '    = remove one; alerts name the other',
    'doubled.yaml: 1 policy, 2 rules: 0 errors, 1 warning',
    '',
  ]);
});

test('self-harm is an error, and a warning where it is forced', async () => {
  const file = fileWith('harmful', HARMFUL);
  const { code, text } = await lint('-f', file);
  expect(code).toBe(EXIT.failed);
  expect(text).toContain('error: spec.process.matchPaths[0]: this denies sshd, the way in');
  expect((await lint('--force', '-f', file)).code).toBe(EXIT.notInFull);
});

test('what cannot be read is told with the rest, and files are looked at together', async () => {
  const bad = fileWith('bad', '{ acton: Block }');
  const { code, text } = await lint('-o', 'json', '-f', fileWith('one', DOUBLED), bad);
  expect(code).toBe(EXIT.failed);
  const { problems } = JSON.parse(text) as { problems: { file: string; code: string }[] };
  expect(problems.map((problem) => [problem.file, problem.code])).toEqual([
    [bad.replace(`${folder}/`, ''), 'RF-POLICY-005'],
    ['one.yaml', 'RF-LINT-003'],
  ]);
});
