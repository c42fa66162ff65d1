import { expect, test } from 'vitest';
import { Backoff } from './backoff.ts';

test('waits double up to the longest, and begin anew after a success', () => {
  const backoff = new Backoff({ first: 100, longest: 1_000, random: () => 1 });
  expect([1, 2, 3, 4, 5, 6].map(() => backoff.next())).toEqual([100, 200, 400, 800, 1000, 1000]);
  backoff.reset();
  expect(backoff.next()).toBe(100);
});

test('no wait is below half of its limit, however often it failed', () => {
  const backoff = new Backoff({ first: 100, longest: 1_000, random: () => 0 });
  expect(backoff.next()).toBe(50);
  for (let round = 0; round < 5_000; round += 1) backoff.next();
  expect(backoff.next()).toBe(500);
});
