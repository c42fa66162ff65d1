// Who may come in; and what no call asks about: raw sockets, SCTP, connections older than the rules.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import type { NodeEvent } from '@ringfence/model';
import type { Actor } from './harness/actor.ts';
import { type Container, Containers } from './harness/containers.ts';
import { isEnforcing } from './harness/kernel-requirement.ts';
import { type Listener, listenTcp, listenUdp } from './harness/listeners.ts';
import type { LogStream } from './harness/log-stream.ts';
import { RingfenceNode } from './harness/ringfence-node.ts';

const FRIEND = '127.0.0.1';
const STRANGER = '127.0.0.2';

const POLICIES = `
apiVersion: security.ringfence.dev/v1alpha1
kind: WorkloadPolicy
metadata: { name: flows-in, namespace: default }
spec:
  selector: { matchLabels: { app: flows-in } }
  action: Block
  ingress:
    - from: [{ cidr: ${STRANGER}/32 }]
      ports: [{ port: 6000, endPort: 6009 }]
    - ports: [{ protocol: TCP, port: 6020 }]
---
apiVersion: security.ringfence.dev/v1alpha1
kind: WorkloadPolicy
metadata: { name: flows-out, namespace: default }
spec:
  selector: { matchLabels: { app: flows-out } }
  action: Block
  egress:
    - to: [{ cidr: 127.0.0.0/8 }, { cidr: "::1/128" }]
      ports: [{ port: 6100 }, { port: 6104 }]
`;

/** Says something to a port of this guest from one of its addresses; whether anybody took it. */
async function call(from: string, port: number, text: string): Promise<boolean> {
  const socket = connect({ host: '127.0.0.1', port, localAddress: from });
  socket.on('error', () => socket.destroy());
  const isOpen = await Promise.race([
    once(socket, 'connect').then(
      () => true,
      () => false,
    ),
    delay(1_500, false),
  ]);
  if (isOpen) {
    socket.write(text);
    await delay(100);
  }
  socket.destroy();
  return isOpen;
}

/** A datagram from an address of this guest, and what comes back within a while. */
async function ask(
  from: string,
  port: number,
  text: string,
  answer: () => Promise<unknown>,
): Promise<string> {
  const socket = createSocket('udp4');
  let heard = '';
  socket.on('message', (message) => {
    heard = message.toString();
  });
  socket.bind(0, from);
  await once(socket, 'listening');
  socket.send(text, port, '127.0.0.1');
  await answer();
  await delay(100);
  socket.close();
  return heard;
}

const hasSctp = (() => {
  try {
    execFileSync('modprobe', ['sctp']);
    return true;
  } catch {
    return false;
  }
})();

