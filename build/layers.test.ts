import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkLayers } from './layers.ts';

let root: string;

function write(path: string, text: string): void {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function addPackage(name: string): void {
  write(
    `packages/${name}/package.json`,
    JSON.stringify({ name: `@ringfence/${name}`, exports: { '.': './src/index.ts' } }),
  );
  write(`packages/${name}/src/index.ts`, `export const ${name} = 1;\n`);
  mkdirSync(join(root, 'node_modules/@ringfence'), { recursive: true });
  symlinkSync(join(root, 'packages', name), join(root, 'node_modules/@ringfence', name));
}

async function violatedRules(): Promise<string[]> {
  const { violations, unseen } = await checkLayers(root);
  expect(unseen).toEqual([]);
  return violations.map((line) => / imports .*: ([a-z-]+) \(/.exec(line)?.[1] ?? line);
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'ringfence-layers-'));
  for (const name of ['model', 'policy', 'kernel', 'node', 'control', 'cli']) addPackage(name);
});
afterEach(() => rmSync(root, { recursive: true }));

test('imports from right to left are fine', async () => {
  write('packages/policy/src/index.ts', "export * from '@ringfence/model';\n");
  write('packages/cli/src/index.ts', "export * from '@ringfence/control';\n");
  write('packages/policy/src/digest.ts', "export { createHash } from 'node:crypto';\n");
  write('packages/policy/src/digest.test.ts', "import 'node:fs';\nimport './digest.ts';\n");
  expect(await violatedRules()).toEqual([]);
});

test.each([
  ['left to right', 'model', "export * from '@ringfence/policy';", 'layer-model'],
  ['a type alone', 'kernel', "export type { node } from '@ringfence/node';", 'layer-kernel'],
  ['role to role', 'control', "export * from '@ringfence/node';", 'layer-control'],
  ['by a path', 'cli', "export * from '../../model/src/inside.ts';", 'front-door'],
  ['I/O in model', 'model', "import 'node:fs';", 'pure-model'],
  ['crypto in model', 'model', "import 'node:crypto';", 'pure-model'],
  ['I/O in policy', 'policy', "export type { Socket } from 'net';", 'pure-policy'],
  ['native code', 'policy', "import '../../../native/addon.cjs';", 'native-by-kernel'],
  ['a test', 'policy', "import './glob.test.ts';", 'no-tests-in-production'],
  ['test material', 'policy', "import './fixtures/rule.ts';", 'no-tests-in-production'],
  ['a test runner', 'node', "import 'node:test';", 'no-tests-in-production'],
  ['nothing', 'policy', "import './gone.ts';", 'resolvable'],
  ['itself, around a corner', 'cli', "export * from './corner.ts';", 'no-cycles'],
])('%s is seen', async (_name, from, statement, rule) => {
  write('packages/model/src/inside.ts', 'export const inside = 1;\n');
  write('native/addon.cjs', '');
  write('packages/policy/src/glob.test.ts', 'export {};\n');
  write('packages/policy/src/fixtures/rule.ts', 'export {};\n');
  write('packages/cli/src/corner.ts', "export * from './index.ts';\n");
  write(`packages/${from}/src/index.ts`, `export const ${from} = 1;\n${statement}\n`);
  expect(await violatedRules()).toContain(rule);
});

test('a package without a place is seen', async () => {
  addPackage('stray');
  write('packages/stray/src/index.ts', "export * from '@ringfence/model';\n");
  expect(await violatedRules()).toContain('known-package');
});

test('a file that the analysis cannot see is named', async () => {
  write('packages/model/src/generated/big.ts', 'export const big = 1;\n');
  const blind = join(root, 'blind');
  cpSync(join(root, 'packages'), join(blind, 'packages'), { recursive: true });
  const { unseen } = await checkLayers(blind, { exclude: { path: 'big' } });
  expect(unseen).toEqual(['packages/model/src/generated/big.ts']);
});
