// Agents that are killed, and builds that follow each other: what is forbidden stays so meanwhile.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { AnotherBuild } from '../harness/another-build.ts';
import { Attack } from '../harness/attack.ts';
import { type Container, Containers } from '../harness/containers.ts';
import { unlessKernelHas } from '../harness/kernel-requirement.ts';
import { type Listener, listenUdp } from '../harness/listeners.ts';
import { RingfenceNode } from '../harness/ringfence-node.ts';

const SECRET = '/etc/bin/secret';
const EACCES = 13;
const EPERM = 1;
const KILLS = 20;
const UPGRADES = 5;

const policy = (app: string, section: string) => `
apiVersion: security.ringfence.dev/v1alpha1
kind: WorkloadPolicy
metadata: { name: ${app}, namespace: default }
spec:
  selector: { matchLabels: { app: ${app} } }
  action: Block
  ${section}
`;
const FILES = `file: { matchPaths: [{ path: ${SECRET} }] }`;
const EGRESS = 'egress: [{ ports: [{ port: 6200 }] }]';

describe('takeovers', { skip: unlessKernelHas('BPF LSM with task storage') }, () => {
  const resources = new AsyncDisposableStack();
  let node: RingfenceNode;
  let reader: Container;
  let sender: Container;
  let listener: Listener;

  before(async () => {
    const containers = resources.use(await Containers.start());
    node = await RingfenceNode.shared(containers.socket);
    const [first, second] = await containers.run(['pod-a', 'pod-b'], { privileged: true });
    assert.ok(first && second);
    [reader, sender] = [first, second];
    listener = await listenUdp(6200);
    await node.apply(policy('pod-a', FILES));
    await node.apply(policy('pod-b', EGRESS));
  });

  after(async () => {
    assert.equal(await listener.seen(), 0);
    listener.close();
    await resources.disposeAsync();
  });

  /** Opens what may not be read, and sends packets that nothing but their program refuses. */
  const attacks = () => {
    const packets = new Attack(sender.actor, EPERM, 'raw-udp', '127.0.0.1', '6200');
    const opens = new Attack(reader.actor, EACCES, 'read', SECRET);
    return {
      goesOn: (attempts: number) => opens.goesOn(attempts),
      end: async () => `${await opens.end()} opens, ${await packets.end()} packets`,
    };
  };

  it(`${KILLS} agents are killed and followed by another`, async (test) => {
    const attack = attacks();
    for (let kill = 0; kill < KILLS; kill++) {
      await node.end('SIGKILL');
      await attack.goesOn(50);
      await node.start();
      assert.match(node.said.join('\n'), /adopted program set/);
    }
    test.diagnostic(await attack.end());
  });

  it(`${UPGRADES} builds take over from each other, and this one from the last`, async (test) => {
    const attack = attacks();
    for (let upgrade = 0; upgrade < UPGRADES; upgrade++) {
      using build = new AnotherBuild();
      await node.end(upgrade % 2 === 0 ? 'SIGTERM' : 'SIGKILL');
      await node.start(build.program);
      assert.match(node.said.join('\n'), /loaded program set/);
    }
    await node.end('SIGTERM');
    await node.start();
    assert.match(node.said.join('\n'), /loaded program set/);
    test.diagnostic(await attack.end());
  });
});
