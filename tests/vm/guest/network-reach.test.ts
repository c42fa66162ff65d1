// Packets are judged where rules are about them, from before the rules until after them, and nowhere else.
import assert from 'node:assert/strict';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { Attack } from './harness/attack.ts';
import { type Container, Containers } from './harness/containers.ts';
import { FullMap } from './harness/full-map.ts';
import { unlessKernelHas } from './harness/kernel-requirement.ts';
import { type Listener, listenUdp } from './harness/listeners.ts';
import { RingfenceNode } from './harness/ringfence-node.ts';

const SETS = '/sys/fs/bpf/ringfence';
const HERE = '127.0.0.1';
const STRANGER = '127.0.0.2';
const EPERM = 1;
const LIMIT = 120_000;
const CHANGES = 50;

const policy = (app: string, section: string, name = app) => `
apiVersion: security.ringfence.dev/v1alpha1
kind: WorkloadPolicy
metadata: { name: ${name}, namespace: default }
spec:
  selector: { matchLabels: { app: ${app} } }
  action: Block
  ${section}
`;
const named = (name: string) => ({ kind: 'WorkloadPolicy', namespace: 'default', name }) as const;
const INGRESS = `ingress: [{ from: [{ cidr: ${STRANGER}/32 }] }]`;
const EGRESS = 'egress: [{ ports: [{ port: 6200 }] }]';
const FILES = 'file: { matchPaths: [{ path: /srv/nothing }] }';

async function until(holds: () => boolean | Promise<boolean>, what: string): Promise<void> {
  for (const end = Date.now() + LIMIT; Date.now() < end; await delay(50)) if (await holds()) return;
  assert.fail(what);
}

