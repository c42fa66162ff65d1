// Ways around a policy, each tried under it and without one; docs/bypasses.md is made of the rows.
import assert from 'node:assert/strict';
import { chmodSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { NodeEvent } from '@ringfence/model';
import { EXEC_ROWS } from './bypasses/exec-rows.ts';
import { FILE_ROWS } from './bypasses/file-rows.ts';
import { NETWORK_ROWS } from './bypasses/network-rows.ts';
import {
  ABOVE,
  BARRED_PORT,
  CODE,
  DEEP,
  LONG,
  ODD,
  OPEN_PORT,
  READ_ONLY,
  RULES,
  SECOND_TOOL,
  SECRET,
  SHARED,
  SHELL,
  TOOL,
} from './bypasses/place.ts';
import { type BypassRow, type Held, NO_ROOT, NOWHERE } from './bypasses/row.ts';
import type { Actor, Performed } from './harness/actor.ts';
import { type Container, Containers } from './harness/containers.ts';
import { unlessKernelHas } from './harness/kernel-requirement.ts';
import { type Listener, listenTcp, listenUdp } from './harness/listeners.ts';
import type { LogStream } from './harness/log-stream.ts';
import { RingfenceNode } from './harness/ringfence-node.ts';

const REFUSALS = ['EACCES', 'EPERM'];
const SHARED_OUTSIDE = '/tmp/bypass-shared';
const ROWS = [...FILE_ROWS, ...EXEC_ROWS, ...NETWORK_ROWS];
const UNDER = ['files', 'privileges', 'network', 'sockets'] as const;
const TRIED = ROWS.filter(({ words }) => words !== null);

const policy = (name: string, rules: string, kind = 'WorkloadPolicy') => `
apiVersion: ${kind === 'WorkloadPolicy' ? 'security.ringfence.dev/v1alpha1' : 'security.kubearmor.com/v1'}
kind: ${kind}
metadata: { name: ${name}, namespace: default }
spec:
  selector: { matchLabels: { app: ${name} } }
  action: Block${rules}`;

const POLICIES = [
  policy('pod-files', RULES),
  policy(
    'pod-privileges',
    `${RULES}  privileges: { mount: {}, userns: {}, ptrace: {}, module: {} }\n`,
  ),
  policy(
    'pod-network',
    `\n  egress: [{ to: [{ cidr: 127.0.0.0/8 }, { cidr: "::1/128" }], ports: [{ port: ${BARRED_PORT} }] }]\n`,
  ),
  policy(
    'pod-sockets',
    '\n  network: { matchProtocols: [{ protocol: raw }, { protocol: packet }] }\n',
    'KubeArmorPolicy',
  ),
];

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function prepare(root: string): void {
  for (const path of [SECRET, LONG, DEEP, ODD, READ_ONLY, `${ABOVE}/under/file`])
    write(root + path, path === READ_ONLY ? 'may be read' : 'the secret of the rows');
  for (const path of [TOOL, SECOND_TOOL, CODE, SHELL]) {
    mkdirSync(dirname(root + path), { recursive: true });
    copyFileSync(`${root}/bin/busybox`, root + path);
    chmodSync(root + path, 0o755);
  }
  // Whoever is another user is kept from it by nothing but the policy.
  for (const path of ['', '/etc', '/etc/bin', SECRET]) chmodSync(root + path, 0o755);
  for (const name of ['a', 'b', 'c']) mkdirSync(`${root}/mnt/${name}`, { recursive: true });
  mkdirSync(`${root}/tmp`, { recursive: true });
}

/** The holder's process did more than this: what it holds tells which. */
const isOf = (event: NodeEvent, { id }: Performed, row: BypassRow, { pid }: Container) =>
  row.byHolder
    ? event.lineage[0]?.pid === pid &&
      event.activity.type === 'file' &&
      event.activity.path === row.held?.path
    : event.lineage.some((process) => process.arguments.includes(id));

describe('ways around', { skip: unlessKernelHas('BPF LSM with task storage') }, () => {
  const resources = new AsyncDisposableStack();
  const held = new Map<string, string>();
  const entered = new Map<string, Actor>();
  const listeners: Listener[] = [];
  const cameThrough: string[] = [];
  let logs: LogStream;
  let files: Container;
  let free: Container;
  const policed = new Map<string, Container>();

  const outcomeKey = ({ name }: Container, { id, technique, under }: BypassRow) =>
    `${name} ${id} ${technique} ${under}`;
  const outcomes = new Map<string, Performed | Error>();

  function outcomeOf(container: Container, row: BypassRow): Performed {
    const outcome = outcomes.get(outcomeKey(container, row));
    if (outcome instanceof Error) throw outcome;
    return outcome ?? assert.fail('it was not tried');
  }

  const heldKey = ({ name }: Container, { path, flags }: Held) => `${name} ${path} ${flags}`;

  async function hold(container: Container, row: BypassRow) {
    const { actor } = container;
    if (row.held !== undefined) {
      const key = heldKey(container, row.held);
      if (held.has(key)) return;
      const { error, detail } = await actor.perform(
        'here',
        'keep-open',
        row.held.path,
        `${row.held.flags}`,
      );
      assert.equal(error, '', key);
      held.set(key, detail);
    }
    if (row.sends !== undefined) {
      const socket = `${SHARED}/socket-${container.name}`;
      const { error, detail } = await actor.perform('here', 'listen-at', socket);
      assert.equal(error, '', socket);
      held.set(`${container.name} ${row.id}`, detail);
    }
  }

  before(async () => {
    write(`${SHARED_OUTSIDE}/under/file`, 'the secret of the rows');
    chmodSync(SHARED_OUTSIDE, 0o1777);
    const containers = resources.use(await Containers.start());
    const node = await RingfenceNode.shared(containers.socket);
    const all = await containers.run([...UNDER.map((under) => `pod-${under}`), 'pod-free'], {
      ...{ privileged: true, newPrivileges: true, hostProcesses: true },
      binds: {
        [SHARED]: SHARED_OUTSIDE,
        '/lib64': '/lib64',
        '/lib': '/lib',
        '/host-bin': '/usr/bin',
      },
    });
    for (const [at, under] of UNDER.entries()) policed.set(under, all[at] ?? assert.fail(under));
    files = policed.get('files') ?? assert.fail();
    free = all.at(-1) ?? assert.fail();
    for (const { root } of all) prepare(root);
    for (const port of [BARRED_PORT, OPEN_PORT].map(Number))
      listeners.push(await listenTcp(port), await listenUdp(port));
    for (const container of [files, free]) for (const row of ROWS) await hold(container, row);
    await node.apply(POLICIES.join('---'));
    await node.findsStale();
    for (const container of [files, free]) {
      const actor = await containers.enter(container);
      resources.defer(() => actor.end());
      entered.set(container.name, actor);
    }
    logs = resources.use(node.logs());
    // One after the other, and only then looked at: to wait for each one's alert would take longer.
    for (const row of TRIED)
      for (const container of [policedOf(row), free]) {
        const isBarred = row.under === 'network' && container !== free;
        const earlier = isBarred ? await heard() : [];
        await attempt(container, row).then(
          (performed) => outcomes.set(outcomeKey(container, row), performed),
          (error: Error) => outcomes.set(outcomeKey(container, row), error),
        );
        if (isBarred && `${await heard()}` !== `${earlier}`) cameThrough.push(row.technique);
      }
  });

  after(async () => {
    for (const { close } of listeners) close();
    await resources.disposeAsync();
  });

  /** By TCP and by UDP at the port that is barred. */
  const heard = () => Promise.all(listeners.slice(0, 2).map((listener) => listener.seen()));
  const policedOf = ({ under = 'files' }: BypassRow) => policed.get(under) ?? assert.fail(under);

  async function attempt(container: Container, row: BypassRow): Promise<Performed> {
    assert.ok(row.words);
    const number =
      row.held === undefined
        ? held.get(`${container.name} ${row.id}`)
        : held.get(heldKey(container, row.held));
    if (row.sends !== undefined) {
      const socket = `${SHARED}/socket-${container.name}`;
      const { error } = await free.actor.perform('here', 'send', socket, row.sends, '0');
      assert.equal(error, '', 'nothing was sent');
    }
    const words = row.words.map((word) =>
      word === 'FD' ? (number ?? '') : word.replace('FREE', `${free.pid}`),
    );
    const actor = row.byEntered ? entered.get(container.name) : container.actor;
    assert.ok(actor);
    return actor.perform(row.byHolder ? 'here' : 'child', ...words);
  }

  const alertsOf = (performed: Performed, row: BypassRow, container: Container) =>
    logs.alerts.filter((event) => isOf(event, performed, row, container));

  for (const row of TRIED) {
    const { id, technique, result, because, under = 'files' } = row;
    const name = `${id} ${technique}`;
    it(`${name}: ${result}${under === 'files' ? '' : ` (${under})`}`, async (test) => {
      const policed = policedOf(row);
      const performed = outcomeOf(policed, row);
      const isRefused = REFUSALS.includes(performed.error) || performed.detail === 'killed by 9';
      const came = isRefused ? 'denied' : 'not covered';
      test.diagnostic(JSON.stringify({ id, technique, under, result: came, because }));
      assert.equal(came, result, `${performed.error} ${performed.detail}`);
      if (result === 'not covered') {
        assert.equal(performed.error, '');
        return;
      }
      await logs.until(() => alertsOf(performed, row, policed).length > 0, name);
      const alerts = alertsOf(performed, row, policed);
      assert.ok(alerts.every(({ outcome }) => outcome === 'denied'));
      // Refused for what it is about, and not for what it needs on the way.
      if (![NO_ROOT, NOWHERE].includes(because))
        assert.ok(alerts.every(({ activity }) => !JSON.stringify(activity).includes('(detached)')));
      if (row.repeats) return;
      const told = alerts.map(({ activity, alert, count }) => ({ activity, alert, count }));
      assert.equal(alerts.length, 1, JSON.stringify(told));
      assert.equal(alerts[0]?.count, 1);
    });

    it(`${name}: goes through without a policy`, () => {
      const performed = outcomeOf(free, row);
      const { otherwise = '' } = row;
      if (otherwise === 'unsupported')
        assert.match(performed.error, /^(EOPNOTSUPP|ENOTTY)?$/, performed.detail);
      else if (!row.repeats) assert.equal(performed.error, otherwise, performed.detail);
      assert.deepEqual(alertsOf(performed, row, free), []);
    });
  }

  it('what was refused is unchanged', async () => {
    assert.deepEqual(cameThrough, []);
    assert.ok(
      (await heard()).every((count) => count > 0),
      'what nobody barred was not heard',
    );
    assert.equal(readFileSync(files.root + SECRET, 'utf8'), 'the secret of the rows');
    assert.match(readFileSync(files.root + READ_ONLY, 'utf8'), /^may be read/);
    assert.match(readFileSync(free.root + READ_ONLY, 'utf8'), /^written/);
  });
});
