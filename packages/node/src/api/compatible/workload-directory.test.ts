import type { Workload } from '@ringfence/model';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PLAIN, WEB } from './fixtures/event.ts';
import { WorkloadDirectory } from './workload-directory.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

test('finds who is there, who is new, and for a while who has gone', async () => {
  let workloads: readonly Workload[] = [WEB];
  let listings = 0;
  const directory = new WorkloadDirectory(async () => {
    listings++;
    return workloads;
  });
  expect(await directory.find(WEB.id)).toBe(WEB);
  expect(await directory.find(WEB.id)).toBe(WEB);
  expect(listings).toBe(1);

  workloads = [PLAIN];
  vi.advanceTimersByTime(60);
  expect(await directory.find(PLAIN.id)).toBe(PLAIN);
  expect(listings).toBe(2);
  for (let seconds = 2; seconds < 30; seconds += 2) {
    vi.advanceTimersByTime(2000);
    expect(await directory.find(WEB.id)).toBe(WEB);
  }
  vi.advanceTimersByTime(3000);
  expect(await directory.find(PLAIN.id)).toBe(PLAIN);
  expect(await directory.find(WEB.id)).toBeNull();
});

test('a workload that nobody knows is not asked for with each record', async () => {
  let listings = 0;
  const directory = new WorkloadDirectory(async () => {
    listings++;
    return [];
  });
  for (let index = 0; index < 100; index++) expect(await directory.find('x')).toBeNull();
  expect(listings).toBe(1);
  vi.advanceTimersByTime(51);
  await directory.find('x');
  expect(listings).toBe(2);
});

test('changed labels are seen a second later', async () => {
  let labels: Record<string, string> = {};
  const directory = new WorkloadDirectory(async () => [{ ...PLAIN, labels }]);
  expect((await directory.find('plain'))?.labels).toEqual({});
  labels = { new: '1' };
  vi.advanceTimersByTime(1001);
  expect((await directory.find('plain'))?.labels).toEqual({ new: '1' });
});
