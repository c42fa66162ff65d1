import { randomInt } from 'node:crypto';
import {
  CGROUP_ROW,
  CGROUP_UNKNOWN,
  HOST_WORKLOAD,
  WORKLOAD_ROW,
  WORKLOAD_SEE_FILES,
  WORKLOAD_SEE_NETWORK,
  WORKLOAD_SEE_PROCESSES,
  WORKLOAD_SLOTS,
  WORKLOAD_WITHOUT_RUNTIME,
} from './generated/layout.ts';
import { KernelError } from './kernel-error.ts';
import type { KernelMap } from './kernel-map.ts';
import type { NodeState } from './node-state.ts';

export interface Visibility {
  readonly files: boolean;
  readonly processes: boolean;
  readonly network: boolean;
}

export interface RowFlags extends Visibility {
  /** No container runtime enters its cgroup ahead of it. */
  readonly withoutRuntime: boolean;
}

export const NO_FLAGS: RowFlags = {
  files: false,
  processes: false,
  network: false,
  withoutRuntime: false,
};

const SLOT_BITS = Math.log2(WORKLOAD_SLOTS);
const GENERATIONS = 2 ** (32 - SLOT_BITS);

/** In a free slot: no workload's id, since slot 0 is the host's. */
const NOBODY = 0;

const ROW_LONGS = WORKLOAD_ROW.size / 8;
const ROW_WORDS = WORKLOAD_ROW.size / 4;

/**
 * Workloads as the kernel holds them: a row each, which names its rule set, and the cgroups that
 * lead to it. The rows are the kernel's own memory, so a change of policy is one 8-byte store.
 */
export class WorkloadRows {
  readonly #cgroups: KernelMap;
  readonly #state: NodeState;
  readonly #longs: BigUint64Array;
  readonly #words: Uint32Array;
  readonly #used = new Set<number>();
  #next = 1;
  /** Begins anywhere, so that a task bound by an agent before this one is not mistaken. */
  #generation = randomInt(GENERATIONS);

  constructor(workloads: KernelMap, cgroups: KernelMap, state: NodeState) {
    const memory = workloads.memory();
    this.#longs = new BigUint64Array(memory);
    this.#words = new Uint32Array(memory);
    this.#cgroups = cgroups;
    this.#state = state;
  }

  /** The workload that a cgroup is bound to, or null: what an agent before this one left. */
  boundTo(cgroup: bigint): number | null {
    const row = this.#cgroups.get(cgroupKey(cgroup));
    return row?.readUInt32LE(CGROUP_ROW.workload) || null;
  }

  /** Nobody knows this container: what first runs in it does not wait for that any more. */
  giveUp(cgroup: bigint): void {
    const row = this.#cgroups.get(cgroupKey(cgroup));
    if (row === null || row.readUInt32LE(CGROUP_ROW.workload) !== HOST_WORKLOAD) return;
    row.writeUInt32LE(row.readUInt32LE(CGROUP_ROW.flags) | CGROUP_UNKNOWN, CGROUP_ROW.flags);
    this.#cgroups.put(cgroupKey(cgroup), row);
  }

  /** Takes over a row that stands in the kernel already. */
  adopt(workload: number): void {
    this.#used.add(workload % WORKLOAD_SLOTS);
  }

  /** A row without policy; throws RF-KERNEL-004 when every slot is taken. */
  create(): number {
    for (let tried = 1; tried < WORKLOAD_SLOTS; tried++) {
      const slot = this.#next;
      this.#next = (this.#next % (WORKLOAD_SLOTS - 1)) + 1;
      if (this.#used.has(slot)) continue;
      this.#used.add(slot);
      this.#generation = (this.#generation + 1) % GENERATIONS;
      const generation = this.#generation;
      const workload = (generation * WORKLOAD_SLOTS + slot) >>> 0;
      this.setRuleSet(workload, 0n);
      this.setFlags(workload, NO_FLAGS);
      Atomics.store(this.#words, slot * ROW_WORDS + WORKLOAD_ROW.workload / 4, workload);
      return workload;
    }
    throw new KernelError('RF-KERNEL-004', `${this.#used.size} are in use`);
  }

  /** Frees the row; a task that still carries its id falls back to its cgroup's. */
  remove(workload: number): void {
    if (workload === HOST_WORKLOAD) return;
    const slot = workload % WORKLOAD_SLOTS;
    Atomics.store(this.#words, slot * ROW_WORDS + WORKLOAD_ROW.workload / 4, NOBODY);
    this.setRuleSet(workload, 0n);
    this.#used.delete(slot);
  }

  /** The row first, then the cgroup, then the word that makes tasks look again. */
  bind(cgroup: bigint, workload: number): void {
    const row = Buffer.alloc(CGROUP_ROW.size);
    row.writeUInt32LE(workload, CGROUP_ROW.workload);
    this.#cgroups.put(cgroupKey(cgroup), row);
    this.#state.moveBinding();
  }

  unbind(cgroup: bigint): void {
    this.#cgroups.delete(cgroupKey(cgroup));
  }

  ruleSet(workload: number): bigint {
    return Atomics.load(this.#longs, (workload % WORKLOAD_SLOTS) * ROW_LONGS);
  }

  /** The store that changes policy: 0n is none. */
  setRuleSet(workload: number, name: bigint): void {
    Atomics.store(this.#longs, (workload % WORKLOAD_SLOTS) * ROW_LONGS, name);
  }

  setFlags(workload: number, row: RowFlags): void {
    const flags =
      (row.files ? WORKLOAD_SEE_FILES : 0) |
      (row.processes ? WORKLOAD_SEE_PROCESSES : 0) |
      (row.network ? WORKLOAD_SEE_NETWORK : 0) |
      (row.withoutRuntime ? WORKLOAD_WITHOUT_RUNTIME : 0);
    const slot = workload % WORKLOAD_SLOTS;
    Atomics.store(this.#words, slot * ROW_WORDS + WORKLOAD_ROW.flags / 4, flags);
  }

  /** Rule sets that some workload still names. */
  ruleSetsInUse(): Set<bigint> {
    const used = new Set<bigint>();
    for (let slot = 0; slot < WORKLOAD_SLOTS; slot++) {
      const name = Atomics.load(this.#longs, slot * ROW_LONGS);
      if (name !== 0n) used.add(name);
    }
    return used;
  }

  /** Every cgroup that is bound, with its workload. */
  bindings(): Map<bigint, number> {
    return new Map(
      this.#cgroups.keys().flatMap((key) => {
        const row = this.#cgroups.get(key);
        const workload = row?.readUInt32LE(CGROUP_ROW.workload) || null;
        return workload === null ? [] : [[key.readBigUInt64LE(), workload] as const];
      }),
    );
  }
}

function cgroupKey(cgroup: bigint): Buffer {
  const key = Buffer.alloc(8);
  key.writeBigUInt64LE(cgroup);
  return key;
}
