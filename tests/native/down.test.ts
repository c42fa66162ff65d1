// Where a node cannot run it says so in one line, with a code and an exit status, and changes nothing.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';

const scratch = mkdtempSync(join(tmpdir(), 'ringfence-down-'));
const RINGFENCE = join(import.meta.dirname, '../../dist/bin/ringfence');

after(() => rmSync(scratch, { recursive: true }));

/** Each in namespaces of its own, so that this host is as it was. */
const PLACES: readonly (readonly [string, string, readonly string[]])[] = [
  ['as another user than root', 'RF-NODE-107', ['setpriv', '--reuid=65534', '--clear-groups']],
  ['without cgroups', 'RF-WORKLOADS-001', inNamespace('umount -a -t cgroup,cgroup2')],
  ['without BTF', 'RF-KERNEL-006', inNamespace('mount -t tmpfs none /sys/kernel/btf')],
  [
    'without the right to use bpf(2)',
    'RF-KERNEL-007',
    ['setpriv', '--bounding-set=-sys_admin,-bpf', '--inh-caps=-sys_admin,-bpf'],
  ],
  [
    'without a place for its state',
    'RF-NODE-109',
    inNamespace(`mkdir -p ${scratch}/state; mount -t tmpfs -o ro none ${scratch}/state`),
  ],
];

function inNamespace(change: string): string[] {
  return ['unshare', '--mount', 'sh', '-ec', `${change}\nexec "$@"`, 'sh'];
}

describe('a node that cannot run', () => {
  for (const [place, code, [wrapper = '', ...words]] of PLACES)
    it(place, () => {
      const run = join(scratch, 'run');
      const options = ['node', '--containerd', 'none', '--state-dir', join(scratch, 'state/own')];
      const { status, stderr } = spawnSync(
        wrapper,
        [...words, RINGFENCE, ...options, '--socket', join(run, 'node.sock')],
        { encoding: 'utf8', timeout: 30_000 },
      );
      assert.match(stderr, new RegExp(`^ringfence node: down: ${code}: .+\n$`));
      assert.equal(status, 6);
      assert.ok(!existsSync(join(run, 'canary')));
    });
});
