// Each operation without policy, under Audit and under Block: what the node of this kernel can do
// about it. docs/matrix.json is what was found last; `make matrix` writes it, and the page with it.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { chmodSync, chownSync, mkdirSync } from 'node:fs';
import { connect } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import type { NodeEvent } from '@ringfence/model';
import { abilityLine, MATRIX_FILE, readMatrix } from '../../../../build/matrix-page.ts';
import type { Performed } from '../harness/actor.ts';
import { type Container, Containers } from '../harness/containers.ts';
import { isEnforcing, KERNEL_SERIES } from '../harness/kernel-requirement.ts';
import { listenTcp } from '../harness/listeners.ts';
import type { LogStream } from '../harness/log-stream.ts';
import { RingfenceNode } from '../harness/ringfence-node.ts';
import {
  ACCEPTED,
  CONNECTED,
  FIRST_SERVED,
  type Holdings,
  LAST_PORT,
  lastPolicyOf,
  policiesOf,
  prepare,
  STRANGER,
  sentTo,
  TRIED,
  TRIED_LAST,
  type Tried,
  WRITABLE,
} from './matrix-operations.ts';

const READ_WRITE = 2;
const SHARED = '/shared';
const SHARED_OUTSIDE = '/tmp/matrix-shared';
const UNDER = ['see', 'audit', 'block'] as const;
type Under = (typeof UNDER)[number];

const isOf = ({ lineage }: NodeEvent, { id }: Performed) =>
  lineage.some((process) => process.arguments.includes(id));

/** Whether somebody who is kept out gets in. */
async function visit(port: number): Promise<boolean> {
  const socket = connect({ host: '127.0.0.1', port, localAddress: STRANGER });
  const opened = once(socket, 'connect').then(
    () => true,
    () => false,
  );
  const isOpen = await Promise.race([opened, delay(1_500, false)]);
  socket.destroy();
  return isOpen;
}

