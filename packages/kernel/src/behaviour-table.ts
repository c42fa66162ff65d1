import {
  BEHAVIOUR_BUCKET,
  BEHAVIOUR_BUCKETS,
  BEHAVIOUR_CLOSING,
  BEHAVIOUR_FREE,
  BEHAVIOUR_WAYS,
} from './generated/layout.ts';
import type { KernelMap } from './kernel-map.ts';

const SLOTS = BEHAVIOUR_BUCKETS * BEHAVIOUR_WAYS;
const STRIDE = BEHAVIOUR_BUCKET.size / 4;
const LONG_STRIDE = BEHAVIOUR_BUCKET.size / 8;
const COUNTS = BEHAVIOUR_BUCKET.counts / 4;
const WORKLOADS = BEHAVIOUR_BUCKET.workloads / 4;
const KINDS = BEHAVIOUR_BUCKET.kinds / 4;

/** `fresh`: the place has not been visited since it was taken. */
export type PlaceVisitor = (place: number, added: number, fresh: boolean) => void;

/**
 * The kernel's counts of behaviours, as its own memory. A place is a behaviour's for as long as the
 * agent leaves it: it is read by how much it grew, closed, and freed once no program can still be
 * adding to it, with what came in between.
 */
export class BehaviourTable {
  readonly #words: Uint32Array;
  readonly #longs: BigUint64Array;
  /** The low half of each count when it was visited last; none grows by 2^32 between visits. */
  readonly #read = new Uint32Array(SLOTS);
  readonly #known = new Uint8Array(SLOTS);

  constructor(map: Pick<KernelMap, 'memory'>) {
    const memory = map.memory();
    this.#words = new Uint32Array(memory);
    this.#longs = new BigUint64Array(memory);
  }

  get capacity(): number {
    return SLOTS;
  }

  /** Every place that is taken, with what was added since the visit before. */
  visit(visitor: PlaceVisitor): void {
    const words = this.#words;
    for (let bucket = 0; bucket < BEHAVIOUR_BUCKETS; bucket++) {
      const base = bucket * STRIDE;
      for (let way = 0; way < BEHAVIOUR_WAYS; way++) {
        // The high half of a tag: 0 of a place that is free or closing.
        if (words[base + 2 * way + 1] === 0 || words[base + KINDS + way] === 0) continue;
        const place = bucket * BEHAVIOUR_WAYS + way;
        const fresh = this.#known[place] === 0;
        this.#known[place] = 1;
        visitor(place, this.#take(place, base, way), fresh);
      }
    }
  }

  tag(place: number): bigint {
    return this.#longs[tagAt(place)] ?? 0n;
  }

  workload(place: number): number {
    return this.#words[wordAt(place, WORKLOADS)] ?? 0;
  }

  kind(place: number): number {
    return this.#words[wordAt(place, KINDS)] ?? 0;
  }

  /** From now on no program finds it; who has found it already may still add to it. */
  close(place: number): void {
    Atomics.store(this.#longs, tagAt(place), BigInt(BEHAVIOUR_CLOSING));
  }

  /** Gives a closed place back; returns what was added since the visit before. */
  free(place: number): number {
    const count = Atomics.exchange(this.#longs, tagAt(place) + COUNTS / 2, 0n);
    const added = (Number(count & 0xffffffffn) - (this.#read[place] ?? 0)) >>> 0;
    this.#read[place] = 0;
    this.#known[place] = 0;
    this.#words[wordAt(place, KINDS)] = 0;
    this.#words[wordAt(place, WORKLOADS)] = 0;
    Atomics.store(this.#longs, tagAt(place), BigInt(BEHAVIOUR_FREE));
    return added;
  }

  /** Places that an agent before this one had closed and did not come to free. */
  closed(): number[] {
    const found: number[] = [];
    for (let place = 0; place < SLOTS; place++) {
      const at = tagAt(place) * 2;
      if (this.#words[at] === BEHAVIOUR_CLOSING && this.#words[at + 1] === 0) found.push(place);
    }
    return found;
  }

  #take(place: number, base: number, way: number): number {
    const count = this.#words[base + COUNTS + 2 * way] ?? 0;
    const added = (count - (this.#read[place] ?? 0)) >>> 0;
    this.#read[place] = count;
    return added;
  }
}

function tagAt(place: number): number {
  return Math.floor(place / BEHAVIOUR_WAYS) * LONG_STRIDE + (place % BEHAVIOUR_WAYS);
}

function wordAt(place: number, field: number): number {
  return Math.floor(place / BEHAVIOUR_WAYS) * STRIDE + field + (place % BEHAVIOUR_WAYS);
}
