import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { SAMPLE_RECORDS } from './fixtures/sample-events.ts';
import { BLIND_PROBE, STATUS, WORKLOADS } from './fixtures/sample-reports.ts';
import { rfc3339, toJson } from './json.ts';

test('wall time is RFC 3339 with every nanosecond', () => {
  expect(rfc3339(1_795_535_930_123_456_789n)).toBe('2026-11-24T15:58:50.123456789Z');
  expect(rfc3339(0n)).toBe('1970-01-01T00:00:00.000000000Z');
  const times = fc.bigInt({ min: -(2n ** 60n), max: 2n ** 63n - 1n });
  fc.assert(
    fc.property(times, (time) => {
      const [, fraction = ''] = /\.(\d{9})Z$/.exec(rfc3339(time)) ?? [];
      const milliseconds = BigInt(Date.parse(rfc3339(time)));
      expect(milliseconds * 1_000_000n + (BigInt(fraction) % 1_000_000n)).toBe(time);
    }),
  );
});

test('a 64-bit integer is a number with all its digits', () => {
  expect(toJson(WORKLOADS[0])).toContain('"cgroupId":18446744073709551615}');
});

test('start times are told apart: a node has wall time, a process boot time', () => {
  expect(JSON.parse(toJson(STATUS))).toMatchObject({
    startTime: '2026-11-24T15:58:50.123456789Z',
    uptime: 11_525_000_000_000,
  });
  const [record] = SAMPLE_RECORDS;
  if (record?.type !== 'event') throw new Error('the first sample is an event');
  expect(JSON.parse(toJson(record.event))).toMatchObject({
    time: '2026-11-24T15:58:50.123456789Z',
    lineage: [{ pid: 1240, startTime: 1_240_000_000 }, {}, {}],
  });
});

test('a time that never was is null', () => {
  expect(JSON.parse(toJson(BLIND_PROBE))).toMatchObject({ canaryTime: null });
});

test('names are whole and exact, whatever they hold', () => {
  const hostile = SAMPLE_RECORDS.map((record) => JSON.parse(toJson(record)));
  expect(hostile).toContainEqual(
    expect.objectContaining({
      event: expect.objectContaining({
        activity: expect.objectContaining({ path: '/etc/bin/\x1b[2J\u202egnp.exe' }),
      }),
    }),
  );
});
