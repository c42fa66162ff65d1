import type { LaneStatus, LogRecord } from '@ringfence/model';
import { ALL_LINES, type LogsQuery } from '@ringfence/model/wire';
import { expect, test } from 'vitest';
import { EXIT } from '../exit-code.ts';
import { Failure } from '../failure.ts';
import { SAMPLE_RECORDS } from '../fixtures/sample-events.ts';
import { followLogs, type LogNode } from './follow-logs.ts';

const QUERY = { filter: {}, follow: true, lines: 0 } as unknown as LogsQuery;

const sample = SAMPLE_RECORDS.find(({ type }) => type === 'event');
if (sample?.type !== 'event') throw new Error('no sample event');
const { event: sampleEvent } = sample;

const event = (sequence: number): LogRecord => ({
  type: 'event',
  event: { ...sampleEvent, lane: 'behaviours', sequence: BigInt(sequence), time: BigInt(sequence) },
});

const gap = (time: number): LogRecord => ({
  type: 'gap',
  gap: {
    lane: 'behaviours',
    time: BigInt(time),
    lost: 2n,
    reason: 'the ring was full',
    workload: null,
  },
});

/** One connection: the node's epoch, what it and all before it had, and what it sends. */
interface Run {
  readonly epoch: string;
  readonly emitted: number;
  readonly totalEmitted: number;
  readonly records: readonly LogRecord[];
  /** The stream breaks after the records; else the node ends it. */
  readonly isBroken?: boolean;
  /** Another start answers from the second question on. */
  readonly later?: string;
}

const GONE = new Failure(EXIT.unreachable, 'the node went away');
const AWAY = null;

/** Follows through all runs, and stops where there is no further one. */
async function follow(runs: readonly (Run | typeof AWAY)[]) {
  const taken: string[] = [];
  const told: string[] = [];
  const lines: number[] = [];
  const waiting = [...runs];
  const connect = (): LogNode => {
    if (waiting.length === 0) throw new Error('the end of the test');
    const run = waiting.shift() ?? null;
    let asked = 0;
    return {
      status() {
        if (run === AWAY) return Promise.reject(GONE);
        const { emitted, totalEmitted } = run;
        const lane: LaneStatus = {
          lane: 'behaviours',
          emitted: BigInt(emitted),
          lost: 0n,
          totalEmitted: BigInt(totalEmitted),
          totalLost: 0n,
        };
        const epoch = asked++ > 0 ? (run.later ?? run.epoch) : run.epoch;
        return Promise.resolve({ epoch, lanes: [lane] });
      },
      async *logs(query) {
        lines.push(query.lines);
        yield* run?.records ?? [];
        if (run?.isBroken) throw GONE;
      },
      close() {
        // Nothing is open.
      },
    };
  };
  const tell = (line: string) => told.push(line.replace(/;.*/, ''));
  const all = followLogs(connect, QUERY, tell, () => Promise.resolve());
  const drain = async () => {
    for await (const record of all)
      taken.push(
        record.type === 'event'
          ? `${record.event.sequence}`
          : `gap ${record.gap.lost}${record.gap.reason.startsWith('at most') ? ' at most' : ''}`,
      );
  };
  await expect(drain()).rejects.toThrow('the end of the test');
  return { taken, told, lines };
}

test('a node that starts again is read from its beginning; what was not read is a gap', async () => {
  const { taken, told, lines } = await follow([
    { epoch: 'a', emitted: 3, totalEmitted: 10, records: [event(3), event(4)], isBroken: true },
    AWAY,
    AWAY,
    // The first start had 9 of its own: 5 to 8 did not get here.
    { epoch: 'b', emitted: 2, totalEmitted: 18, records: [event(0), event(1)] },
  ]);
  expect(taken).toEqual(['3', '4', 'gap 4 at most', '0', '1']);
  expect(told).toEqual(['the node went away', 'a node runs again', 'the node ended the stream']);
  expect(lines).toEqual([0, ALL_LINES]);
});

test('nothing is missing where the last that was there was read', async () => {
  const { taken } = await follow([
    { epoch: 'a', emitted: 3, totalEmitted: 10, records: [event(3), event(4)] },
    { epoch: 'b', emitted: 0, totalEmitted: 12, records: [] },
  ]);
  expect(taken).toEqual(['3', '4']);
});

test('a reader who had read nothing is owed what came since he asked, not the past', async () => {
  const { taken } = await follow([
    { epoch: 'a', emitted: 100, totalEmitted: 100, records: [], isBroken: true },
    { epoch: 'b', emitted: 0, totalEmitted: 103, records: [] },
  ]);
  expect(taken).toEqual(['gap 3 at most']);
});

test('the same start of the node tells nothing twice', async () => {
  const { taken, told } = await follow([
    {
      epoch: 'a',
      emitted: 0,
      totalEmitted: 0,
      records: [event(5), gap(6), event(8)],
      isBroken: true,
    },
    {
      epoch: 'a',
      emitted: 9,
      totalEmitted: 9,
      records: [event(5), gap(6), event(8), gap(9), event(10)],
    },
  ]);
  expect(taken).toEqual(['5', 'gap 2', '8', 'gap 2', '10']);
  expect(told).toEqual(['the node went away', 'the node is back', 'the node ended the stream']);
});

test('records of a start that came between question and stream are asked for again', async () => {
  const { taken } = await follow([
    { epoch: 'a', emitted: 0, totalEmitted: 0, records: [event(0)] },
    { epoch: 'a', later: 'b', emitted: 1, totalEmitted: 1, records: [event(0), event(1)] },
    { epoch: 'b', emitted: 2, totalEmitted: 3, records: [event(0), event(1)] },
  ]);
  expect(taken).toEqual(['0', '0', '1']);
});

test('after an uninstall the counts begin anew, and say nothing of what is missing', async () => {
  const { taken } = await follow([
    { epoch: 'a', emitted: 50, totalEmitted: 500, records: [event(50)] },
    { epoch: 'b', emitted: 1, totalEmitted: 1, records: [event(0)] },
  ]);
  expect(taken).toEqual(['50', '0']);
});

test('without a node to begin with, and for any other failure, it ends', async () => {
  const refuse = (error: Error): LogNode => ({
    status: () => Promise.reject(error),
    async *logs() {
      // Nobody gets here.
    },
    close() {
      // Nothing is open.
    },
  });
  const first = (error: Error) =>
    followLogs(
      () => refuse(error),
      QUERY,
      () => undefined,
    ).next();
  await expect(first(GONE)).rejects.toBe(GONE);
  await expect(first(new Failure(EXIT.failed, 'no'))).rejects.toThrow('no');
});
