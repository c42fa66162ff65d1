import type { LogRecord } from '@ringfence/model';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { StaleScanner } from './stale-scanner.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A kernel in which so many descriptors are stale, and whose map has so much room. */
function world({ stale = 0, room = 100, unable = '' } = {}) {
  const kernel = {
    stale,
    room,
    rows: 0,
    unstable: 0,
    attached: false,
    complete: true,
    refuses: true,
    inUse: true,
  };
  const calls: string[] = [];
  const failures: Error[] = [];
  const told: LogRecord[] = [];
  const lines: string[] = [];
  const files = {
    programs: {
      get attached() {
        return kernel.attached;
      },
      get complete() {
        return kernel.attached && kernel.complete;
      },
      attach() {
        calls.push('attach');
        const failure = failures.shift();
        if (failure !== undefined) throw failure;
        kernel.attached = true;
        kernel.complete = true;
      },
      detach() {
        calls.push('detach');
        kernel.attached = false;
      },
    },
    get size() {
      return kernel.rows;
    },
    prune() {
      if (!kernel.inUse) kernel.rows = 0;
    },
    async scan() {
      calls.push('scan');
      await Promise.resolve();
      const keeps = kernel.attached && kernel.complete;
      const kept = keeps ? Math.min(kernel.stale, kernel.room) : 0;
      const added = Math.max(0, kept - kernel.rows);
      if (keeps) kernel.rows = kept;
      const unkept = keeps ? kernel.stale - kept : 0;
      return { found: kernel.stale, added, unkept, unstable: kernel.unstable };
    },
  };
  const scanner = new StaleScanner({
    programs: { staleFiles: files, guard: () => calls.push('guard') },
    unable,
    refusesFiles: () => kernel.refuses,
    ruleSetsInUse: () => new Set(),
    publish: (record) => told.push(record),
    tell: (line) => lines.push(line),
  });
  const since = async (milliseconds: number) => {
    calls.length = 0;
    await vi.advanceTimersByTimeAsync(milliseconds);
    return calls.join(' ');
  };
  return { kernel, scanner, since, failures, told, lines };
}

test('where nothing is stale nothing is attached, and changes that come together are one scan', async () => {
  const { scanner, since } = world();
  using _ = scanner;
  expect(await since(200)).toBe('scan');
  for (let change = 0; change < 50; change++) scanner.ask();
  expect(await since(200)).toBe('scan');
  // What was being opened meanwhile.
  expect(await since(60_000)).toBe('scan');
  expect(await since(60_000)).toBe('');
});

test('nothing is kept before the programs hang, and then until nothing is new', async () => {
  const { scanner, since, kernel } = world({ stale: 3 });
  using _ = scanner;
  expect(await since(200)).toBe('scan attach guard scan scan');
  expect(scanner.size).toBe(3);
  scanner.ask();
  expect(await since(200)).toBe('scan');
  kernel.rows = 0;
  kernel.stale = 0;
  expect(await since(5_000)).toBe('scan detach');
  expect(await since(60_000)).toBe('');
});

test('programs that an agent left half attached go, or are made whole', async () => {
  const { scanner, since, kernel } = world();
  using _ = scanner;
  kernel.attached = true;
  kernel.complete = false;
  expect(await since(200)).toBe('scan detach');
  kernel.attached = true;
  kernel.complete = false;
  kernel.stale = 1;
  scanner.ask();
  expect(await since(200)).toBe('scan attach guard scan scan');
});

test('without rules that refuse files nothing is looked for, and what was found goes', async () => {
  const { scanner, since, kernel } = world({ stale: 3 });
  using _ = scanner;
  await since(200);
  kernel.refuses = false;
  kernel.inUse = false;
  scanner.ask();
  expect(await since(200)).toBe('detach');
});

test('rows stay while a look that was asked for is due', async () => {
  const { scanner, since, kernel } = world({ stale: 3 });
  using _ = scanner;
  await since(4_950);
  kernel.inUse = false;
  scanner.ask();
  expect(await since(60)).toBe('');
  kernel.inUse = true;
  expect(await since(5_000)).toBe('scan scan');
  expect(scanner.size).toBe(3);
});

test('what there is no room for is told once, is a trouble, and is looked for again', async () => {
  const { scanner, since, kernel, told } = world({ stale: 5, room: 3 });
  using _ = scanner;
  await since(200);
  expect(scanner.trouble()).toMatch(/^2 descriptors are open since before the rules/);
  await since(20_000);
  expect(told).toMatchObject([{ type: 'gap', gap: { lane: 'status', lost: 2n } }]);
  kernel.room = 10;
  await since(6_000);
  expect(scanner.trouble()).toBe('');
  expect(scanner.size).toBe(5);
});

test('what the kernel refuses for a while is tried again, and at last told', async () => {
  const busy = () => Object.assign(new Error('EBUSY'), { code: 'EBUSY' });
  const { scanner, since, failures, kernel, lines } = world({ stale: 1 });
  using _ = scanner;
  failures.push(busy(), busy());
  await since(1_000);
  expect(kernel.attached).toBe(true);
  kernel.attached = false;
  failures.push(...Array.from({ length: 20 }, busy));
  scanner.ask();
  await since(10_000);
  expect(lines).toHaveLength(1);
  expect(scanner.trouble()).toMatch(/EBUSY/);
  scanner.ask();
  await since(1_000);
  expect(scanner.trouble()).toBe('');
});

test('a path that is renamed under each scan is looked at again, though not for ever', async () => {
  const { scanner, since, kernel } = world();
  using _ = scanner;
  kernel.unstable = 1;
  expect((await since(60_000)).split(' ')).toHaveLength(20);
  expect(scanner.trouble()).toMatch(/renamed/);
  scanner.ask();
  kernel.unstable = 0;
  expect(await since(60_000)).toBe('scan scan');
  expect(scanner.trouble()).toBe('');
});

test('a node that does not see all processes says so where it matters', async () => {
  const { scanner, since, kernel } = world({ stale: 1, unable: 'it sees its own alone' });
  using _ = scanner;
  expect(await since(10_000)).toBe('');
  expect(scanner.trouble()).toMatch(/it sees its own alone$/);
  kernel.refuses = false;
  expect(scanner.trouble()).toBe('');
});
