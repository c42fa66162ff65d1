import type { LogRecord, NodeEvent } from '@ringfence/model';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { RecordQueue } from './record-queue.ts';

function observation(sequence: bigint, lane: NodeEvent['lane'] = 'behaviours'): LogRecord {
  return {
    type: 'event',
    event: {
      lane,
      sequence,
      time: 0n,
      workload: 'host',
      workloadName: 'host',
      namespace: '',
      lineage: [],
      activity: { type: 'exec', path: '/bin/true', arguments: [] },
      outcome: 'not-denied',
      count: 1,
      alert: null,
    },
  };
}

const uncounted = () => undefined;
const steps = fc.array(fc.constantFrom('push', 'push', 'take'), { maxLength: 200 });

test('whatever the pace, sequence and gaps add up without a hole', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9 }), steps, (capacity, pace) => {
      let counted = 0n;
      const queue = new RecordQueue(capacity, (lost) => {
        counted += lost;
      });
      let pushed = 0n;
      let expected = 0n;
      let told = 0n;
      const take = () => {
        const record = queue.take();
        if (record === null) return false;
        if (record.type === 'gap') {
          told += record.gap.lost;
          expected += record.gap.lost;
        } else {
          expect(record.event.sequence).toBe(expected++);
        }
        return true;
      };
      for (const step of pace) {
        if (step === 'push') queue.push(observation(pushed++));
        else take();
        expect(queue.size).toBeLessThanOrEqual(capacity + 1);
      }
      // Never more than a record and three gaps each: a queue that repeats itself ends here.
      for (let left = 4n * pushed + 4n; left > 0n && take(); left--);
      expect(queue.take()).toBeNull();
      expect(expected).toBe(pushed);
      expect(told).toBe(counted);
    }),
  );
});

test('a loss is told per lane, and a gap that is lost is told with it', () => {
  const queue = new RecordQueue(1, uncounted);
  queue.push(observation(0n));
  queue.push(observation(1n));
  queue.push(observation(0n, 'verdicts'));
  queue.push({
    type: 'gap',
    gap: { lane: 'verdicts', time: 0n, lost: 5n, reason: 'the ring was full', workload: null },
  });
  expect(queue.take()).toMatchObject({ type: 'event' });
  expect(queue.take()).toMatchObject({ gap: { lane: 'behaviours', lost: 1n } });
  expect(queue.take()).toMatchObject({ gap: { lane: 'verdicts', lost: 6n } });
  expect(queue.take()).toBeNull();
});

test('ready waits for a record or for the end', async () => {
  const queue = new RecordQueue(2, uncounted);
  const end = new AbortController();
  let woken = 0;
  const first = queue.ready(end.signal).then(() => woken++);
  await Promise.resolve();
  expect(woken).toBe(0);
  queue.push(observation(0n));
  await first;
  expect(queue.take()).not.toBeNull();
  const second = queue.ready(end.signal);
  end.abort();
  await second;
  expect(queue.take()).toBeNull();
});

test('a gap that says whose records are missing goes on saying so', () => {
  const queue = new RecordQueue(1, uncounted);
  const workload = { id: 'one', name: 'web', namespace: 'shop' };
  const gap = { lane: 'verdicts', time: 0n, lost: 5n, reason: 'over budget', workload } as const;
  queue.push(observation(0n));
  queue.push({ type: 'gap', gap });
  queue.push({ type: 'gap', gap });
  queue.push(observation(1n, 'verdicts'));
  expect(queue.take()).toMatchObject({ type: 'event' });
  expect(queue.take()).toMatchObject({ gap: { lost: 10n, workload, reason: 'over budget' } });
  expect(queue.take()).toMatchObject({ gap: { lost: 1n, workload: null } });
});
