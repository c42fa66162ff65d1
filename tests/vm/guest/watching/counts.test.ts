// What workloads do is counted, exactly, and nobody's flood costs another one's counts or alerts.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { inspect } from 'node:util';
import type { WorkloadActivity, WorkloadProfile } from '@ringfence/model';
import { ACTOR_PATH, type Container, Containers } from '../harness/containers.ts';
import { times } from '../harness/effort.ts';
import { unlessKernelHas } from '../harness/kernel-requirement.ts';
import { listenTcp } from '../harness/listeners.ts';
import type { LogStream } from '../harness/log-stream.ts';
import { RingfenceNode } from '../harness/ringfence-node.ts';

/** More than a workload has places for; 10,000 take an emulated guest minutes. */
const FILES = times(2_500, 10_000);
/** Alerts at once, until they are more than the budget. */
const BATCH = 2_000;
const BATCHES = 10;
const OPENS = 3_000;

const policyOf = (app: string) => `
apiVersion: security.ringfence.dev/v1alpha1
kind: WorkloadPolicy
metadata: { name: ${app}-locked, namespace: default }
spec:
  selector: { matchLabels: { app: ${app} } }
  action: Block
  file: { matchDirectories: [{ dir: /locked/, recursive: true }] }
`;

describe('counts', { skip: unlessKernelHas('BPF LSM with task storage') }, () => {
  const resources = new AsyncDisposableStack();
  let node: RingfenceNode;
  let loud: Container;
  let quiet: Container;

  before(async () => {
    const containers = resources.use(await Containers.start());
    node = await RingfenceNode.shared(containers.socket, '--visibility', 'process,file,network');
    const [one, other] = await containers.run(['pod-a', 'pod-d']);
    assert.ok(one && other);
    [loud, quiet] = [one, other];
    const { close } = await listenTcp(5001);
    resources.defer(close);
  });

  after(() => resources.disposeAsync());

  const profile = ({ name }: Container): Promise<WorkloadProfile> =>
    node.client.call('getWorkload', name);
  /** Of all file operations and connections. */
  const operations = ({ opens, changes, connects, overflow }: WorkloadActivity) =>
    opens + changes + connects + overflow;
  const fileOf = ({ files }: WorkloadProfile, action: string, path: string) =>
    files.find((file) => file.action === action && file.path === path);
  /** Every read takes what the kernel has; a behaviour's name may be a moment behind its count. */
  const until = async (what: string, holds: (one: WorkloadProfile) => boolean, of = loud) => {
    for (const end = Date.now() + 60_000; Date.now() < end; await delay(100)) {
      const one = await profile(of);
      if (holds(one)) return one;
    }
    throw new Error(`${what}: ${inspect((await profile(of)).activity)}`);
  };

  it('what is repeated is told once and counted', async () => {
    const start = await profile(loud);
    const create = await loud.actor.perform('here', 'create', '/dev/shm/one');
    assert.equal(create.error, '');
    const words = ['repeat', String(OPENS), 'read', '/dev/shm/one'];
    const { detail } = await loud.actor.perform('here', ...words);
    assert.equal(detail, `0:${OPENS}`);
    const { files, activity } = await until(
      'the reads are counted by name',
      (one) => fileOf(one, 'read', '/dev/shm/one')?.count === BigInt(OPENS),
    );
    for (const action of ['create', 'write'])
      assert.equal(
        files.find((file) => file.path === '/dev/shm/one' && file.action === action)?.count,
        1n,
      );
    assert.equal(operations(activity) - operations(start.activity), BigInt(OPENS + 2));
    const read = files.find(({ action, path }) => action === 'read' && path === '/dev/shm/one');
    assert.ok(read && read.first <= read.last && read.first > 1_700_000_000_000_000_000n);
  });

  it('peers are counted by address, port and protocol', async () => {
    const words = ['repeat', '20', 'tcp', '127.0.0.1', '5001'];
    const { detail } = await loud.actor.perform('here', ...words);
    assert.equal(detail, '0:20');
    const { peers, activity } = await until(
      'the connections are counted',
      ({ peers }) => peers[0]?.count === 20n,
    );
    assert.partialDeepStrictEqual(peers, [{ protocol: 'TCP', address: '127.0.0.1', port: 5001 }]);
    assert.equal(activity.connects, 20n);
  });

  it('executions are counted by program, and processes listed', async () => {
    const earlier = await profile(loud);
    const done = await loud.actor.perform('child', 'exec', '/etc/bin/tool');
    assert.equal(done.error, '');
    const sum = ({ executions }: WorkloadProfile) =>
      executions.reduce((total, { count }) => total + count, 0n);
    const { executions, activity, processes } = await until(
      'both execs are told: of the child, and of its tool',
      (one) => sum(one) - sum(earlier) >= 2n,
    );
    assert.ok(executions.some(({ path, count }) => path === ACTOR_PATH && count >= 1n));
    assert.equal(activity.executions - earlier.activity.executions, 2n);
    assert.ok(processes.some(({ pid, parent }) => pid === loud.pid && parent === 0));
  });

  it(`${FILES} distinct files of one are counted or counted as too many, and cost no other`, async () => {
    const before = await profile(loud);
    // A reader of all would be too slow for it; gaps pass every filter.
    const logs = node.logs({ workload: quiet.name });
    const { detail } = await loud.actor.perform('here', 'create-many', '/dev/shm', String(FILES));
    assert.equal(detail, String(FILES));
    await quiet.actor.perform('here', 'create', '/dev/shm/still-told');
    const all = BigInt(2 * FILES); // each is created, and opened to be written
    const { activity, unnamed } = await until(
      'all are counted',
      (one) => operations(one.activity) - operations(before.activity) >= all,
    );
    assert.equal(operations(activity) - operations(before.activity), all);
    assert.ok(activity.overflow > before.activity.overflow, 'it has not places for all');
    assert.ok(unnamed >= 0n);
    const told = await logs.first(
      ({ activity, workloadName }) =>
        workloadName === quiet.name &&
        activity.type === 'file' &&
        activity.path === '/dev/shm/still-told',
      'what the other did is told',
    );
    assert.equal(told.alert, null);
    const other = await until(
      'and counted',
      (one) => fileOf(one, 'create', '/dev/shm/still-told')?.count === 1n,
      quiet,
    );
    assert.equal(other.activity.overflow, 0n);
    await logs.until(
      () => logs.gaps.some(({ workload }) => workload?.name === loud.name),
      'the gap names who had too many',
    );
    await logs[Symbol.asyncDispose]();
  });

  it('places that are given back lose no count, and what comes again is told again', async () => {
    // The many of before are idle; these ask for their places, and go on while they change hands.
    const before = await profile(loud);
    await loud.actor.perform('here', 'during', '12000', 'read', '/dev/shm/1');
    await loud.actor.perform('here', 'mkdir', '/dev/shm/more');
    await loud.actor.perform('here', 'create-many', '/dev/shm/more', '500');
    const { detail } = await loud.actor.perform(
      'here',
      'repeat',
      '1000',
      'read',
      '/dev/shm/more/499',
    );
    assert.equal(detail, '0:1000');
    const after = await until(
      'the new ones have names',
      (one) => fileOf(one, 'read', '/dev/shm/more/499')?.count === 1000n,
    );
    assert.ok(operations(after.activity) > operations(before.activity) + 2001n);
  });

  describe('while one floods with alerts', () => {
    let logs: LogStream;

    before(async () => {
      for (const { name, actor } of [loud, quiet]) {
        await actor.perform('here', 'mkdir', '/locked');
        await node.apply(policyOf(name));
      }
      // A reader of this one alone: gaps pass every filter.
      logs = node.logs({ workload: quiet.name });
    });

    after(() => logs[Symbol.asyncDispose]());

    it('the alerts of the other all arrive, and its own are told or counted', async () => {
      const start = await profile(loud);
      let tried = 0;
      const flood = async () => {
        for (let batch = 0; batch < BATCHES && missing(await profile(loud)) === before; batch++) {
          const words = ['refuse-many', '/locked', String(tried), String(BATCH)];
          const { detail } = await loud.actor.perform('here', ...words);
          assert.equal(detail, String(BATCH));
          tried += BATCH;
        }
      };
      const missing = ({ activity }: WorkloadProfile) =>
        activity.lanes[0] ? activity.lanes[0].refused + activity.lanes[0].lost : 0n;
      const before = missing(start);
      const flooding = flood();
      const theirs = await quiet.actor.performAll(
        Array.from({ length: 50 }, (_, at) => ['here', 'create', `/locked/${at}`]),
      );
      assert.ok(theirs.every(({ error }) => error === 'EACCES'));
      await flooding;
      const paths = () =>
        new Set(
          logs.alerts.flatMap(({ workloadName, activity }) =>
            workloadName === quiet.name && activity.type === 'file' ? [activity.path] : [],
          ),
        );
      await logs.until(() => paths().size === 50, 'all 50 of the quiet one');
      const end = await until('all of the loud one are accounted for', (one) => {
        const told = one.activity.alerts - start.activity.alerts;
        return told + missing(one) - before === BigInt(tried);
      });
      assert.ok(missing(end) > before, 'more than its budget');
      const other = await profile(quiet);
      assert.equal(missing(other), 0n);
      await logs.until(
        () => logs.gaps.some((gap) => gap.lane === 'verdicts' && gap.workload?.name === loud.name),
        'the gap names who flooded',
      );
    });
  });
});
