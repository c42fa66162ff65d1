// A folder moves in and out of a place under Block while a file in it is opened without end.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { Actor } from './harness/actor.ts';
import { type Container, Containers } from './harness/containers.ts';
import { times } from './harness/effort.ts';
import { unlessKernelHas } from './harness/kernel-requirement.ts';
import { RingfenceNode } from './harness/ringfence-node.ts';

const FOLDER = '/tmp/race';
const INSIDE = '/r';
const ROUNDS = times(4_000, 1_000_000);

const POLICY = `
apiVersion: security.ringfence.dev/v1alpha1
kind: WorkloadPolicy
metadata: { name: race, namespace: default }
spec:
  selector: { matchLabels: { app: pod-a } }
  action: Block
  file:
    matchDirectories: [{ dir: ${INSIDE}/blocked/, recursive: true }]
`;

describe('races', { skip: unlessKernelHas('BPF LSM with task storage') }, () => {
  const resources = new AsyncDisposableStack();
  let containers: Containers;
  let opener: Container;
  let mover: Container;

  before(async () => {
    mkdirSync(`${FOLDER}/open/moved`, { recursive: true });
    mkdirSync(`${FOLDER}/blocked`);
    writeFileSync(`${FOLDER}/open/moved/file`, 'secret');
    containers = resources.use(await Containers.start());
    const node = await RingfenceNode.shared(containers.socket);
    const binds = { [INSIDE]: FOLDER };
    const [first, second] = await containers.run(['pod-a', 'pod-d'], { binds });
    assert.ok(first && second);
    [opener, mover] = [first, second];
    await node.apply(POLICY);
  });

  after(() => resources.disposeAsync());

  /** Both sides of the race; what the opener counted. */
  async function race(opener: Actor, rounds: number): Promise<Record<string, number>> {
    const shared = `${INSIDE}/shared-${rounds}`;
    const [outside, inside] = [`${INSIDE}/open/moved`, `${INSIDE}/blocked/moved`];
    const opening = opener.perform('here', 'race-open', shared, outside, 'file');
    const moving = mover.actor.perform('here', 'race-move', shared, outside, inside, `${rounds}`);
    const [opened, moved] = await Promise.all([opening, moving]);
    assert.deepEqual([moved.error, moved.detail], ['', String(rounds)]);
    assert.equal(opened.error, '');
    const words = opened.detail.split(' ');
    return Object.fromEntries(
      words.flatMap((word, at) => (at % 2 === 0 ? [[word, Number(words[at + 1])]] : [])),
    );
  }

  it(`no open is decided by a path that is no longer true, in ${ROUNDS} moves`, async (test) => {
    const { opened = 0, refused = 0, stale, other } = await race(opener.actor, ROUNDS);
    test.diagnostic(`opened ${opened}, refused ${refused}`);
    assert.equal(stale, 0, 'opened under Block');
    assert.equal(other, 0);
    assert.ok(opened > 100 && refused > 100, 'both sides were met');
  });

  it('an opener without policy is seen to open inside, so that the count above can rise', async () => {
    const free = await containers.enter(mover);
    const { refused, stale = 0 } = await race(free, 1000);
    await free.end();
    assert.equal(refused, 0);
    assert.ok(stale > 0);
  });
});
