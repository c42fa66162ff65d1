import { expect, test } from 'vitest';
import { NODE_STATE } from './generated/layout.ts';
import { NodeState } from './node-state.ts';

function renames(started: bigint, finished: bigint) {
  const memory = new ArrayBuffer(Math.ceil(NODE_STATE.size / 8) * 8);
  const longs = new BigUint64Array(memory);
  const at = { started: NODE_STATE.renamesStarted / 8, finished: NODE_STATE.renamesFinished / 8 };
  longs[at.started] = started;
  longs[at.finished] = finished;
  return {
    state: new NodeState({ memory: () => memory }),
    start: () => Atomics.add(longs, at.started, 1n),
    counts: () => [longs[at.started], longs[at.finished]],
  };
}

test.each([
  [7n, 5n],
  [5n, 7n],
])('%s renames started and %s finished, with none under way, become as many', async (...counts) => {
  const { state, counts: found } = renames(...counts);
  await state.settleRenames();
  expect(found()).toEqual([7n, 7n]);
});

test('while renames come and go nothing is settled', async () => {
  const { state, start, counts } = renames(7n, 5n);
  const timer = setInterval(start, 20);
  await state.settleRenames();
  clearInterval(timer);
  const [started, finished] = counts();
  expect(finished).toBe(5n);
  expect(started).toBeGreaterThan(7n);
});
