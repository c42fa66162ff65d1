// Agents that are killed, and builds that follow each other: what is forbidden stays so meanwhile.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { AnotherBuild } from '../harness/another-build.ts';
import { Attack } from '../harness/attack.ts';
import { type Container, Containers } from '../harness/containers.ts';
import { unlessKernelHas } from '../harness/kernel-requirement.ts';
import { RingfenceNode } from '../harness/ringfence-node.ts';

const SECRET = '/etc/bin/secret';
const EACCES = 13;
const KILLS = 20;
const UPGRADES = 5;

const POLICY = `
apiVersion: security.ringfence.dev/v1alpha1
kind: WorkloadPolicy
metadata: { name: secret, namespace: default }
spec:
  selector: { matchLabels: { app: pod-a } }
  action: Block
  file: { matchPaths: [{ path: ${SECRET} }] }
`;

describe('takeovers', { skip: unlessKernelHas('BPF LSM with task storage') }, () => {
  const resources = new AsyncDisposableStack();
  let node: RingfenceNode;
  let container: Container;

  before(async () => {
    const containers = resources.use(await Containers.start());
    node = await RingfenceNode.shared(containers.socket);
    const [only] = await containers.run(['pod-a']);
    assert.ok(only);
    container = only;
    await node.apply(POLICY);
  });

  after(() => resources.disposeAsync());

  it(`${KILLS} agents are killed and followed by another`, async (test) => {
    const attack = new Attack(container.actor, EACCES, 'read', SECRET);
    for (let kill = 0; kill < KILLS; kill++) {
      await node.end('SIGKILL');
      await attack.goesOn(50);
      await node.start();
      assert.match(node.said.join('\n'), /adopted program set/);
    }
    test.diagnostic(`${await attack.end()} attempts`);
  });

  it(`${UPGRADES} builds take over from each other, and this one from the last`, async (test) => {
    const attack = new Attack(container.actor, EACCES, 'read', SECRET);
    for (let upgrade = 0; upgrade < UPGRADES; upgrade++) {
      using build = new AnotherBuild();
      await node.end(upgrade % 2 === 0 ? 'SIGTERM' : 'SIGKILL');
      await node.start(build.program);
      assert.match(node.said.join('\n'), /loaded program set/);
    }
    await node.end('SIGTERM');
    await node.start();
    assert.match(node.said.join('\n'), /loaded program set/);
    test.diagnostic(`${await attack.end()} attempts`);
  });
});
