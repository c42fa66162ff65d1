import { layout } from '@ringfence/kernel';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { hostWorkload } from '../host-workload.ts';
import { PacketReach } from './packet-reach.ts';

const PACKETS = layout.RULE_SET_HAS_INGRESS | 1n;
const FILES = layout.RULE_SET_HAS_FILE | 2n;
const LONG = 60_000;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const pod = (cgroupId: bigint) =>
  ({ id: 'pod', kind: 'container', name: 'pod', cgroupPath: '/pod', cgroupId }) as const;
const HOST = hostWorkload();

/** Where the programs hang, and what the kernel says when it is asked to attach them. */
function world(before: readonly bigint[] = []) {
  const attached = new Set(before);
  const told: string[] = [];
  let refuses = false;
  const reach = new PacketReach({
    programs: {
      attach(cgroup) {
        if (refuses) throw new Error('refused');
        attached.add(cgroup);
        return true;
      },
      detach: (cgroup) => void attached.delete(cgroup),
      cgroups: () => new Set(attached),
    },
    cgroupRoot: '/',
    tell: (line) => told.push(line),
  });
  const refuse = (now: boolean) => {
    refuses = now;
  };
  return { reach, attached, told, refuse };
}

/** The folder that is the hierarchy's root here. */
const [ROOT = 0n] = (() => {
  const { reach, attached } = world();
  reach.attach(HOST, PACKETS);
  return attached;
})();

test('they hang where rules are about packets, until they are not', () => {
  const { reach, attached } = world();
  reach.attach(pod(7n), FILES);
  expect(attached).toEqual(new Set());
  reach.attach(pod(7n), PACKETS);
  reach.settle(pod(7n), PACKETS);
  expect(attached).toEqual(new Set([7n]));
  reach.settle(pod(7n), FILES);
  expect(attached).toEqual(new Set());
});

test('a workload without a cgroup is reached once it has one', () => {
  const { reach, attached } = world();
  reach.attach(pod(0n), PACKETS);
  expect([...attached, reach.failureOf(pod(0n))]).toEqual(['']);
  reach.attach(pod(8n), PACKETS);
  expect(attached).toEqual(new Set([8n]));
});

test('a refusal is told once, shown meanwhile, and tried again', () => {
  const { reach, attached, told, refuse } = world();
  refuse(true);
  reach.attach(pod(7n), PACKETS);
  vi.advanceTimersByTime(LONG);
  expect(told).toHaveLength(1);
  expect(reach.failureOf(pod(7n))).toMatch(/refused/);
  expect(reach.troubles()).toHaveLength(1);
  refuse(false);
  vi.advanceTimersByTime(LONG);
  expect([attached.has(7n), reach.failureOf(pod(7n)), reach.troubles()]).toEqual([true, '', []]);
});

test('who leaves is not tried for any more', () => {
  const { reach, attached, refuse } = world();
  refuse(true);
  reach.attach(pod(7n), PACKETS);
  reach.leave(pod(7n));
  refuse(false);
  vi.advanceTimersByTime(LONG);
  expect([attached.size, reach.troubles()]).toEqual([0, []]);
});

test('the root is reached as long as anybody needs it', () => {
  const { reach, attached } = world();
  reach.setAstray(true);
  reach.attach(HOST, PACKETS);
  reach.settle(HOST, 0n);
  expect(attached).toEqual(new Set([ROOT]));
  reach.setAstray(false);
  expect(attached).toEqual(new Set());
});

test('what an agent before left goes, but not the root before a look, nor who is known', () => {
  const { reach, attached } = world([ROOT, 7n, 9n]);
  reach.settle(HOST, 0n);
  reach.sweep([pod(7n)]);
  expect(attached).toEqual(new Set([ROOT, 7n]));
  reach.setAstray(false);
  expect(attached).toEqual(new Set([7n]));
});
