import { EVERY_EVENT, type LogRecord } from '@ringfence/model';
import { expect, test } from 'vitest';
import { EventLog } from './event-log.ts';

const alert = {
  action: 'Block',
  policy: { kind: 'WorkloadPolicy', namespace: 'default', name: 'a' },
  rule: 'spec',
  severity: 1,
  tags: [],
  message: '',
  enforcer: 'bpf-lsm',
  wouldBlock: false,
} as const;

function record(sequence: number, isAlert: boolean): LogRecord {
  return {
    type: 'event',
    event: {
      lane: isAlert ? 'verdicts' : 'behaviours',
      sequence: BigInt(sequence),
      time: 0n,
      workload: 'host',
      workloadName: 'host',
      namespace: '',
      lineage: [],
      activity: { type: 'exec', path: '/bin/true', arguments: [] },
      outcome: isAlert ? 'denied' : 'not-denied',
      count: 1,
      alert: isAlert ? alert : null,
    },
  };
}

const gap: LogRecord = {
  type: 'gap',
  gap: { lane: 'behaviours', time: 0n, lost: 3n, reason: 'the ring was full', workload: null },
};

const sequences = (records: readonly LogRecord[]) =>
  records.map((entry) => (entry.type === 'gap' ? 'gap' : Number(entry.event.sequence)));

test('history is the latest that pass, oldest first, in the order they came', () => {
  const log = new EventLog();
  for (let index = 0; index < 6; index++) log.publish(record(index, index % 2 === 0));
  expect(sequences(log.history(EVERY_EVENT, 4))).toEqual([2, 3, 4, 5]);
  expect(sequences(log.history({ ...EVERY_EVENT, alerts: ['Block'] }, 2))).toEqual([2, 4]);
  expect(log.history(EVERY_EVENT, 0)).toEqual([]);
});

test('observations never push an alert out', () => {
  const log = new EventLog(4);
  log.publish(record(0, true));
  for (let index = 1; index < 100; index++) log.publish(record(index, false));
  expect(sequences(log.history(EVERY_EVENT, 1000))).toEqual([0, 96, 97, 98, 99]);
});

test('what is kept is told as it came, whatever came into its place before and comes after', () => {
  const log = new EventLog(2);
  const other = record(7, false);
  if (other.type === 'event')
    Object.assign(other.event, {
      time: 1_700_000_000_123_456_789n,
      workload: 'w',
      workloadName: 'name',
      namespace: 'space',
      lineage: [{ pid: 1 }],
      activity: { type: 'exit', code: 1, signal: 9 },
      count: 3,
    });
  for (const one of [record(1, true), other, gap, record(2, true), record(3, true)])
    log.publish(one);
  const told = log.history(EVERY_EVENT, 9);
  expect(told).toEqual([other, gap, record(2, true), record(3, true)]);
  for (let index = 4; index < 8; index++) log.publish(record(index, false));
  expect(told[0]).toEqual(other);
  expect(log.history(EVERY_EVENT, 2)).toEqual([record(6, false), record(7, false)]);
});

test('a reader gets what passes, gaps always, until it leaves', () => {
  const log = new EventLog();
  const seen: LogRecord[] = [];
  const leave = log.subscribe({ ...EVERY_EVENT, alerts: ['Block'] }, (entry) => seen.push(entry));
  log.publish(record(0, false));
  log.publish(record(1, true));
  log.publish(gap);
  leave();
  log.publish(record(2, true));
  expect(sequences(seen)).toEqual([1, 'gap']);
});
