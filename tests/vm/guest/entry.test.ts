// Who comes into a container from outside is its runtime, until it executes a program of it.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { ACTOR_PROGRAM, Actor } from './harness/actor.ts';
import { type Container, Containers } from './harness/containers.ts';
import { unlessKernelHas } from './harness/kernel-requirement.ts';
import { RingfenceNode } from './harness/ringfence-node.ts';

/** On the host and in the container. */
const FILE = '/etc/passwd';
const EACCES = 13;

const POLICY = `
apiVersion: security.ringfence.dev/v1alpha1
kind: WorkloadPolicy
metadata: { name: entry, namespace: default }
spec:
  selector: { matchLabels: { app: pod-entry } }
  action: Block
  file: { matchPaths: [{ path: ${FILE} }] }
`;

describe('entry', { skip: unlessKernelHas('BPF LSM with task storage') }, () => {
  const resources = new AsyncDisposableStack();
  let node: RingfenceNode;
  let container: Container;
  let outside: Actor;

  before(async () => {
    const containers = resources.use(await Containers.start());
    node = await RingfenceNode.shared(containers.socket);
    const [only] = await containers.run(['pod-entry']);
    assert.ok(only);
    container = only;
    outside = new Actor(ACTOR_PROGRAM);
    resources.defer(() => outside.end());
  });

  after(() => resources.disposeAsync());

  async function enter(): Promise<number[]> {
    const cgroup = `/sys/fs/cgroup${container.cgroup}`;
    const { error, detail } = await outside.perform(
      'here',
      'enter',
      cgroup,
      `${container.pid}`,
      FILE,
    );
    assert.equal(error, '');
    return detail.split(' ').map(Number);
  }

  it('without a policy both read it, so that a refusal would show', async () => {
    assert.deepEqual(await enter(), [0, 0]);
  });

  it('a child that begins in its cgroup is judged from its first program of the container on', async () => {
    await node.apply(POLICY);
    assert.equal((await container.actor.perform('here', 'read', FILE)).error, 'EACCES');
    const [before, cat] = await enter();
    assert.notEqual(before, EACCES);
    assert.equal(cat, 1, 'cat could not read it');
  });
});
