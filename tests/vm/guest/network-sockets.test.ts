// matchProtocols: each kind of socket, made under Block, Audit, an Allow list, and without policy.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { NodeEvent } from '@ringfence/model';
import type { Performed } from './harness/actor.ts';
import { type Container, Containers } from './harness/containers.ts';
import { isEnforcing } from './harness/kernel-requirement.ts';
import { isBy, type LogStream } from './harness/log-stream.ts';
import { RingfenceNode } from './harness/ringfence-node.ts';

interface Attempt {
  readonly family: number;
  readonly type: number;
  readonly protocol: number;
  /** The index of the rule that forbids it; null: none does. */
  readonly rule: number | null;
  readonly shown: string;
}

const AF_INET = 2;
const AF_INET6 = 10;
const STREAM = 1;
const DGRAM = 2;
const RAW = 3;
const attempt = (
  family: number,
  type: number,
  protocol: number,
  rule: number | null,
  shown = '',
): Attempt => ({ family, type, protocol, rule, shown });

const BLOCKED = ['tcp', 'icmp', 'raw', 'packet'];

/** Under the rules of BLOCKED. */
const ATTEMPTS: readonly Attempt[] = [
  attempt(AF_INET, STREAM, 0, 0, 'AF_INET SOCK_STREAM TCP'),
  attempt(AF_INET6, STREAM, 6, 0, 'AF_INET6 SOCK_STREAM TCP'),
  attempt(AF_INET, RAW, 6, 0, 'AF_INET SOCK_RAW TCP'),
  attempt(AF_INET, RAW, 1, 1, 'AF_INET SOCK_RAW ICMP'),
  attempt(AF_INET, RAW, 255, 2, 'AF_INET SOCK_RAW RAW'),
  attempt(AF_INET6, RAW, 58, 2, 'AF_INET6 SOCK_RAW ICMPV6'),
  attempt(AF_INET, DGRAM, 0, null),
  attempt(AF_INET6, DGRAM, 17, null),
];
/** A kernel that was built without it has no such socket to refuse. */
const MPTCP = existsSync('/proc/sys/net/mptcp')
  ? [attempt(AF_INET, STREAM, 262, 0, 'AF_INET SOCK_STREAM MPTCP')]
  : [];
/** Where no LSM program decides, nobody is asked about these. */
const PACKET_ATTEMPTS: readonly Attempt[] = [
  attempt(17, DGRAM, 768, 3, 'AF_PACKET SOCK_DGRAM protocol 768'),
  attempt(17, RAW, 0, 3, 'AF_PACKET SOCK_RAW protocol 0'),
];
const LOCAL: readonly Attempt[] = [attempt(1, STREAM, 0, null), attempt(16, RAW, 0, null)];
const ALL = [...ATTEMPTS, ...MPTCP, ...(isEnforcing ? PACKET_ATTEMPTS : []), ...LOCAL];

const policyOf = (name: string, action: string, protocols: readonly string[]): string => `
apiVersion: security.kubearmor.com/v1
kind: KubeArmorPolicy
metadata: { name: ${name}, namespace: default }
spec:
  selector: { matchLabels: { app: ${name} } }
  network:
    action: ${action}
    matchProtocols: [${protocols.map((protocol) => `{ protocol: ${protocol} }`).join(', ')}]
`;

const wordsOf = ({ family, type, protocol }: Attempt) => [
  'socket',
  `${family}`,
  `${type}`,
  `${protocol}`,
];

describe('sockets by protocol and type', () => {
  const resources = new AsyncDisposableStack();
  let logs: LogStream;
  let containers: readonly Container[];

  before(async () => {
    const started = resources.use(await Containers.start());
    const node = await RingfenceNode.shared(started.socket);
    const names = ['socket-block', 'socket-audit', 'socket-allow', 'socket-free'];
    containers = await started.run(names, { privileged: true });
    const report = await node.tryApply(
      ['Block', 'Audit', 'Allow']
        .map((action) =>
          policyOf(
            `socket-${action.toLowerCase()}`,
            action,
            action === 'Allow' ? ['udp'] : BLOCKED,
          ),
        )
        .join('---\n'),
    );
    assert.deepEqual(report.problems, []);
    for (const { policy } of report.policies)
      for (const { state, detail } of policy.rules.flatMap(({ standings }) => standings)) {
        assert.equal(state === 'enforced' || state === 'audited', true, detail);
        assert.equal(detail.includes('AF_PACKET'), !isEnforcing, detail);
      }
    logs = resources.use(node.logs());
  });

  after(() => resources.disposeAsync());

  const containerOf = (name: string): Container => {
    const found = containers.find((container) => container.name === name);
    assert.ok(found);
    return found;
  };
  const alertsOf = ({ id }: Performed): readonly NodeEvent[] =>
    logs.alerts.filter((event) => isBy(event, id));
  const alertOf = ({ id }: Performed) =>
    logs.first((event) => isBy(event, id) && event.alert !== null, id);
  const shownOf = ({ activity }: NodeEvent) =>
    activity.type === 'socket'
      ? `${activity.family} ${activity.kind} ${activity.protocol}`
      : activity.type;

  /** What a container does after all else: once its alert is told, so is what came before it. */
  async function settle(container: Container): Promise<void> {
    const { id } = await container.actor.perform('child', 'socket', '2', '3', '253');
    await logs.first((event) => isBy(event, id) && event.alert !== null, id);
  }

  it('Block refuses what a rule names, with one alert, and nothing else', async () => {
    const container = containerOf('socket-block');
    const done = new Map<Attempt, Performed>();
    for (const one of ALL) done.set(one, await container.actor.perform('child', ...wordsOf(one)));
    await settle(container);
    for (const [one, performed] of done) {
      const said = wordsOf(one).join(' ');
      assert.equal(performed.error, one.rule === null ? '' : 'EPERM', said);
      const alerts = alertsOf(performed);
      assert.equal(alerts.length, one.rule === null ? 0 : 1, said);
      const [event] = alerts;
      if (event === undefined) continue;
      assert.equal(event.alert?.rule, `spec.network.matchProtocols[${one.rule}]`, said);
      assert.deepEqual([event.alert?.action, event.outcome], ['Block', 'denied']);
      assert.equal(shownOf(event), one.shown);
      assert.equal(event.count, 1);
    }
  });

  it('Audit lets it be made, with one alert', async () => {
    const { actor } = containerOf('socket-audit');
    for (const one of ALL.filter(({ rule }) => rule !== null)) {
      const performed = await actor.perform('child', ...wordsOf(one));
      assert.equal(performed.error, '');
      const { alert, outcome } = await alertOf(performed);
      assert.deepEqual([alert?.action, outcome], ['Audit', 'not-denied']);
      assert.equal(alertsOf(performed).length, 1);
    }
  });

  it('an Allow list alerts on all else under the posture Audit', async () => {
    const { actor } = containerOf('socket-allow');
    const udp = await actor.perform('child', 'socket', '2', '2', '0');
    const tcp = await actor.perform('child', 'socket', '2', '1', '0');
    const { alert } = await alertOf(tcp);
    assert.deepEqual([alert?.action, alert?.policy.name], ['Audit', 'DefaultPosture']);
    assert.deepEqual([udp.error, tcp.error, alertsOf(udp).length], ['', '', 0]);
  });

  it('without a policy every one of them is made, without alert', async () => {
    const { actor } = containerOf('socket-free');
    for (const one of ALL) {
      const performed = await actor.perform('child', ...wordsOf(one));
      assert.equal(performed.error, '', wordsOf(one).join(' '));
      assert.deepEqual(alertsOf(performed), []);
    }
  });
});
