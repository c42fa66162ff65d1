import type { Gap, LogRecord, NodeEvent } from '@ringfence/model';

/** What is kept of a record but for its numbers. */
type Slot = {
  -readonly [Name in Exclude<keyof NodeEvent, 'sequence' | 'time'>]: NodeEvent[Name];
} & { gap: Gap | null };

const EMPTY: Slot = {
  lane: 'behaviours',
  workload: '',
  workloadName: '',
  namespace: '',
  lineage: [],
  activity: { type: 'exit', code: 0, signal: 0 },
  outcome: 'not-denied',
  alert: null,
  count: 1,
  gap: null,
};

/**
 * The latest records of a kind, in slots that are made once and written over. An event that is kept as
 * it came is copied by the garbage collector twice, and found dead by its costliest pass: so what comes
 * is written into the slots and dies at once, and is made anew for who reads.
 */
export class RecordShelf {
  readonly #slots: Slot[];
  readonly #orders: Float64Array;
  readonly #sequences: BigUint64Array;
  readonly #times: BigUint64Array;
  #put = 0;

  constructor(capacity: number) {
    this.#slots = Array.from({ length: capacity }, () => ({ ...EMPTY }));
    this.#orders = new Float64Array(capacity);
    this.#sequences = new BigUint64Array(capacity);
    this.#times = new BigUint64Array(capacity);
  }

  put(order: number, record: LogRecord): void {
    const place = this.#put++ % this.#slots.length;
    const slot = this.#slots[place] as Slot;
    this.#orders[place] = order;
    if (record.type === 'gap') {
      slot.gap = record.gap;
      return;
    }
    const { event } = record;
    this.#sequences[place] = event.sequence;
    this.#times[place] = event.time;
    slot.lane = event.lane;
    slot.workload = event.workload;
    slot.workloadName = event.workloadName;
    slot.namespace = event.namespace;
    slot.lineage = event.lineage;
    slot.activity = event.activity;
    slot.outcome = event.outcome;
    slot.alert = event.alert;
    slot.count = event.count;
    slot.gap = null;
  }

  *newestFirst(): Generator<{ readonly order: number; readonly record: LogRecord }, undefined> {
    const oldest = Math.max(0, this.#put - this.#slots.length);
    for (let index = this.#put - 1; index >= oldest; index--) {
      const place = index % this.#slots.length;
      yield { order: this.#orders[place] ?? 0, record: this.#record(place) };
    }
  }

  #record(place: number): LogRecord {
    const { gap, ...kept } = this.#slots[place] as Slot;
    if (gap !== null) return { type: 'gap', gap };
    const [sequence = 0n, time = 0n] = [this.#sequences[place], this.#times[place]];
    return { type: 'event', event: { ...kept, sequence, time } };
  }
}
