// Capabilities of a privileged container under Block, Audit and Allow, and without policy.
import assert from 'node:assert/strict';
import { chownSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { NodeEvent } from '@ringfence/model';
import { type Container, Containers } from './harness/containers.ts';
import { unlessKernelHas } from './harness/kernel-requirement.ts';
import { isBy, type LogStream } from './harness/log-stream.ts';
import { RingfenceNode } from './harness/ringfence-node.ts';

const OWN = '/mnt/own';
const OTHERS = '/mnt/others';
const DEVICE = '/mnt/device';
const SOMEBODY = 1000;

/** By capability: what takes it, and the error it is refused with. */
const USES: readonly (readonly [capability: string, error: string, ...words: string[]])[] = [
  ['chown', 'EPERM', 'use-chown', OWN],
  ['fowner', 'EPERM', 'use-fowner', OTHERS],
  ['dac_override', 'EACCES', 'use-dac_override', OTHERS],
  ['setuid', 'EPERM', 'use-setuid'],
  ['setgid', 'EPERM', 'use-setgid'],
  ['setpcap', 'EPERM', 'use-setpcap'],
  ['net_bind_service', 'EACCES', 'use-net_bind_service'],
  ['net_raw', 'EPERM', 'use-net_raw'],
  ['ipc_lock', 'EPERM', 'use-ipc_lock'],
  ['sys_chroot', 'EPERM', 'use-sys_chroot'],
  ['sys_admin', 'EPERM', 'use-sys_admin'],
  ['sys_nice', 'EPERM', 'use-sys_nice'],
  ['sys_resource', 'EPERM', 'use-sys_resource'],
  ['sys_time', 'EPERM', 'use-sys_time'],
  ['mknod', 'EPERM', 'use-mknod', DEVICE],
  ['wake_alarm', 'EPERM', 'use-wake_alarm'],
];

const listOf = (names: readonly string[]) => names.map((name) => `{ capability: ${name} }`).join();

function policyOf(name: string, action: string, names: readonly string[], kind = 'ringfence') {
  const head =
    kind === 'ringfence'
      ? 'apiVersion: security.ringfence.dev/v1alpha1\nkind: WorkloadPolicy'
      : 'apiVersion: security.kubearmor.com/v1\nkind: KubeArmorPolicy';
  return `${head}
metadata: { name: ${name}, namespace: default }
spec:
  selector: { matchLabels: { app: ${name} } }
  action: ${action}
  capabilities: { matchCapabilities: [${listOf(names)}] }
`;
}

function prepare(root: string): void {
  mkdirSync(`${root}/mnt`, { recursive: true });
  writeFileSync(`${root}${OWN}`, '');
  writeFileSync(`${root}${OTHERS}`, '', { mode: 0o600 });
  chownSync(`${root}${OTHERS}`, SOMEBODY, SOMEBODY);
}

describe('capabilities', { skip: unlessKernelHas('BPF LSM with task storage') }, () => {
  const resources = new AsyncDisposableStack();
  let logs: LogStream;
  let blocked: Container;
  let audited: Container;
  let listed: Container;
  let probing: Container;
  let free: Container;

  before(async () => {
    const containers = resources.use(await Containers.start());
    const node = await RingfenceNode.shared(containers.socket);
    const names = ['cap-block', 'cap-audit', 'cap-allow', 'cap-probe', 'cap-free'];
    const started = await containers.run(names, { privileged: true });
    const [first, second, third, fourth, fifth] = started;
    assert.ok(first && second && third && fourth && fifth);
    [blocked, audited, listed, probing, free] = [first, second, third, fourth, fifth];
    for (const { root } of started) prepare(root);
    const all = USES.map(([capability]) => capability);
    const probed = ['sys_ptrace', 'dac_override', 'dac_read_search', 'net_raw'];
    await node.apply(
      [
        policyOf('cap-block', 'Block', all, 'kubearmor'),
        policyOf('cap-audit', 'Audit', all),
        policyOf('cap-allow', 'Allow', ['net_raw']),
        policyOf('cap-probe', 'Block', probed),
      ].join('---\n'),
    );
    logs = resources.use(node.logs());
  });

  after(() => resources.disposeAsync());

  /** Alerts of it, once a later alert of the same process's parent has come. */
  async function alertsOf(id: string): Promise<NodeEvent[]> {
    const mark = await audited.actor.perform('child', 'use-sys_chroot');
    await logs.first((event) => isBy(event, mark.id) && event.alert !== null, mark.id);
    return logs.alerts.filter((event) => isBy(event, id));
  }

  const usedBy = ({ activity }: NodeEvent) =>
    activity.type === 'capability' ? activity.capability : activity.type;

  for (const [at, [capability, refusal, ...words]] of USES.entries())
    it(`${capability} is refused under Block, told of under Audit, else nobody's affair`, async () => {
      const stopped = await blocked.actor.perform('child', ...words);
      const unasked = await free.actor.perform('child', ...words);
      const told = await audited.actor.perform('child', ...words);
      assert.deepEqual([stopped.error, unasked.error, told.error], [refusal, '', '']);
      // Raised last, so that the others' are there.
      const isTold = (event: NodeEvent) => isBy(event, told.id) && usedBy(event) === capability;
      const { alert, outcome } = await logs.first(isTold, told.id);
      assert.deepEqual([alert?.action, outcome], ['Audit', 'not-denied']);
      const alerts = logs.alerts.filter((event) => isBy(event, stopped.id));
      assert.deepEqual(alerts.map(usedBy), [capability]);
      assert.equal(alerts[0]?.alert?.rule, `spec.capabilities.matchCapabilities[${at}]`);
      assert.deepEqual([alerts[0]?.alert?.action, alerts[0]?.outcome], ['Block', 'denied']);
      assert.ok(!logs.alerts.some((event) => isBy(event, unasked.id)));
    });

  it('what was refused did not happen', () => {
    assert.equal(statSync(`${blocked.root}${OWN}`).uid, 0);
    assert.equal(statSync(`${blocked.root}${OTHERS}`).mode & 0o777, 0o600);
    assert.equal(statSync(`${free.root}${OWN}`).uid, SOMEBODY);
  });

  it('is refused in a user namespace of its own too', async () => {
    const words = ['use-net_raw-in-namespace'];
    const { error, id } = await probing.actor.perform('child', ...words);
    assert.equal(error, 'EPERM');
    assert.deepEqual((await alertsOf(id)).map(usedBy), ['net_raw']);
    assert.equal((await free.actor.perform('child', ...words)).error, '');
  });

  it('is refused alike to who only asks, without an alert', async () => {
    const asked = await probing.actor.perform('child', 'probe-stat');
    assert.equal(asked.detail, 'hidden');
    assert.deepEqual(await alertsOf(asked.id), []);
    assert.equal((await free.actor.perform('child', 'probe-stat')).detail, 'shown');
  });

  it('says nothing of what an overlay does with the rights of who mounted it', async () => {
    assert.match(readFileSync(`/proc/${probing.pid}/mounts`, 'utf8'), /^overlay \/ overlay/m);
    const { error, id } = await probing.actor.perform('child', 'read-as-somebody', OTHERS);
    assert.equal(error, '');
    assert.deepEqual(await alertsOf(id), []);
  });

  it('cannot be borrowed from before by io_uring', async () => {
    const { error, id } = await blocked.actor.perform('child', 'io-uring-borrow');
    assert.equal(error, 'EPERM');
    const alerts = await alertsOf(id);
    assert.deepEqual(alerts.map(usedBy), ['privilege']);
    assert.equal(alerts[0]?.alert?.rule, 'spec.capabilities.matchCapabilities[0]');
    assert.equal((await free.actor.perform('child', 'io-uring-borrow')).error, '');
  });

  it('alerts on the rest where a list allows some', async () => {
    const allowed = await listed.actor.perform('child', 'use-net_raw');
    const other = await listed.actor.perform('child', 'use-sys_chroot');
    assert.deepEqual([allowed.error, other.error], ['', '']);
    const { alert, outcome } = await logs.first(
      (event) => isBy(event, other.id) && event.alert !== null,
      other.id,
    );
    assert.deepEqual([alert?.action, alert?.policy.name], ['Audit', 'DefaultPosture']);
    assert.equal(outcome, 'not-denied');
    assert.deepEqual(await alertsOf(allowed.id), []);
  });

  it('counts what is refused again with the first', async () => {
    const { id, detail } = await blocked.actor.perform('child', 'repeat', '50', 'use-net_raw');
    assert.equal(detail, '1:50');
    const sum = () =>
      logs.alerts.filter((event) => isBy(event, id)).reduce((total, { count }) => total + count, 0);
    await logs.until(() => sum() >= 50, 'fifty refusals');
    await alertsOf(id);
    assert.equal(sum(), 50);
  });
});
