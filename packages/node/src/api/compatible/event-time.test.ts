import { expect, test } from 'vitest';
import { eventTime } from './event-time.ts';

test.each([
  [0n, 0n, '1970-01-01T00:00:00.000000Z'],
  [1_717_259_989_360_067_999n, 1_717_259_989n, '2024-06-01T16:39:49.360067Z'],
  [1_000_000_000_000_001_000n, 1_000_000_000n, '2001-09-09T01:46:40.000001Z'],
])('%d nanoseconds', (nanoseconds, seconds, text) => {
  expect(eventTime(nanoseconds)).toEqual({ seconds, text });
});
