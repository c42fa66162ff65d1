// Each privilege, asked for by a privileged container under Block, under Audit, and without policy.
import assert from 'node:assert/strict';
import {
  chmodSync,
  chownSync,
  copyFileSync,
  mkdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { NodeEvent, Privilege } from '@ringfence/model';
import { type Container, Containers } from './harness/containers.ts';
import { unlessKernelHas } from './harness/kernel-requirement.ts';
import type { LogStream } from './harness/log-stream.ts';
import { RingfenceNode } from './harness/ringfence-node.ts';

interface Attempt {
  readonly privilege: Privilege;
  readonly words: readonly string[];
  /** What it comes to where nothing forbids it. */
  readonly otherwise: string;
}

const attempt = (
  privilege: Privilege,
  otherwise: string,
  ...words: readonly string[]
): Attempt => ({
  privilege,
  words,
  otherwise,
});

/** In an order in which each succeeds where nothing forbids it. */
const ATTEMPTS: readonly Attempt[] = [
  attempt('mount', '', 'mount', '/mnt/a'),
  attempt('mount', '', 'bind-mount', '/etc', '/mnt/b'),
  attempt('mount', '', 'move-mount', '/mnt/a', '/mnt/c'),
  attempt('mount', '', 'umount', '/dev/shm'),
  attempt('bpf', '', 'bpf'),
  attempt('module', 'ENOEXEC', 'init-module'),
  attempt('module', 'ENOEXEC', 'finit-module', '/mnt/module'),
  attempt('userns', '', 'userns'),
  attempt('setuid', '', 'setuid', '/mnt/true'),
  attempt('signal', '', 'signal', 'HOST-PROCESS', '18'),
  attempt('io_uring', '', 'io-uring-setup'),
  attempt('ptrace', '', 'attach'),
  attempt('ptrace', '', 'read-child'),
  attempt('ptrace', '', 'write-child'),
  attempt('ptrace', '', 'write-child-file'),
  attempt('ptrace', '', 'child-descriptor'),
];

const policyOf = (name: string, action: string): string => `
apiVersion: security.ringfence.dev/v1alpha1
kind: WorkloadPolicy
metadata: { name: ${name}, namespace: default }
spec:
  selector: { matchLabels: { app: ${name} } }
  action: ${action}
  privileges:
    { ptrace: {}, mount: {}, bpf: {}, module: {}, userns: {}, setuid: {}, signal: {}, io_uring: {} }
`;

/** By a child of the one that was asked, or by what that child executed. */
const isOf = (event: NodeEvent, id: string) =>
  event.lineage.some((process) => process.arguments.includes(id));

function prepare(root: string): void {
  for (const folder of ['a', 'b', 'c']) mkdirSync(`${root}/mnt/${folder}`, { recursive: true });
  writeFileSync(`${root}/mnt/module`, 'no module');
  copyFileSync(`${root}/bin/busybox`, `${root}/mnt/true`);
  chownSync(`${root}/mnt/true`, 0, 0);
  chmodSync(`${root}/mnt/true`, 0o4755);
}

const mountsOf = ({ pid }: Container) =>
  readFileSync(`/proc/${pid}/mounts`, 'utf8').split('\n').length;

describe('privileges', { skip: unlessKernelHas('BPF LSM with task storage') }, () => {
  const resources = new AsyncDisposableStack();
  let node: RingfenceNode;
  let logs: LogStream;
  let blocked: Container;
  let audited: Container;
  let free: Container;

  before(async () => {
    const containers = resources.use(await Containers.start());
    node = await RingfenceNode.shared(containers.socket);
    const shape = { privileged: true, newPrivileges: true, hostProcesses: true };
    const names = ['pod-block', 'pod-audit', 'pod-free'];
    const [first, second, third] = await containers.run(names, shape);
    assert.ok(first && second && third);
    [blocked, audited, free] = [first, second, third];
    for (const { root } of [blocked, audited, free]) prepare(root);
    await node.apply(`${policyOf('pod-block', 'Block')}---\n${policyOf('pod-audit', 'Audit')}`);
    logs = resources.use(node.logs());
  });

  after(() => resources.disposeAsync());

  const perform = ({ actor }: Container, words: readonly string[]) =>
    actor.perform(
      'child',
      ...words.map((word) => (word === 'HOST-PROCESS' ? `${process.pid}` : word)),
    );

  for (const { privilege, words, otherwise } of ATTEMPTS) {
    it(`${privilege}: ${words.join(' ')} is refused under Block, with one alert`, async () => {
      const mounts = mountsOf(blocked);
      const { error, id } = await perform(blocked, words);
      assert.equal(error, words[0] === 'write-child-file' ? 'EACCES' : 'EPERM');
      assert.equal(mountsOf(blocked), mounts);
      await logs.first((event) => isOf(event, id) && event.alert !== null, id);
      const alerts = logs.alerts.filter((event) => isOf(event, id));
      assert.equal(alerts.length, 1);
      assert.deepEqual(alerts[0]?.alert?.rule, `spec.privileges.${privilege}`);
      assert.equal(alerts[0]?.outcome, 'denied');
      assert.equal(
        alerts[0]?.activity.type === 'privilege' && alerts[0].activity.privilege,
        privilege,
      );
    });

    it(`${privilege}: ${words.join(' ')} goes through under Audit, with an alert`, async () => {
      const { error, id } = await perform(audited, words);
      assert.equal(error, otherwise);
      const { alert, outcome } = await logs.first(
        (event) => isOf(event, id) && event.alert !== null,
        id,
      );
      assert.deepEqual([alert?.action, outcome], ['Audit', 'not-denied']);
    });

    it(`${privilege}: ${words.join(' ')} goes through without a policy`, async () => {
      const { error, id } = await perform(free, words);
      assert.equal(error, otherwise);
      assert.deepEqual(
        logs.alerts.filter((event) => isOf(event, id)),
        [],
      );
    });
  }

  it("another process's memory is written only where that is not refused", async () => {
    for (const words of [['write-child'], ['write-child-file']]) {
      assert.equal((await perform(blocked, words)).detail, '7');
      assert.equal((await perform(free, words)).detail, '42');
    }
  });

  it('signals within the workload are its own affair', async () => {
    const { error } = await perform(blocked, ['signal-child']);
    assert.equal(error, '');
  });
});
