// How `ringfence` is started: the environment may not run code in it or have it write files, and what
// V8 compiled when it was built is used.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, test } from 'node:test';

const dist = join(import.meta.dirname, '../../dist');
const LAUNCHER = [join(dist, 'bin/ringfence')];
const BARE = [join(dist, 'bin/node'), join(dist, 'ringfence.cjs')];

const folder = mkdtempSync(join(tmpdir(), 'ringfence-launcher-'));
const written = join(folder, 'written');
const foreign = join(folder, 'foreign.cjs');
writeFileSync(foreign, `require('node:fs').writeFileSync(${JSON.stringify(`${written}/ran`)}, '')`);

beforeEach(() => {
  rmSync(written, { recursive: true, force: true });
  mkdirSync(written);
});
after(() => rmSync(folder, { recursive: true }));

/** What is in the folder afterwards. */
function run([program = '', ...arguments_]: readonly string[], variable: string, value: string) {
  const { status } = spawnSync(program, [...arguments_, '--version'], {
    env: { PATH: process.env.PATH, [variable]: value },
  });
  assert.equal(status, 0);
  return readdirSync(written);
}

const HOSTILE = {
  NODE_OPTIONS: `--require ${foreign}`,
  NODE_COMPILE_CACHE: written,
  NODE_V8_COVERAGE: written,
};
for (const [variable, value] of Object.entries(HOSTILE))
  test(`${variable} is heeded by Node, and by the launcher taken away`, () => {
    assert.deepEqual(run(LAUNCHER, variable, value), []);
    assert.notDeepEqual(run(BARE, variable, value), []);
  });

// V8 does not take what was compiled under other flags than it runs with.
test('under the flags of the launcher V8 takes the code cache', () => {
  const launcher = readFileSync(LAUNCHER[0] ?? '', 'utf8');
  const flags: string[] = launcher.match(/--[a-z0-9-]+(?:=\d+)?/g) ?? [];
  assert.ok(flags.includes('--disable-sigusr1'), flags.join(' '));
  const asked = join(import.meta.dirname, 'cache-taken.ts');
  const asking = (more: readonly string[]) =>
    spawnSync(join(dist, 'bin/node'), [...flags, ...more, asked, dist], {
      encoding: 'utf8',
    }).stdout;
  assert.equal(asking([]), 'taken\n');
  assert.equal(asking(['--no-opt']), 'rejected\n');
});
