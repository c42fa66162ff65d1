// Identity and enforcement on this guest's layout of cgroups: v2, v1 or hybrid (CGROUP= of `make vm`).
import assert from 'node:assert/strict';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { NOTHING } from '@ringfence/model/wire';
import { readIdentityHierarchy } from '@ringfence/workloads';
import { type Container, Containers } from '../harness/containers.ts';
import { isEnforcing, unlessKernelHas } from '../harness/kernel-requirement.ts';
import { type Listener, listenTcp } from '../harness/listeners.ts';
import { isBy, type LogStream } from '../harness/log-stream.ts';
import { PlainRunc } from '../harness/plain-runc.ts';
import { RingfenceNode } from '../harness/ringfence-node.ts';

const SECRET = '/etc/bin/secret';
const PORT = 5000;
const needs = { skip: unlessKernelHas('BPF LSM with task storage') };

const FILES = `
apiVersion: security.ringfence.dev/v1alpha1
kind: WorkloadPolicy
metadata: { name: files, namespace: default }
spec:
  selector: { matchLabels: { app: layout-a } }
  action: Block
  file: { matchDirectories: [{ dir: /etc/bin/, recursive: true }] }
`;
const NETWORK = `
apiVersion: security.ringfence.dev/v1alpha1
kind: WorkloadPolicy
metadata: { name: network, namespace: default }
spec:
  selector: { matchLabels: { app: layout-a } }
  action: Block
  egress:
    - to: [{ cidr: 127.0.0.0/8 }]
      ports: [{ protocol: TCP, port: ${PORT} }]
`;

describe('cgroup layout', () => {
  const resources = new AsyncDisposableStack();
  const hierarchy = readIdentityHierarchy();
  let node: RingfenceNode;
  let listener: Listener;
  let blocked: Container;
  let free: Container;

  before(async () => {
    const containers = resources.use(await Containers.start());
    node = await RingfenceNode.shared(containers.socket);
    const [one, other] = await containers.run(['layout-a', 'layout-d'], { by: 'containerd' });
    assert.ok(one && other);
    [blocked, free] = [one, other];
    listener = await listenTcp(PORT);
    resources.defer(() => listener.close());
    await node.apply(isEnforcing ? `${FILES}---\n${NETWORK}` : NETWORK);
  });

  after(() => resources.disposeAsync());

  const connect = ({ actor }: Container) => actor.perform('child', 'tcp', '127.0.0.1', `${PORT}`);
  const read = ({ actor }: Container) => actor.perform('child', 'read', SECRET);

  /** A stream begins with some of what was told before it. */
  const alertsOf = ({ alerts }: LogStream, type: string) =>
    alerts.filter(({ activity }) => activity.type === type);

  it('each container is known by a cgroup of its own', async () => {
    const workloads = await node.client.call('listWorkloads', NOTHING);
    for (const { name, cgroup } of [blocked, free]) {
      const found = workloads.find(({ id }) => id === name);
      const { ino } = statSync(join(hierarchy.mountPoint, cgroup), { bigint: true });
      assert.deepEqual([found?.cgroupPath, found?.cgroupId], [cgroup, ino]);
    }
    const { cgroup } = await node.client.call('probe', NOTHING);
    assert.match(cgroup, new RegExp(`^${hierarchy.kind}, `));
  });

  it('a connection is refused to the one, and to nobody else', async () => {
    await using logs = node.logs();
    const { error, id } = await connect(blocked);
    assert.equal(error, 'EPERM');
    assert.equal(await listener.seen(), 0);
    const event = await logs.first((one) => isBy(one, id) && one.alert !== null, id);
    assert.equal(event.workload, 'layout-a');
    const other = await connect(free);
    assert.equal(other.error, '');
    assert.equal(await listener.seen(), 1);
    assert.equal(alertsOf(logs, 'connect').length, 1);
  });

  it('a file is refused to the one, and to nobody else', needs, async () => {
    await using logs = node.logs();
    const { error, id } = await read(blocked);
    assert.equal(error, 'EACCES');
    const event = await logs.first((one) => isBy(one, id) && one.alert !== null, id);
    assert.equal(event.workload, 'layout-a');
    assert.equal((await read(free)).error, '');
    assert.equal(alertsOf(logs, 'file').length, 1);
  });

  it('a container of runc alone waits until it is known', needs, async () => {
    using runc = new PlainRunc();
    const words = ['sh', '-c', 'cat /etc/bin/secret; echo over'];
    const annotations = { app: 'layout-a' };
    const { stdout } = await runc.run({ name: 'layout-runc', arguments: words, annotations });
    assert.equal(stdout, 'over\n');
    const other = await runc.run({ name: 'layout-free', arguments: words });
    assert.equal(other.stdout, 'secret\nover\n');
  });

  it('it goes on while the agent is dead, and the next one adopts it', async () => {
    await node.end('SIGKILL');
    const dead = [await connect(blocked), await connect(free)];
    assert.deepEqual(
      dead.map(({ error }) => error),
      ['EPERM', ''],
    );
    await node.start();
    assert.match(node.said.join('\n'), /adopted program set/);
    const alive = [await connect(blocked), await connect(free)];
    assert.deepEqual(
      alive.map(({ error }) => error),
      ['EPERM', ''],
    );
    if (isEnforcing) assert.equal((await read(blocked)).error, 'EACCES');
  });

  it('network programs hang on cgroup v2, which the node mounts where the host reads v1', () => {
    assert.equal(existsSync('/run/ringfence/cgroup2/cgroup.procs'), hierarchy.kind !== 'v2');
  });
});
