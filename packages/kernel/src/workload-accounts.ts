import { LANE_ACCOUNT, LANES, WORKLOAD_ACCOUNT, WORKLOAD_SLOTS } from './generated/layout.ts';
import type { KernelMap } from './kernel-map.ts';

const LONGS = WORKLOAD_ACCOUNT.size / 8;

/** What is missing of a workload in one lane, since the node's maps were made. */
export interface LaneLosses {
  readonly refused: bigint;
  readonly lost: bigint;
  readonly folded: bigint;
  /** Of those refused: told by an agent. */
  readonly told: bigint;
}

/**
 * What each workload has used of what all share, as the kernel's memory: one row a slot, and one
 * writer a field. Counts go on when a slot passes to another workload.
 */
export class WorkloadAccounts {
  readonly #longs: BigUint64Array;

  constructor(map: Pick<KernelMap, 'memory'>) {
    this.#longs = new BigUint64Array(map.memory());
  }

  /** Places that it holds in the table of behaviours. */
  held(workload: number): bigint {
    return (
      this.#load(workload, WORKLOAD_ACCOUNT.added) - this.#load(workload, WORKLOAD_ACCOUNT.removed)
    );
  }

  /** Says how many it holds, whatever agents before this one gave back. */
  setHeld(workload: number, held: number): void {
    const added = this.#load(workload, WORKLOAD_ACCOUNT.added);
    this.#store(workload, WORKLOAD_ACCOUNT.removed, added - BigInt(held));
  }

  gaveBack(workload: number): void {
    const removed = this.#load(workload, WORKLOAD_ACCOUNT.removed);
    this.#store(workload, WORKLOAD_ACCOUNT.removed, removed + 1n);
  }

  setQuota(workload: number, places: number): void {
    this.#store(workload, WORKLOAD_ACCOUNT.quota, BigInt(places));
  }

  /** Operations that are neither told nor counted by name, for want of a place. */
  overflow(workload: number): bigint {
    return this.#load(workload, WORKLOAD_ACCOUNT.overflow);
  }

  /** How many of those came since an agent told of them; they are told now. */
  takeOverflow(workload: number): bigint {
    const overflow = this.overflow(workload);
    const since = overflow - this.#load(workload, WORKLOAD_ACCOUNT.overflowTold);
    this.#store(workload, WORKLOAD_ACCOUNT.overflowTold, overflow);
    return since;
  }

  executions(workload: number): bigint {
    return this.#load(workload, WORKLOAD_ACCOUNT.executions);
  }

  lane(workload: number, lane: number): LaneLosses {
    const base = laneAt(lane);
    return {
      refused: this.#load(workload, base + LANE_ACCOUNT.refused),
      lost: this.#load(workload, base + LANE_ACCOUNT.lost),
      folded: this.#load(workload, base + LANE_ACCOUNT.folded),
      told: this.#load(workload, base + LANE_ACCOUNT.told),
    };
  }

  /** Records that its budget refused since an agent told of them; they are told now. */
  takeRefused(workload: number, lane: number): bigint {
    const { refused, told } = this.lane(workload, lane);
    this.#store(workload, laneAt(lane) + LANE_ACCOUNT.told, refused);
    return refused - told;
  }

  /** Records of its own that found the ring full since an agent told of them; they are told now. */
  takeLost(workload: number, lane: number): bigint {
    const { lost } = this.lane(workload, lane);
    const at = laneAt(lane) + LANE_ACCOUNT.lostTold;
    const since = lost - this.#load(workload, at);
    this.#store(workload, at, lost);
    return since;
  }

  #load(workload: number, field: number): bigint {
    return Atomics.load(this.#longs, longAt(workload, field));
  }

  #store(workload: number, field: number, value: bigint): void {
    Atomics.store(this.#longs, longAt(workload, field), value);
  }
}

function laneAt(lane: number): number {
  if (lane >= LANES) throw new RangeError(`there is no lane ${lane}`);
  return WORKLOAD_ACCOUNT.lanes + lane * LANE_ACCOUNT.size;
}

/** By the workload's slot: an id's low bits. */
function longAt(workload: number, field: number): number {
  return (workload % WORKLOAD_SLOTS) * LONGS + field / 8;
}
