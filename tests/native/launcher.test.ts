// How `ringfence` is started: the environment may not run code in it or have it write files, and what
// V8 compiled when it was built is used.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
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

const CACHE = 'ringfence.cache';
const whole = readFileSync(join(dist, CACHE));
const DAMAGED: Readonly<Record<string, Buffer>> = {
  'some bytes of which are others': Buffer.from(whole).fill(0xff, 500_000, 500_064),
  'a block of which was never written': Buffer.from(whole).fill(0, 499_712, 503_808),
  'the end of which is missing': whole.subarray(0, 1_000_000),
  'that is empty': Buffer.alloc(0),
};
for (const [what, bytes] of Object.entries(DAMAGED))
  test(`a code cache ${what} is passed over`, () => {
    const damaged = join(folder, 'damaged');
    rmSync(damaged, { recursive: true, force: true });
    mkdirSync(damaged);
    for (const name of ['start.cjs', 'ringfence.cjs'])
      copyFileSync(join(dist, name), join(damaged, name));
    writeFileSync(join(damaged, CACHE), bytes);
    const words = ['--single-threaded', join(damaged, 'start.cjs'), '--version'];
    const { status, stdout } = spawnSync(join(dist, 'bin/node'), words, { encoding: 'utf8' });
    assert.deepEqual([status, stdout], [0, '0.1.0\n']);
  });
