// What a node gives up once it runs, tried by a process that has its addon and as many threads.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { describe, it } from 'node:test';
import { KEPT_CAPABILITIES } from '@ringfence/kernel';
import { CAPABILITIES } from '@ringfence/model';

const KEPT = KEPT_CAPABILITIES.reduce(
  (bits, [name]) => bits | (1n << BigInt(CAPABILITIES.indexOf(name))),
  0n,
);

/** Reads files meanwhile, so that the threads for that are there; then starts a program. */
const SCRIPT = `
  import { execFileSync } from 'node:child_process';
  import { readdirSync, readFileSync } from 'node:fs';
  import { readFile } from 'node:fs/promises';
  import { keepLeastRights } from '@ringfence/kernel';
  const read = () => Promise.all(new Array(8).fill('/etc/passwd').map((path) => readFile(path)));
  await read();
  keepLeastRights();
  await read();
  const threads = readdirSync('/proc/self/task');
  const own = threads.map((id) => readFileSync('/proc/self/task/' + id + '/status', 'utf8'));
  const child = execFileSync('/bin/cat', ['/proc/self/status'], { encoding: 'utf8' });
  process.stdout.write(JSON.stringify({ own, child }));
`;

const hexField = (status: string, name: string) =>
  BigInt(`0x${new RegExp(`^${name}:\\s+(\\w+)$`, 'm').exec(status)?.[1] ?? 'none'}`);

describe('a node that runs', { skip: process.geteuid?.() === 0 ? false : 'needs root' }, () => {
  it('gives up all but five capabilities, in every thread and for what it starts', () => {
    assert.equal(KEPT_CAPABILITIES.length, 5);
    const before = execFileSync('/bin/cat', ['/proc/self/status'], { encoding: 'utf8' });
    const had = hexField(before, 'CapPrm');
    assert.notEqual(had, KEPT, 'more than that, so that something can be given up');
    const output = execFileSync(process.execPath, ['--input-type=module', '-e', SCRIPT], {
      encoding: 'utf8',
    });
    const { own, child } = JSON.parse(output) as { own: string[]; child: string };
    assert.ok(own.length > 4, 'threads beside the first');
    for (const status of [...own, child]) {
      for (const set of ['CapPrm', 'CapEff', 'CapBnd'])
        assert.equal(hexField(status, set), had & KEPT, set);
      assert.equal(hexField(status, 'NoNewPrivs'), 1n);
    }
  });
});
