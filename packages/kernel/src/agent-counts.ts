import type { KernelMap } from './kernel-map.ts';
import { native } from './native.ts';
import type { NodeState } from './node-state.ts';

/** How many records of a lane agents have accounted for, since the node's maps were made. */
export interface LaneAccount {
  /** Told, or told as missing after they had been taken from the ring. */
  taken: bigint;
  /** Of `LaneCounters.lost`: told as a gap. */
  lost: bigint;
  /** Of `LaneCounters.folded`: told. */
  folded: bigint;
  /** Of `LaneCounters.refused`: told as a gap. */
  refused: bigint;
}

export const AGENT_COUNTS = 'agent_counts';
const SIZE = 144;

const FILLED = 0;
const UNRESOLVED = 1;
const MISSED = 2;
const LANES_AT = 3;
const LANE_LONGS = 4;
/** The last, out of the way of lanes. */
const HOLD_TIMEOUTS = 15;
const HOLD_MISSED = 16;
const RULE_SETS = 17;
const TAKEN = 0;
const LOST = 1;
const FOLDED = 2;
const REFUSED = 3;

/**
 * What agents have told of what the kernel counts, in a pinned row of its own beside those counts:
 * each store is there for the next agent, whatever this one dies of. No program reads it.
 */
export class AgentCounts {
  readonly #longs: BigUint64Array;

  constructor(map: Pick<KernelMap, 'memory'>) {
    this.#longs = new BigUint64Array(map.memory());
  }

  /** The descriptor of a new, empty row. */
  static create(): number {
    return native().createRow(AGENT_COUNTS, SIZE);
  }

  /** A row without history takes what the kernel has counted until now for told. */
  initialize(state: Pick<NodeState, 'lane' | 'unresolved'>, lanes: number): void {
    if (this.#load(FILLED) !== 0n) return;
    for (let lane = 0; lane < lanes; lane++) {
      const { emitted, lost, folded, refused } = state.lane(lane);
      const account = this.lane(lane);
      account.taken = emitted - lost - folded - refused;
      account.lost = lost;
      account.folded = folded;
      account.refused = refused;
    }
    this.unresolved = BigInt(state.unresolved);
    this.#store(FILLED, 1n);
  }

  lane(lane: number): LaneAccount {
    return new LaneRow(this.#longs, LANES_AT + lane * LANE_LONGS);
  }

  /** Of `NodeState.unresolved`: told. */
  get unresolved(): bigint {
    return this.#load(UNRESOLVED);
  }

  set unresolved(count: bigint) {
    this.#store(UNRESOLVED, count);
  }

  /** Of the runs that the programs of this set missed: told. */
  get missed(): bigint {
    return this.#load(MISSED);
  }

  set missed(count: bigint) {
    this.#store(MISSED, count);
  }

  /** Of `NodeState.holdTimeouts`: told. */
  get holdTimeouts(): bigint {
    return this.#load(HOLD_TIMEOUTS);
  }

  set holdTimeouts(count: bigint) {
    this.#store(HOLD_TIMEOUTS, count);
  }

  /** Of `NodeState.holdMissed`: told. */
  get holdMissed(): bigint {
    return this.#load(HOLD_MISSED);
  }

  set holdMissed(count: bigint) {
    this.#store(HOLD_MISSED, count);
  }

  /** The highest number given to a rule set: what the kernel keeps under a name outlives the set. */
  get ruleSets(): bigint {
    return this.#load(RULE_SETS);
  }

  set ruleSets(count: bigint) {
    this.#store(RULE_SETS, count);
  }

  #load(at: number): bigint {
    return this.#longs[at] ?? 0n;
  }

  #store(at: number, value: bigint): void {
    this.#longs[at] = value;
  }
}

class LaneRow implements LaneAccount {
  readonly #longs: BigUint64Array;
  readonly #base: number;

  constructor(longs: BigUint64Array, base: number) {
    this.#longs = longs;
    this.#base = base;
  }

  get taken(): bigint {
    return this.#longs[this.#base + TAKEN] ?? 0n;
  }

  set taken(count: bigint) {
    this.#longs[this.#base + TAKEN] = count;
  }

  get lost(): bigint {
    return this.#longs[this.#base + LOST] ?? 0n;
  }

  set lost(count: bigint) {
    this.#longs[this.#base + LOST] = count;
  }

  get folded(): bigint {
    return this.#longs[this.#base + FOLDED] ?? 0n;
  }

  set folded(count: bigint) {
    this.#longs[this.#base + FOLDED] = count;
  }

  get refused(): bigint {
    return this.#longs[this.#base + REFUSED] ?? 0n;
  }

  set refused(count: bigint) {
    this.#longs[this.#base + REFUSED] = count;
  }
}
