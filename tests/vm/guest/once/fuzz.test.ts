// Random system calls by two containers under policies, and what none of them may have come to.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { inspect } from 'node:util';
import { KernelLog } from '../fuzz/kernel-log.ts';
import {
  BARRED_PORT,
  BARRED_PROGRAM,
  marks,
  prepare,
  SECRET,
  SHARED,
  SHARED_SECRET,
  secretKey,
  snapshot,
} from '../fuzz/place.ts';
import { RecordCount } from '../fuzz/record-count.ts';
import { policyOf, VARIANTS, type Variant } from '../fuzz/variants.ts';
import { type Container, type ContainerSettings, Containers } from '../harness/containers.ts';
import { times } from '../harness/effort.ts';
import { unlessKernelHas } from '../harness/kernel-requirement.ts';
import { type Listener, listenTcp, listenUdp } from '../harness/listeners.ts';
import type { LogStream } from '../harness/log-stream.ts';
import { RingfenceNode } from '../harness/ringfence-node.ts';

/** RINGFENCE_TEST_FUZZ=SEED[,SECONDS]: those calls once more, or for another time. */
const [WANTED_SEED = '', WANTED_SECONDS = ''] = (process.env.RINGFENCE_TEST_FUZZ ?? '').split(',');
const SEED = BigInt(WANTED_SEED || `0x${randomBytes(7).toString('hex')}`);
const SECONDS = Number(WANTED_SECONDS || times(6, 600));
/** Without a policy, to see that the secret would be found. */
const FREE_SECONDS = 10;
const FREE_TRIES = 6;
const MEGABYTE = 1n << 20n;

/** What is refused each of them before and after, and how. */
const REFUSED: readonly (readonly [error: string, ...words: string[]])[] = [
  ['EACCES', 'read', SECRET],
  ['EACCES', 'read', SHARED_SECRET],
  ['EACCES', 'create', '/etc/bin/new'],
  ['EACCES', 'rename', SHARED_SECRET, `${SHARED}/gone`],
  ['EACCES', 'append', BARRED_PROGRAM],
  ['EACCES', 'exec', BARRED_PROGRAM],
  ['EPERM', 'tcp', '127.0.0.1', `${BARRED_PORT}`],
  ['EPERM', 'tcp', '::1', `${BARRED_PORT}`],
  ['EPERM', 'udp-send', '127.0.0.1', `${BARRED_PORT}`],
];
const REFUSED_PRIVILEGE = {
  'fuzz-privileged': ['EPERM', 'mount', '/mnt'],
  'fuzz-usual': ['EPERM', 'userns'],
} as const;

interface Outcome {
  readonly rounds: number;
  readonly workers: number;
  readonly calls: number;
  readonly succeeded: number;
  readonly refused: number;
  readonly found: number;
  readonly first: string;
}

const totalMissed = (programs: readonly { readonly missed: bigint }[]) =>
  programs.reduce((sum, { missed }) => sum + missed, 0n);

