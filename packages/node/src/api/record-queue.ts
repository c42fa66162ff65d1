import type { Gap, LogRecord } from '@ringfence/model';

/** Enough for a burst, little enough that a reader who stopped reading costs few megabytes. */
export const DEFAULT_QUEUE_CAPACITY = 4096;

/**
 * Records on their way to one reader. What does not fit is counted and stands as a gap where it
 * is missing. A full queue takes nothing until it is half empty: a slow reader then sees a few
 * large gaps in place of one between any two records.
 */
export class RecordQueue {
  readonly #capacity: number;
  readonly #onLoss: (lost: bigint) => void;
  #records: LogRecord[] = [];
  /** Index of the first record not yet taken. */
  #head = 0;
  /** By lane, and by workload where a gap says whose it was. */
  readonly #lost = new Map<string, Gap>();
  #wake: (() => void) | null = null;

  constructor(capacity: number, onLoss: (lost: bigint) => void) {
    this.#capacity = capacity;
    this.#onLoss = onLoss;
  }

  get size(): number {
    return this.#records.length - this.#head;
  }

  /** Takes the record or counts it. */
  push(record: LogRecord): void {
    if (this.#lost.size > 0 && this.size <= this.#capacity / 2) this.#placeGaps();
    if (this.#lost.size > 0 || this.size >= this.#capacity) this.#count(record);
    else this.#records.push(record);
    this.#wake?.();
  }

  /** The next record, null when there is none at the moment. */
  take(): LogRecord | null {
    if (this.size === 0 && this.#lost.size > 0) this.#placeGaps();
    const record = this.#records[this.#head];
    if (record === undefined) return null;
    this.#head++;
    if (this.#head === this.#records.length || this.#head >= this.#capacity) {
      this.#records = this.#records.slice(this.#head);
      this.#head = 0;
    }
    return record;
  }

  /** Resolves once `take` has something to give, or the signal is aborted. */
  async ready(signal: AbortSignal): Promise<void> {
    if (this.size > 0 || this.#lost.size > 0 || signal.aborted) return;
    await new Promise<void>((resolve) => {
      const done = () => {
        this.#wake = null;
        signal.removeEventListener('abort', done);
        resolve();
      };
      this.#wake = done;
      signal.addEventListener('abort', done);
    });
  }

  #count(record: LogRecord): void {
    if (record.type === 'gap') {
      // It was counted where it arose; here it is only passed on.
      const { workload, lane, lost, reason } = record.gap;
      if (workload === null) this.#add(lane, { ...record.gap, reason: TOO_SLOW }, lost);
      else this.#add(`${lane} ${workload.id} ${reason}`, record.gap, lost);
      return;
    }
    const { lane, count, time } = record.event;
    const lost = BigInt(count);
    this.#add(lane, { lane, time, lost, reason: TOO_SLOW, workload: null }, lost);
    this.#onLoss(lost);
  }

  #add(key: string, gap: Gap, lost: bigint): void {
    const before = this.#lost.get(key)?.lost ?? 0n;
    this.#lost.set(key, { ...gap, lost: before + lost });
  }

  #placeGaps(): void {
    const time = BigInt(Date.now()) * 1_000_000n;
    for (const gap of this.#lost.values())
      this.#records.push({ type: 'gap', gap: { ...gap, time } });
    this.#lost.clear();
  }
}

const TOO_SLOW = 'the reader was too slow';
