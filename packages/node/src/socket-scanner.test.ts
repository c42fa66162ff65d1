import type { SocketScan } from '@ringfence/kernel';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { SocketScanner, type SocketScannerOptions } from './socket-scanner.ts';

vi.mock('./pid-namespace.ts', () => ({
  isInFirstPidNamespace: () => true,
  OTHER_PROCESSES: 'elsewhere',
}));

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A node, and what the kernel finds or says when it is asked to look. */
function world(found: () => SocketScan, judges = true) {
  const told: string[] = [];
  const astray: boolean[] = [];
  let scans = 0;
  const programs = {
    packets: {},
    heldSockets: {
      async scan() {
        scans++;
        return found();
      },
    },
    families: [],
  } as unknown as SocketScannerOptions['programs'];
  const scanner = new SocketScanner({
    programs,
    judgesPackets: () => judges,
    onAstray: (one) => astray.push(one),
    tell: (line) => told.push(line),
  });
  return { scanner, told, astray, scans: () => scans };
}

test('changes that come together are one look, with another one later', async () => {
  const { scanner, astray, scans } = world(() => ({ stamped: 1, astray: 0 }));
  scanner.ask();
  scanner.ask();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(scans()).toBe(1);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(scans()).toBe(2);
  expect(astray).toEqual([false, false]);
  scanner[Symbol.dispose]();
});

test('nobody is looked for where no rule asks', async () => {
  const { scanner, astray, scans } = world(() => ({ stamped: 0, astray: 1 }), false);
  await vi.advanceTimersByTimeAsync(10_000);
  expect([scans(), astray.includes(true)]).toEqual([0, false]);
  scanner[Symbol.dispose]();
});

test('a look that fails is told once, and tried again until it does not', async () => {
  let fails = true;
  const { scanner, told, astray } = world(() => {
    if (fails) throw new Error('refused');
    return { stamped: 0, astray: 1 };
  });
  await vi.advanceTimersByTimeAsync(20_000);
  expect(told).toHaveLength(1);
  expect(scanner.trouble()).toMatch(/refused/);
  fails = false;
  await vi.advanceTimersByTimeAsync(10_000);
  expect([scanner.trouble(), astray.at(-1)]).toEqual(['', true]);
  scanner[Symbol.dispose]();
});
