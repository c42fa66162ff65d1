// Network rules with a source: one program's connections, sends, sockets and peers, and no other's.
import assert from 'node:assert/strict';
import { copyFileSync } from 'node:fs';
import { connect } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import type { NodeEvent } from '@ringfence/model';
import type { Manner, Performed } from './harness/actor.ts';
import { type Container, Containers } from './harness/containers.ts';
import { unlessKernelHas } from './harness/kernel-requirement.ts';
import { type Listener, listenTcp, listenUdp } from './harness/listeners.ts';
import type { LogStream } from './harness/log-stream.ts';
import { RingfenceNode } from './harness/ringfence-node.ts';

const APP = 'network-who';
const READER = '/usr/bin/reader';
const ACTOR = '/probe/actor';
const HOME = '127.0.0.1';

const POLICIES = `
apiVersion: security.ringfence.dev/v1alpha1
kind: WorkloadPolicy
metadata: { name: who-connects, namespace: default }
spec:
  selector: { matchLabels: { app: ${APP} } }
  action: Block
  egress:
    - to: [{ cidr: ${HOME}/32 }]
      ports: [{ port: 6200 }]
      fromSource: [{ path: ${READER} }]
    - ports: [{ port: 6201 }]
    - to: [{ cidr: ${HOME}/32 }]
      ports: [{ port: 6201 }]
      action: Allow
      fromSource: [{ path: ${READER} }]
    - ports: [{ port: 6202 }]
      action: Audit
      fromSource: [{ path: ${READER} }]
  ingress:
    - ports: [{ port: 6203 }]
      fromSource: [{ path: ${ACTOR} }]
    - ports: [{ port: 6204 }]
      fromSource: [{ path: ${READER} }]
---
apiVersion: security.kubearmor.com/v1
kind: KubeArmorPolicy
metadata: { name: who-makes, namespace: default }
spec:
  selector: { matchLabels: { app: ${APP} } }
  network:
    action: Block
    matchProtocols: [{ protocol: icmp, fromSource: [{ path: ${READER} }] }]
`;

type Verdict = 'Block' | 'Audit' | null;

const BY_READER: Manner = `by:${READER}`;

/** What the named program is told, what another one is, and what they do. */
const ATTEMPTS: readonly (readonly [Verdict, Verdict, ...string[]])[] = [
  ['Block', null, 'tcp', HOME, '6200'],
  ['Block', null, 'mptcp', HOME, '6200'],
  ['Block', null, 'udp', HOME, '6200'],
  ['Block', null, 'udp-send', HOME, '6200'],
  ['Block', null, 'fast-open', HOME, '6200'],
  ['Block', null, 'tcp-io-uring', HOME, '6200'],
  ['Block', null, 'raw-udp', HOME, '6200'],
  [null, 'Block', 'tcp', HOME, '6201'],
  [null, 'Block', 'mptcp', HOME, '6201'],
  [null, 'Block', 'udp-send', HOME, '6201'],
  ['Audit', null, 'tcp', HOME, '6202'],
  ['Block', null, 'socket', '2', '3', '1'],
  // whoever connects is asked about, and not whoever made the socket
  ['Block', 'Block', 'hand-over', READER, HOME, '6200'],
  [null, null, 'hand-over', ACTOR, HOME, '6200'],
  [null, null, 'hand-over', READER, HOME, '6201'],
  ['Block', 'Block', 'hand-over', ACTOR, HOME, '6201'],
];

describe('who connects, sends and serves', {
  skip: unlessKernelHas('BPF LSM with task storage'),
}, () => {
  const resources = new AsyncDisposableStack();
  const listeners: Listener[] = [];
  let logs: LogStream;
  let container: Container;
  let free: Container;

  before(async () => {
    const containers = resources.use(await Containers.start());
    const node = await RingfenceNode.shared(containers.socket);
    const [first, second] = await containers.run([APP, 'network-who-free'], {
      privileged: true,
    });
    assert.ok(first && second);
    [container, free] = [first, second];
    for (const { root } of [container, free]) copyFileSync(`${root}${ACTOR}`, `${root}${READER}`);
    for (const port of [6200, 6201, 6202])
      listeners.push(await listenTcp(port), await listenUdp(port));
    await node.apply(POLICIES);
    logs = resources.use(node.logs());
  });

  after(async () => {
    for (const { close } of listeners) close();
    await resources.disposeAsync();
  });

  const seen = async () => Promise.all(listeners.map((listener) => listener.seen()));
  /** Alerts of the posture, which an Allow rule brings along, are left aside. */
  const isOf =
    ({ id }: Performed) =>
    (event: NodeEvent) =>
      event.alert?.policy.name.startsWith('who-') === true &&
      event.lineage.some((each) => each.arguments.includes(id));

  async function assertVerdict(
    verdict: Verdict,
    manner: Manner,
    words: readonly string[],
  ): Promise<Performed> {
    const earlier = await seen();
    const performed = await container.actor.perform(manner, ...words);
    assert.equal(
      performed.error,
      verdict === 'Block' ? 'EPERM' : '',
      `${manner} ${words.join(' ')}`,
    );
    if (verdict === 'Block') assert.deepEqual(await seen(), earlier, 'somebody heard of it');
    if (verdict !== null) {
      const event = await logs.first(isOf(performed), performed.id);
      assert.equal(event.alert?.action, verdict);
    }
    return performed;
  }

  for (const [named, other, ...words] of ATTEMPTS)
    it(`${words.join(' ')}: ${named ?? 'nothing'} for the named program, ${other ?? 'nothing'} for another`, async () => {
      const told: (readonly [Verdict, Performed])[] = [];
      // the second time shows that neither was told what holds for the other
      for (let time = 0; time < 2; time++) {
        told.push([named, await assertVerdict(named, BY_READER, words)]);
        told.push([other, await assertVerdict(other, 'child', words)]);
      }
      for (const [verdict, performed] of told)
        assert.equal(logs.alerts.filter(isOf(performed)).length, verdict === null ? 0 : 1);
      const { error } = await free.actor.perform(BY_READER, ...words);
      assert.equal(error, '');
    });

  it('peers are kept out of what the named program serves, and of nothing else', async () => {
    const call = async (port: number) => {
      const socket = connect({ host: HOME, port });
      socket.on('error', () => socket.destroy());
      const isOpen = await Promise.race([
        new Promise<boolean>((done) => socket.once('connect', () => done(true))),
        delay(1_500, false),
      ]);
      socket.destroy();
      return isOpen;
    };
    for (const port of ['6203', '6204']) {
      const { error } = await container.actor.perform('here', 'serve', 'tcp', HOME, port);
      assert.equal(error, '');
    }
    assert.equal(await call(6203), false);
    assert.equal(await call(6204), true);
    // A stream begins with what was told before it, of others too.
    const came = ({ activity, workloadName }: NodeEvent) =>
      activity.type === 'accept' && workloadName === APP;
    await logs.until(() => logs.alerts.some(came), 'the alert of who came');
    assert.deepEqual(
      logs.alerts.filter(came).map(({ alert, outcome }) => [alert?.rule, outcome]),
      [['spec.ingress[0]', 'denied']],
    );
  });
});
