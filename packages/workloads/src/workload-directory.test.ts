import type { Workload } from '@ringfence/model';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Source, WorkloadDirectory } from './workload-directory.ts';
import type { WorkloadChange } from './workload-table.ts';

const LONG = 'a'.repeat(64);

function workload(id: string, over: Partial<Workload> = {}): Workload {
  const text = { name: id, namespace: 'default', image: '', runtime: 'crun', cgroupPath: '' };
  return { id, kind: 'container', labels: {}, pid: 0, cgroupId: 0n, ...text, ...over };
}

function directory(awaits: (one: Workload) => boolean = () => false) {
  const changes: WorkloadChange[] = [];
  const all = new WorkloadDirectory({ onChange: (batch) => changes.push(...batch), awaits });
  const take = (source: Source, type: WorkloadChange['type'], one: Workload) => {
    changes.length = 0;
    all.take(source, [{ type, workload: one }]);
    return [...changes];
  };
  return { take, changes };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('one container of two sources is one workload: named by the engine, placed by the runtime', () => {
  const { take } = directory();
  const placed = { pid: 5, cgroupPath: '/c', cgroupId: 9n, labels: { a: 'low', b: 'low' } };
  expect(take('runtime', 'added', workload(LONG, placed))).toMatchObject([{ type: 'added' }]);
  const named = workload(LONG, { name: 'web', runtime: 'podman', labels: { a: 'high' } });
  const [told] = take('engine', 'added', named);
  expect(told).toMatchObject({ type: 'updated', workload: { name: 'web', cgroupId: 9n, pid: 5 } });
  expect(told?.workload.labels).toEqual({ a: 'high', b: 'low' });
  // It ended: the runtime forgets it, the engine still knows it.
  expect(take('runtime', 'removed', workload(LONG))).toMatchObject([
    { type: 'updated', workload: { name: 'web', pid: 0, cgroupId: 0n } },
  ]);
  expect(take('engine', 'removed', named)).toMatchObject([{ type: 'removed' }]);
  expect(take('engine', 'removed', named)).toEqual([]);
});

test('a short name may be in two runtimes, and is two workloads', () => {
  const { take } = directory();
  expect(take('containerd', 'added', workload('web'))[0]?.workload.id).toBe('web');
  expect(take('runtime', 'added', workload('web'))[0]?.workload.id).toBe('runtime/web');
  expect(take('containerd', 'removed', workload('web'))[0]?.workload.id).toBe('web');
  expect(take('runtime', 'updated', workload('web', { pid: 3 }))[0]?.workload).toMatchObject({
    id: 'runtime/web',
    pid: 3,
  });
});

test('what an engine is about to describe waits for it, and not for ever', () => {
  const { take, changes } = directory(() => true);
  expect(take('runtime', 'added', workload(LONG, { pid: 5 }))).toEqual([]);
  expect(take('engine', 'added', workload(LONG, { name: 'web' }))).toMatchObject([
    { type: 'added', workload: { name: 'web', pid: 5 } },
  ]);
  const other = 'b'.repeat(64);
  expect(take('runtime', 'added', workload(other))).toEqual([]);
  vi.advanceTimersByTime(999);
  expect(changes).toEqual([]);
  vi.advanceTimersByTime(2);
  expect(changes).toMatchObject([{ type: 'added', workload: { id: other } }]);
});
