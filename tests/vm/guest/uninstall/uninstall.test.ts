// What is in force outlives a node that is stopped, and ends when it is uninstalled.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { type Container, Containers } from '../harness/containers.ts';
import { unlessKernelHas } from '../harness/kernel-requirement.ts';
import { RingfenceNode } from '../harness/ringfence-node.ts';

const PINS = '/sys/fs/bpf/ringfence';
const POLICY = `
apiVersion: security.ringfence.dev/v1alpha1
kind: WorkloadPolicy
metadata: { name: secrets, namespace: default }
spec:
  selector: { matchLabels: { app: pod-a } }
  action: Block
  file:
    matchPaths: [{ path: /etc/passwd }]
    matchDirectories: [{ dir: /etc/bin/, recursive: true }]
`;

describe('uninstall', { skip: unlessKernelHas('BPF LSM with task storage') }, () => {
  const resources = new AsyncDisposableStack();
  let node: RingfenceNode;
  let container: Container;

  before(async () => {
    const containers = resources.use(await Containers.start());
    node = await RingfenceNode.shared(containers.socket, '--visibility', 'process,file,network');
    const [only] = await containers.run(['pod-a']);
    assert.ok(only);
    container = only;
    await node.apply(POLICY);
  });

  after(() => resources.disposeAsync());

  const errorOf = async (path: string) =>
    (await container.actor.perform('child', 'read', path)).error;

  it('stopping the node lifts nothing', async () => {
    await node.end('SIGTERM');
    assert.equal(await errorOf('/etc/bin/secret'), 'EACCES');
    assert.equal(await errorOf('/etc/passwd'), 'EACCES');
    assert.ok(existsSync(PINS));
  });

  it('uninstalled: no pins, no cgroup, nothing is refused', async () => {
    assert.equal((await node.uninstall()).status, 0);
    assert.ok(!existsSync(PINS));
    assert.ok(!readFileSync('/proc/mounts', 'utf8').includes('/run/ringfence'));
    assert.ok(!existsSync('/sys/fs/cgroup/ringfence-canary'));
    assert.equal(await errorOf('/etc/bin/secret'), '');
    assert.equal(await errorOf('/etc/passwd'), '');
  });
});