describe('the reach of packets', { skip: unlessKernelHas('BPF LSM with task storage') }, () => {
  const resources = new AsyncDisposableStack();
  let containers: Containers;
  let node: RingfenceNode;
  let pod: Container;
  let free: Container;
  let listener: Listener;

  before(async () => {
    containers = resources.use(await Containers.start());
    node = await RingfenceNode.shared(containers.socket);
    const all = await containers.run(['reach', 'reach-free'], { privileged: true });
    [pod, free] = [all[0] ?? assert.fail(), all[1] ?? assert.fail()];
    listener = await listenUdp(6200);
    for (const { actor } of all)
      assert.equal((await actor.perform('child', 'raw-udp', HERE, '6200')).error, '');
  });

  after(async () => {
    listener.close();
    await resources.disposeAsync();
  });

  const folderOf = ({ cgroup }: Pick<Container, 'cgroup'>) => `/sys/fs/cgroup${cgroup}`;
  const idOf = (container: Container) => String(statSync(folderOf(container)).ino);
  /** The cgroups where they hang. */
  const reached = () => {
    const pins = readdirSync(SETS, { recursive: true }).map((name) => String(name));
    const found = pins.flatMap((pin) => /cgroups\/packet-packet_\w+-(\d+)$/.exec(pin)?.[1] ?? []);
    return [...new Set(found)].sort();
  };
  const raw = ({ actor }: Container) => actor.perform('child', 'raw-udp', HERE, '6200');
  const tell = async (from: string, port: number, text = 'hello') => {
    const socket = createSocket('udp4');
    socket.bind(0, from);
    await once(socket, 'listening');
    socket.send(text, port, HERE);
    await delay(20);
    socket.close();
  };
  const hear = async ({ actor }: Container, port: number) => {
    const { error, detail } = await actor.perform('here', 'hear', String(port));
    return error || detail;
  };

  it('is the cgroup of who has rules about them, and nobody else', async () => {
    await node.apply(policy('reach', FILES, 'reach-files'));
    assert.deepEqual(reached(), []);
    for (const section of [INGRESS, EGRESS, 'network: { matchProtocols: [{ protocol: icmp }] }']) {
      await node.apply(policy('reach', section));
      assert.deepEqual(reached(), [idOf(pod)], section);
      await node.delete(named('reach'));
      assert.deepEqual(reached(), [], section);
    }
    await node.delete(named('reach-files'));
  });

  it(`no datagram gets by while a policy is applied and withdrawn ${CHANGES} times`, async () => {
    assert.equal((await pod.actor.perform('here', 'serve', 'udp', '0.0.0.0', '6210')).error, '');
    const seen: string[] = [];
    for (let change = 0; change < CHANGES; change++) {
      await node.apply(policy('reach', INGRESS));
      await tell(STRANGER, 6210, 'under it');
      await node.delete(named('reach'));
      await tell(STRANGER, 6210, 'without');
      seen.push(await hear(pod, 6210));
    }
    assert.deepEqual(seen, Array(CHANGES).fill('without'));
  });

  it('no packet gets by while the rules beside those that refuse it come and go', async () => {
    await node.apply(policy('reach', EGRESS));
    const attack = new Attack(pod.actor, EPERM, 'raw-udp', HERE, '6200');
    for (let change = 0; change < CHANGES; change++) {
      const [next, last] = change % 2 === 0 ? ['reach-too', 'reach'] : ['reach', 'reach-too'];
      await node.apply(policy('reach', `${EGRESS}\n  ${INGRESS}`, next));
      await node.delete(named(last));
    }
    const earlier = await listener.seen();
    assert.ok((await attack.end()) > 0);
    assert.equal(await listener.seen(), earlier);
    assert.equal((await raw(free)).error, '');
    await node.delete(named('reach'));
  });

  it('an agent that is killed, and the next one, leave no moment without', async () => {
    await node.apply(policy('reach', EGRESS));
    const earlier = await listener.seen();
    const attack = new Attack(pod.actor, EPERM, 'raw-udp', HERE, '6200');
    await node.end('SIGKILL');
    await attack.goesOn(50);
    await node.start();
    assert.match(node.said.join('\n'), /adopted program set/);
    assert.deepEqual(reached(), [idOf(pod)]);
    assert.ok((await attack.end()) > 0);
    assert.equal(await listener.seen(), earlier);
    await node.delete(named('reach'));
    assert.deepEqual(reached(), []);
    assert.equal((await raw(pod)).error, '');
  });

  it('a container that comes later is reached at once, and leaves nothing when it goes', async () => {
    await node.apply(policy('reach-later', `${INGRESS}\n  ${EGRESS}`));
    assert.deepEqual(reached(), []);
    {
      await using more = await Containers.start();
      const [later = assert.fail()] = await more.run(['reach-later'], { privileged: true });
      const earlier = await listener.seen();
      assert.equal((await raw(later)).error, 'EPERM');
      assert.equal(await listener.seen(), earlier);
      assert.equal(
        (await later.actor.perform('here', 'serve', 'udp', '0.0.0.0', '6211')).error,
        '',
      );
      await tell(STRANGER, 6211);
      assert.equal(await hear(later, 6211), 'ENODATA');
      await tell(HERE, 6211);
      assert.equal(await hear(later, 6211), 'hello');
      assert.deepEqual(reached(), [idOf(later)]);
    }
    await until(() => reached().length === 0, 'the links of a container that is gone');
    await node.delete(named('reach-later'));
  });

  it('what is gone when the next agent starts leaves nothing either', async () => {
    await node.apply(policy('reach-gone', EGRESS));
    {
      await using more = await Containers.start();
      const [gone = assert.fail()] = await more.run(['reach-gone'], { privileged: true });
      assert.deepEqual(reached(), [idOf(gone)]);
      await node.end('SIGKILL');
      assert.equal((await raw(gone)).error, 'EPERM');
    }
    assert.equal(reached().length, 1);
    assert.equal(
      existsSync(folderOf({ cgroup: pod.cgroup.replace(pod.name, 'reach-gone') })),
      false,
    );
    await node.start();
    await until(() => reached().length === 0, 'the links of a container that is gone');
    await node.delete(named('reach-gone'));
  });

  it('where nothing can be attached the rules say so, and are in force once it can', async () => {
    {
      using _full = new FullMap('guarded_objects');
      const { problems, policies } = await node.tryApply(
        policy('reach', `${INGRESS}\n  ${EGRESS}`),
      );
      assert.deepEqual(problems, []);
      const [{ policy: told } = assert.fail()] = policies;
      const standings = told.rules.map((rule) => rule.standings.map(({ state }) => state));
      assert.deepEqual(standings, [['enforced'], ['enforced'], ['not-enforced']]);
      for (const { standings } of told.rules)
        for (const { detail } of standings) assert.match(detail, /guarded_objects/);
      const { troubles } = await node.client.call('status', {});
      assert.equal(troubles.filter((text) => /packets of reach:/.test(text)).length, 1);
    }
    await until(async () => (await raw(pod)).error === 'EPERM', 'refused');
    const { troubles } = await node.client.call('status', {});
    assert.deepEqual(troubles, []);
    await node.apply(policy('reach', `${INGRESS}\n  ${EGRESS}`));
    await node.delete(named('reach'));
  });

  it("the host's rules are about all packets of the host", async () => {
    const socket = createSocket('udp4');
    socket.bind(6212, HERE);
    await once(socket, 'listening');
    let heard = 0;
    socket.on('message', () => heard++);
    try {
      await node.apply(`
apiVersion: security.ringfence.dev/v1alpha1
kind: HostPolicy
metadata: { name: reach-host }
spec:
  nodeSelector: {}
  action: Block
  ingress: [{ from: [{ cidr: ${STRANGER}/32 }], ports: [{ port: 6212 }] }]
`);
      assert.deepEqual(reached(), [String(statSync('/sys/fs/cgroup').ino)]);
      await tell(STRANGER, 6212);
      await delay(200);
      assert.equal(heard, 0);
      await tell(HERE, 6212);
      await until(() => heard === 1, 'a datagram that nothing is said about');
      assert.equal((await raw(free)).error, '');
    } finally {
      await node.delete({ kind: 'HostPolicy', namespace: '', name: 'reach-host' });
      socket.close();
    }
    assert.deepEqual(reached(), []);
  });
});