describe(`what kernel ${KERNEL_SERIES} can do`, () => {
  const resources = new AsyncDisposableStack();
  const done = new Map<string, Performed>();
  const recorded = readMatrix(MATRIX_FILE);
  let logs: LogStream;

  const keyOf = (under: Under, { name }: Tried) => `${under} ${name}`;

  before(async () => {
    mkdirSync(SHARED_OUTSIDE, { recursive: true });
    chmodSync(SHARED_OUTSIDE, 0o1777);
    const containers = resources.use(await Containers.start());
    const node = await RingfenceNode.shared(
      containers.socket,
      ...['--visibility', 'process,file,network'],
    );
    const pods = await containers.run(
      UNDER.map((under) => `pod-${under}`),
      {
        ...{ privileged: true, newPrivileges: true, hostProcesses: true },
        binds: { [SHARED]: SHARED_OUTSIDE },
      },
    );
    const [free, audited, blocked] = pods;
    assert.ok(free && audited && blocked);
    const holdings: Holdings[] = [];
    for (const [index, pod] of pods.entries()) {
      prepare(pod.root);
      chownSync(`${pod.root}/mnt/true`, 0, 0);
      chmodSync(`${pod.root}/mnt/true`, 0o4755);
      holdings.push(await hold(pod, FIRST_SERVED + index));
    }
    for (const policies of [policiesOf, lastPolicyOf]) {
      await node.tryApply(
        `${policies('pod-audit', 'Audit')}---\n${policies('pod-block', 'Block')}`,
      );
      if (policies === lastPolicyOf) break;
      logs = resources.use(node.logs());
      for (const port of CONNECTED) {
        const { close } = await listenTcp(port);
        resources.defer(() => close());
      }
      // By another, since a workload's second open of a file is counted, and not told.
      for (const pod of pods)
        await (pod === free ? audited : free).actor.perform(
          'child',
          ...['send', `${SHARED}/${pod.name}`, sentTo(pod.name), '0'],
        );
      for (const [index, pod] of pods.entries())
        await tryAll(UNDER[index] ?? 'see', pod, holdings[index] ?? {}, TRIED);
      for (const [index, pod] of pods.entries()) await serve(index, pod);
    }
    for (const [index, pod] of pods.entries())
      await tryAll(UNDER[index] ?? 'see', pod, {}, [TRIED_LAST]);
  });

  after(() => resources.disposeAsync());

  async function hold({ name, actor }: Container, port: number): Promise<Holdings> {
    const writable = await actor.perform('here', 'keep-open', WRITABLE, `${READ_WRITE}`);
    const parcel = await actor.perform('here', 'listen-at', `${SHARED}/${name}`);
    assert.deepEqual([writable.error, parcel.error], ['', '']);
    return { WRITABLE: writable.detail, PARCEL: parcel.detail, SERVED: `${port}` };
  }

  async function tryAll(
    under: Under,
    { name, actor }: Container,
    holdings: Holdings,
    tried: readonly Tried[],
  ): Promise<void> {
    const words = tried.map((each) => each.words.map((word) => holdings[word] ?? word));
    const performed = await actor.performAll(
      [...words, ['tcp', '127.0.0.1', `${LAST_PORT}`]].map((each) => ['child', ...each]),
    );
    const last = performed.pop();
    assert.ok(last);
    await logs.first(
      (event) => isOf(event, last) && (under === 'see' || event.alert !== null),
      `the end of ${name}`,
    );
    for (const [index, each] of tried.entries()) {
      const one = performed[index];
      if (one !== undefined) done.set(keyOf(under, each), one);
    }
  }

  /** By its first process, which a peer comes to. */
  async function serve(index: number, { actor }: Container): Promise<void> {
    const port = FIRST_SERVED + index;
    const words = ACCEPTED.words.map((word) => (word === 'SERVED' ? `${port}` : word));
    const served = await actor.perform('here', ...words);
    assert.equal(served.error, '');
    const error = (await visit(port)) ? '' : 'ETIMEDOUT';
    done.set(keyOf(UNDER[index] ?? 'see', ACCEPTED), { ...served, error });
  }

  function eventsOf(tried: Tried, index: number): readonly NodeEvent[] {
    const performed = done.get(keyOf(UNDER[index] ?? 'see', tried));
    assert.ok(performed);
    const isHere = ({ activity }: NodeEvent) =>
      activity.type === 'accept' && activity.port === FIRST_SERVED + index;
    return logs.events.filter((event) =>
      tried === ACCEPTED ? isHere(event) : isOf(event, performed) && tried.isIt(event.activity),
    );
  }

  for (const tried of [...TRIED, ACCEPTED, TRIED_LAST])
    it(`${tried.name}: as docs/matrix.json has it`, () => {
      const errors = UNDER.map((under) => done.get(keyOf(under, tried))?.error);
      const [seen = [], audited = [], blocked = []] = UNDER.map((_, index) =>
        eventsOf(tried, index),
      );
      assert.deepEqual(errors.slice(0, 2), [tried.otherwise, tried.otherwise]);
      assert.ok(seen.every(({ alert }) => alert === null));
      const isAudit = ({ alert, outcome }: NodeEvent) =>
        alert?.action === 'Audit' && !alert.wouldBlock && outcome === 'not-denied';
      const isBlock = ({ alert, outcome }: NodeEvent) =>
        alert?.action === 'Block' && outcome === 'denied';
      const isWouldBlock = ({ alert, outcome }: NodeEvent) =>
        alert?.action === 'Audit' && alert.wouldBlock && outcome === 'not-denied';
      const abilities = {
        see: seen.length > 0,
        audit: audited.some(isAudit),
        block: errors[2] !== tried.otherwise && blocked.some(isBlock),
      };
      console.log(abilityLine({ kernel: KERNEL_SERIES, operation: tried.name, ...abilities }));
      // No alert says Block of what was let through, and who audits tells of those too.
      assert.equal(blocked.some(isBlock), abilities.block);
      if (!abilities.block) assert.equal(blocked.some(isWouldBlock), abilities.audit);
      if (isEnforcing) assert.ok(abilities.block);
      assert.deepEqual(abilities, recorded[KERNEL_SERIES]?.[tried.name] ?? tried.atBest);
    });
});