describe('random system calls', { skip: unlessKernelHas('BPF LSM with task storage') }, () => {
  const resources = new AsyncDisposableStack();
  const outcomes = new Map<string, Outcome>();
  let listeners: Listener[];
  let containers: Containers;
  let policed: { container: Container; variant: Variant; before: string[] }[];
  let node: RingfenceNode;
  let kernelLog: KernelLog;
  let gaps: LogStream;
  let records: RecordCount;
  let memory: bigint;
  let missedBefore: bigint;

  const settings = (privileged: boolean): ContainerSettings => ({
    privileged,
    newPrivileges: true,
    limits: { memory: 512 << 20, processes: 300 },
    binds: { [SHARED]: mkdtempSync('/tmp/fuzz-shared-') },
  });

  async function start(name: string, privileged: boolean): Promise<Container> {
    const [container] = await containers.run([name], settings(privileged));
    assert.ok(container);
    prepare(container.root);
    mkdirSync(`${container.root}/mnt`, { recursive: true });
    return container;
  }

  async function fuzz({ actor }: Container, seconds: number, seed = SEED): Promise<Outcome> {
    const words = ['fuzz', `${seed}`, `${seconds}`, secretKey];
    const { error, detail } = await actor.perform('here', ...words);
    assert.equal(error, '', `seed ${seed}: what a round left did not end`);
    const [numbers = '', first = ''] = detail.split(/(?<=^(?:\d+ ){6})/);
    const [rounds = 0, workers = 0, calls = 0, succeeded = 0, refused = 0, found = 0] = numbers
      .split(' ')
      .map(Number);
    return { rounds, workers, calls, succeeded, refused, found, first };
  }

  const programs = async () => (await node.client.call('status', {})).programs;

  async function assertRefused(): Promise<void> {
    for (const { container, variant } of policed)
      for (const [error, ...words] of [...REFUSED, REFUSED_PRIVILEGE[variant.name]]) {
        const performed = await container.actor.perform('child', ...words);
        assert.equal(performed.error, error, `${variant.name}: ${words.join(' ')}`);
      }
  }

  before(async () => {
    containers = resources.use(await Containers.start());
    node = await RingfenceNode.shared(containers.socket);
    listeners = [await listenTcp(BARRED_PORT), await listenUdp(BARRED_PORT)];
    for (const { close } of listeners) resources.defer(close);
    policed = [];
    for (const variant of VARIANTS) {
      const container = await start(variant.name, variant.privileged);
      policed.push({ container, variant, before: snapshot(container.root) });
      await node.apply(policyOf(variant));
    }
    await assertRefused();
    kernelLog = resources.use(new KernelLog());
    gaps = resources.use(node.logs({ workload: 'nobody' })); // gaps pass every filter
    missedBefore = totalMissed(await programs());
    await delay(1000); // what was refused is told by then
    records = await RecordCount.from(node);
    memory = (await node.client.call('getActivity', {})).agentMemory;
    await Promise.all(
      policed.map(async ({ container, variant }) => {
        outcomes.set(variant.name, await fuzz(container, SECONDS));
      }),
    );
  });

  after(() => resources.disposeAsync());

  for (const { name } of VARIANTS)
    it(`${name}: ${SECONDS} s show no secret, and map nothing barred as code`, (test) => {
      const outcome = outcomes.get(name);
      assert.ok(outcome);
      const { rounds, workers, calls, succeeded, refused, found, first } = outcome;
      test.diagnostic(
        `seed ${SEED}: ${rounds} rounds, ${workers} workers, ${calls} calls, of which ${succeeded} succeeded and ${refused} were refused`,
      );
      assert.equal(found, 0, `seed ${SEED}, ${found} times, first ${first}`);
      assert.ok(succeeded > SECONDS && refused > SECONDS / 8, 'both sides were met');
    });

  it('nothing barred has changed, seen from the host', () => {
    for (const { container, before } of policed)
      assert.deepEqual(snapshot(container.root), before, `seed ${SEED}`);
  });

  it('the barred program has not run', () => {
    for (const { container } of policed)
      assert.deepEqual(marks(container.root), [], `seed ${SEED}`);
  });

  it('nobody was heard at the barred port', async () => {
    for (const { seen } of listeners) assert.equal(await seen(), 0, `seed ${SEED}`);
  });

  it('the kernel has nothing to complain of', async () => {
    assert.deepEqual(await kernelLog.complaints(), [], `seed ${SEED}`);
  });

  it('every record was told, or is declared missing', async (test) => {
    let lanes = await records.added();
    for (const end = Date.now() + 60_000; !records.isExact(lanes) && Date.now() < end; ) {
      await delay(500);
      lanes = await records.added();
    }
    for (const one of lanes) test.diagnostic(inspect(one, { breakLength: Infinity }));
    assert.ok(records.isExact(lanes), 'emitted = told + lost + refused');
    assert.ok(lanes.every(({ emitted }) => emitted > 0n));
  });

  it('what no program saw is declared', async (test) => {
    const all = await programs();
    const declared = () =>
      gaps.gaps
        .filter(({ lane, reason }) => lane === 'status' && reason.includes('was passed over'))
        .reduce((sum, { lost }) => sum + lost, 0n);
    for (const { name, missed } of all)
      if (missed > 0n) test.diagnostic(`${name} was passed over ${missed} times`);
    await gaps.until(() => declared() >= totalMissed(all) - missedBefore, 'each is told as a gap');
  });

  it('the agent lives, and has not grown much', async (test) => {
    const { agentMemory } = await node.client.call('getActivity', {});
    test.diagnostic(`${memory / MEGABYTE} MiB before, ${agentMemory / MEGABYTE} MiB after`);
    assert.ok(agentMemory < memory + 128n * MEGABYTE);
  });

  it('what was refused is refused', assertRefused);

  it('without a policy the secret is found, and all else changes', async () => {
    const before = new Map<Container, string[]>();
    let found = 0;
    // Each anew, since who reads nothing at first may have removed it.
    for (let tried = 0; found === 0 && tried < FREE_TRIES; tried++) {
      const container = await start(`fuzz-free-${tried}`, false);
      before.set(container, snapshot(container.root));
      ({ found } = await fuzz(container, FREE_SECONDS, SEED + BigInt(tried)));
    }
    assert.ok(found > 0);
    assert.throws(() => {
      for (const [{ root }, earlier] of before) assert.deepEqual(snapshot(root), earlier);
    });
  });
});
