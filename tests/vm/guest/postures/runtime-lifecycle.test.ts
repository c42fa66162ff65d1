// Under an allow-list and a posture that blocks, an ordinary image starts, is entered and is stopped.
import assert from 'node:assert/strict';
import { copyFileSync, writeFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { Containers } from '../harness/containers.ts';
import { unlessKernelHas } from '../harness/kernel-requirement.ts';
import type { LogStream } from '../harness/log-stream.ts';
import { PlainRunc } from '../harness/plain-runc.ts';
import { RingfenceNode } from '../harness/ringfence-node.ts';

/** What a busybox image reads and runs, and no more. */
const POLICY = `
apiVersion: security.ringfence.dev/v1alpha1
kind: WorkloadPolicy
metadata: { name: allow-list, namespace: default }
spec:
  selector: { matchLabels: { app: strict } }
  action: Allow
  process: { matchPaths: [{ path: /bin/busybox }] }
  file:
    matchPaths: [{ path: /etc/passwd }, { path: /bin/busybox }]
    matchDirectories: [{ dir: /proc/, recursive: true }, { dir: /dev/, recursive: true }]
`;
const LABELS = { app: 'strict' };
const IMAGE = 'ringfence.local/demo:1';

/** A stream begins with some of what was told before it. */
const alertsOf = ({ alerts }: LogStream, name: string) =>
  alerts.filter(({ workload }) => workload === name);

describe('an allow-list', { skip: unlessKernelHas('BPF LSM with task storage') }, () => {
  const resources = new AsyncDisposableStack();
  let containers: Containers;
  let node: RingfenceNode;

  before(async () => {
    containers = resources.use(await Containers.start());
    node = await RingfenceNode.shared(containers.socket, '--posture', 'file=block,network=block');
    await node.apply(POLICY);
  });

  after(() => resources.disposeAsync());

  it('containerd: run, exec and stop go through, what is not listed does not', async () => {
    const name = 'strict-ctr';
    await using logs = node.logs();
    const label = ['--label', 'app=strict', '--net-host', '--cgroup', `/ringfence-test/${name}`];
    await containers.ctr('run', '-d', ...label, IMAGE, name, '/bin/busybox', 'sleep', '1000');
    const exec = (...words: string[]) =>
      containers.ctr(
        'task',
        'exec',
        '--exec-id',
        `e${performance.now().toFixed(0)}`,
        name,
        ...words,
      );
    assert.match(await exec('/bin/busybox', 'cat', '/etc/passwd'), /root/);
    assert.equal(
      alertsOf(logs, name).length,
      0,
      'nothing that the runtime or the image did was refused',
    );
    await assert.rejects(exec('/bin/busybox', 'cat', '/etc/group'), /status 1|Permission denied/);
    await logs.until(() => alertsOf(logs, name).length > 0, 'an alert');
    assert.deepEqual(
      alertsOf(logs, name).map(({ activity, workload }) => [activity.type, workload]),
      [['file', name]],
    );
    await containers.ctr('task', 'kill', '--signal', 'SIGKILL', name);
    await containers.ctr('task', 'rm', '--force', name).catch(() => '');
    await containers.ctr('container', 'rm', name);
    assert.equal(alertsOf(logs, name).length, 1);
  });

  it('runc: the same', async () => {
    await using logs = node.logs();
    using runc = new PlainRunc();
    writeFileSync(runc.inside('/etc/passwd'), 'root\n');
    copyFileSync('/bin/busybox', runc.inside('/bin/other'));
    const name = 'strict-runc';
    const status = await runc.start({
      name,
      arguments: ['/bin/busybox', 'sleep', '1000'],
      annotations: LABELS,
    });
    assert.equal(status, 0);
    const read = await runc.exec(name, '/bin/busybox', 'cat', '/etc/passwd');
    assert.equal(read.stdout, 'root\n', read.stderr);
    assert.equal(alertsOf(logs, name).length, 0);
    const other = await runc.exec(name, '/bin/other', 'true');
    assert.notEqual(other.status, 0);
    await logs.until(() => alertsOf(logs, name).length > 0, 'an alert');
    assert.deepEqual(
      alertsOf(logs, name).map(({ activity }) => activity.type),
      ['exec'],
    );
    await runc.remove(name);
    assert.equal(alertsOf(logs, name).length, 1);
  });
});
