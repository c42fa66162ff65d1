import type { Gap, Lane, LogRecord } from '@ringfence/model';

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
  readonly #lost = new Map<Lane, bigint>();
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
    const { lane } = record.type === 'event' ? record.event : record.gap;
    const lost = record.type === 'event' ? BigInt(record.event.count) : record.gap.lost;
    this.#lost.set(lane, (this.#lost.get(lane) ?? 0n) + lost);
    // A gap was counted where it arose; here it is only passed on.
    if (record.type === 'event') this.#onLoss(lost);
  }

  #placeGaps(): void {
    const time = BigInt(Date.now()) * 1_000_000n;
    const reason = 'the reader was too slow';
    for (const [lane, lost] of this.#lost) {
      const gap: Gap = { lane, time, lost, reason };
      this.#records.push({ type: 'gap', gap });
    }
    this.#lost.clear();
  }
}