describe('flows', () => {
  const resources = new AsyncDisposableStack();
  const listeners: Listener[] = [];
  let node: RingfenceNode;
  let logs: LogStream;
  let serving: Container;
  let calling: Container;
  let free: Container;
  let heard = '';

  const hold = async (actor: Actor, ...words: readonly string[]) => {
    const { error } = await actor.perform('here', ...words);
    assert.equal(error, '', words.join(' '));
  };

  before(async () => {
    const containers = resources.use(await Containers.start());
    node = await RingfenceNode.shared(containers.socket);
    const names = ['flows-in', 'flows-out', 'flows-free'];
    const [first, second, third] = await containers.run(names, { privileged: true });
    assert.ok(first && second && third);
    [serving, calling, free] = [first, second, third];
    listeners.push(await listenTcp(6100), await listenUdp(6100));
    listeners.push(await listenUdp(6101), await listenTcp(6101));
    const sink = createServer((socket) => {
      socket.on('error', () => socket.destroy());
      socket.on('data', (data) => {
        heard += data.toString();
      });
    });
    sink.listen(6104, '127.0.0.1');
    await once(sink, 'listening');
    resources.defer(() => void sink.close());
    for (const { actor } of [calling, free]) {
      await hold(actor, 'hold', 'udp', FRIEND, '6100');
      await hold(actor, 'hold', 'tcp', FRIEND, '6104');
      await hold(actor, 'serve', 'tcp', FRIEND, actor === calling.actor ? '6110' : '6111');
    }
    await hold(serving.actor, 'bound', 'tcp', '0.0.0.0', '6020');
    await hold(serving.actor, 'serve', 'tcp', '0.0.0.0', '6005');
    await node.apply(POLICIES);
    logs = resources.use(node.logs());
  });

  after(async () => {
    for (const { close } of listeners) close();
    await resources.disposeAsync();
  });

  const seen = async () => Promise.all(listeners.map((listener) => listener.seen()));
  const alertsOf = (type: string, port: number): readonly NodeEvent[] =>
    logs.alerts.filter(
      ({ activity }) => 'port' in activity && activity.type === type && activity.port === port,
    );
  const firstAlert = async (type: string, port: number) => {
    await logs.until(() => alertsOf(type, port).length > 0, `${type} ${port}`);
    const [event] = alertsOf(type, port);
    assert.ok(event);
    return event;
  };
  const assertRefused = (event: NodeEvent, policy: string, rule: string) => {
    const { alert, outcome } = event;
    assert.deepEqual(
      [alert?.action, alert?.policy.name, alert?.rule, alert?.enforcer, outcome],
      ['Block', policy, rule, 'network', 'denied'],
    );
  };

  for (const port of ['6000', '6005'])
    it(`a peer that is kept out exchanges no byte with port ${port}: one alert a flow`, async () => {
      if (port === '6000') await hold(serving.actor, 'serve', 'tcp', '0.0.0.0', port);
      assert.equal(await call(STRANGER, Number(port), 'let me in'), false);
      assert.equal((await serving.actor.perform('here', 'hear', port)).error, 'ENODATA');
      // The SYN came again meanwhile, after a second.
      const event = await firstAlert('accept', Number(port));
      assertRefused(event, 'flows-in', 'spec.ingress[0]');
      assert.deepEqual(event.activity, {
        type: 'accept',
        protocol: 'TCP',
        address: STRANGER,
        port: Number(port),
      });
      assert.equal(event.workloadName, 'flows-in');
      assert.equal(await call(FRIEND, Number(port), 'hello'), true);
      const { detail } = await serving.actor.perform('here', 'hear', port);
      assert.equal(detail, 'hello');
      assert.equal((await serving.actor.perform('here', 'say', port, 'welcome')).error, '');
      const told = alertsOf('accept', Number(port));
      assert.deepEqual([told.length, told[0]?.count], [1, 1]);
    });

  it('a datagram of who is kept out is not heard, and who is let in gets its answer', async () => {
    await hold(serving.actor, 'serve', 'udp', '0.0.0.0', '6001');
    const hear = () => serving.actor.perform('here', 'hear', '6001');
    await ask(STRANGER, 6001, 'let me in', async () => {
      assert.equal((await hear()).error, 'ENODATA');
    });
    assertRefused(await firstAlert('accept', 6001), 'flows-in', 'spec.ingress[0]');
    const answer = await ask(FRIEND, 6001, 'hello', async () => {
      assert.equal((await hear()).detail, 'hello');
      assert.equal((await serving.actor.perform('here', 'say', '6001', 'welcome')).error, '');
    });
    assert.equal(answer, 'welcome');
    assert.equal(alertsOf('accept', 6001).length, 1);
  });

  it('a port that is closed to everybody is not opened', async () => {
    const { error, detail } = await serving.actor.perform(
      'here',
      'serve',
      'tcp',
      '127.0.0.3',
      '6020',
    );
    assert.deepEqual([error, detail], ['EPERM', 'bind']);
    assertRefused(await firstAlert('bind', 6020), 'flows-in', 'spec.ingress[1]');
    assert.equal(alertsOf('bind', 6020).length, 1);
  });

  it('nor where it was bound before the rules were', {
    skip: isEnforcing ? false : 'this kernel lacks BPF LSM with task storage',
  }, async () => {
    const { error } = await serving.actor.perform('here', 'listen', '6020');
    assert.equal(error, 'EPERM');
    await logs.until(
      () => alertsOf('bind', 6020).reduce((sum, { count }) => sum + count, 0) === 2,
      'the second alert',
    );
    assert.equal(await call(FRIEND, 6020, 'hello'), false);
  });

  it('who serves without a policy is reached from everywhere', async () => {
    await hold(free.actor, 'serve', 'tcp', '0.0.0.0', '6030');
    assert.equal(await call(STRANGER, 6030, 'hello'), true);
    assert.equal((await free.actor.perform('here', 'hear', '6030')).detail, 'hello');
    assert.deepEqual(alertsOf('accept', 6030), []);
  });

  it('what was connected before the policy says no more, with one alert', async () => {
    const earlier = await seen();
    for (let time = 0; time < 3; time++) {
      const { error } = await calling.actor.perform('here', 'say', '6100', 'secret');
      assert.equal(error, 'EPERM');
    }
    assert.deepEqual(await seen(), earlier, 'it was heard');
    const event = await firstAlert('connect', 6100);
    assertRefused(event, 'flows-out', 'spec.egress[0]');
    assert.equal((await free.actor.perform('here', 'say', '6100', 'news')).error, '');
    while ((await seen())[1] === earlier[1]) await delay(50);
    await delay(1_200);
    assert.deepEqual(
      alertsOf('connect', 6100).map(({ count, workloadName }) => [workloadName, count]),
      [['flows-out', 1]],
    );
  });

  it('a stream from before says no more either', async () => {
    assert.equal((await calling.actor.perform('here', 'say', '6104', 'secret')).error, '');
    assertRefused(await firstAlert('connect', 6104), 'flows-out', 'spec.egress[0]');
    assert.equal((await free.actor.perform('here', 'say', '6104', 'news')).error, '');
    while (!heard.includes('news')) await delay(50);
    // It is sent again and again meanwhile.
    await delay(1_200);
    assert.equal(heard, 'news');
    assert.equal(alertsOf('connect', 6104).length, 1);
  });

  it('answers to who came are no connection of ours, whatever egress says', async () => {
    assert.equal(await call(FRIEND, 6110, 'hello'), true);
    assert.equal((await calling.actor.perform('here', 'hear', '6110')).detail, 'hello');
  });

  it('a raw socket is under the same rules', async () => {
    const earlier = await seen();
    const { error } = await calling.actor.perform('child', 'raw-udp', FRIEND, '6100');
    assert.equal(error, 'EPERM');
    assert.deepEqual(await seen(), earlier, 'it was heard');
    const through = await calling.actor.perform('child', 'raw-udp', FRIEND, '6101');
    const other = await free.actor.perform('child', 'raw-udp', FRIEND, '6100');
    assert.deepEqual([through.error, other.error], ['', '']);
    while ((await seen())[1] === earlier[1] || (await seen())[2] === earlier[2]) await delay(50);
  });

  for (const [name, ...words] of [
    ['the second of two messages in one call', 'send-many', FRIEND, '6101', FRIEND, '6100'],
    ['reconnected, TCP', 'tcp-again', FRIEND, '6101', FRIEND, '6100'],
    ['reconnected, UDP', 'udp-again', FRIEND, '6101', FRIEND, '6100'],
    ['by io_uring, TCP', 'tcp-io-uring', FRIEND, '6100'],
    ['by io_uring, UDP', 'udp-io-uring', FRIEND, '6100'],
    ['from new namespaces', 'tcp-namespace', FRIEND, '6100'],
  ] as const)
    it(`${name}: refused, and not without a policy`, async () => {
      const earlier = await seen();
      const { error } = await calling.actor.perform('child', ...words);
      assert.equal(error, 'EPERM');
      const now = await seen();
      assert.deepEqual([now[0], now[1]], [earlier[0], earlier[1]], 'it was heard');
      const other = await free.actor.perform('child', ...words);
      assert.equal(other.error, words[0] === 'tcp-namespace' ? 'ENETUNREACH' : '');
    });

  it('SCTP, by the port that is called', {
    skip: hasSctp ? false : 'this kernel lacks the module sctp',
  }, async () => {
    await hold(serving.actor, 'serve', 'sctp', FRIEND, '6100');
    const { error } = await calling.actor.perform('child', 'sctp', FRIEND, '6100');
    assert.equal(error, 'ETIMEDOUT');
    assert.equal((await serving.actor.perform('here', 'hear', '6100')).error, 'ENODATA');
    const isSctp = ({ activity }: NodeEvent) =>
      activity.type === 'connect' && activity.protocol === 'SCTP';
    await logs.until(() => alertsOf('connect', 6100).some(isSctp), 'an alert of SCTP');
    const told = alertsOf('connect', 6100).filter(isSctp);
    assert.equal(told.length, 1);
    for (const event of told) assertRefused(event, 'flows-out', 'spec.egress[0]');
    assert.equal((await free.actor.perform('child', 'sctp', FRIEND, '6100')).error, '');
    assert.equal((await serving.actor.perform('here', 'hear', '6100')).detail, 'accepted');
  });
});
