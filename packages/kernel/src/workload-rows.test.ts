import { expect, test } from 'vitest';
import {
  CGROUP_OF_CONTAINER,
  CGROUP_UNKNOWN,
  WORKLOAD_ROW,
  WORKLOAD_SLOTS,
} from './generated/layout.ts';
import type { KernelMap } from './kernel-map.ts';
import type { NodeState } from './node-state.ts';
import { WorkloadRows } from './workload-rows.ts';

function rows() {
  const memory = new ArrayBuffer(WORKLOAD_SLOTS * WORKLOAD_ROW.size);
  const cgroups = new Map<bigint, Buffer>();
  const workloads = { memory: () => memory } as unknown as KernelMap;
  const map = {
    get: (key: Buffer) => cgroups.get(key.readBigUInt64LE()) ?? null,
    put: (key: Buffer, value: Buffer) => cgroups.set(key.readBigUInt64LE(), Buffer.from(value)),
    delete: (key: Buffer) => Number(cgroups.delete(key.readBigUInt64LE())),
    keys: () =>
      [...cgroups.keys()].map((id) => {
        const key = Buffer.alloc(8);
        key.writeBigUInt64LE(id);
        return key;
      }),
  } as unknown as KernelMap;
  let bindings = 0;
  const state = { moveBinding: () => bindings++ } as unknown as NodeState;
  const held = (id: number) => new Uint32Array(memory)[(id % WORKLOAD_SLOTS) * 4 + 2];
  return { rows: new WorkloadRows(workloads, map, state), cgroups, held, moved: () => bindings };
}

test('a slot that is used again answers to its new id alone', () => {
  const { rows: table, held } = rows();
  const first = table.create();
  const slot = first % WORKLOAD_SLOTS;
  table.remove(first);
  expect(held(first)).toBe(0);
  const seen = new Set([first]);
  let again = 0;
  // Every slot once, so that the first one's turn comes round.
  for (let count = 0; count < WORKLOAD_SLOTS && again === 0; count++) {
    const id = table.create();
    expect(seen.has(id)).toBe(false);
    seen.add(id);
    if (id % WORKLOAD_SLOTS === slot) again = id;
    else table.remove(id);
  }
  expect(again).not.toBe(0);
  expect(again).not.toBe(first);
  expect(held(first)).toBe(again);
});

test('a full table says so, and a slot that is freed is taken', () => {
  const { rows: table } = rows();
  const ids = Array.from({ length: WORKLOAD_SLOTS - 1 }, () => table.create());
  expect(new Set(ids.map((id) => id % WORKLOAD_SLOTS)).size).toBe(WORKLOAD_SLOTS - 1);
  expect(() => table.create()).toThrow(/RF-KERNEL-004/);
  table.remove(ids[7] ?? 0);
  expect(table.create() % WORKLOAD_SLOTS).toBe((ids[7] ?? 0) % WORKLOAD_SLOTS);
});

test('a cgroup that is only known to be a container is bound to nobody', () => {
  const { rows: table, cgroups, moved } = rows();
  const marked = Buffer.alloc(8);
  marked.writeUInt32LE(CGROUP_OF_CONTAINER, 4);
  cgroups.set(5n, marked);
  expect(table.boundTo(5n)).toBeNull();
  expect(table.bindings().size).toBe(0);
  table.giveUp(5n);
  expect(cgroups.get(5n)?.readUInt32LE(4)).toBe(CGROUP_OF_CONTAINER | CGROUP_UNKNOWN);
  const id = table.create();
  table.bind(5n, id);
  expect(moved()).toBe(1);
  expect([...table.bindings()]).toEqual([[5n, id]]);
  table.giveUp(5n);
  expect(table.boundTo(5n)).toBe(id);
  table.giveUp(6n);
  expect(cgroups.has(6n)).toBe(false);
});
