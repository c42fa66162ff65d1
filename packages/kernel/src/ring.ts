import { Batch } from './batch.ts';
import { native, type Opaque } from './native.ts';

/** A record as it lies in the batch: valid until the sink returns. */
export type RecordSink = (batch: Batch, offset: number, length: number) => void;

const BATCH_BYTES = 256 * 1024;
const FRAME = 8;
/** A flood must not keep the event loop: after these, others have their turn. */
const BATCHES_AT_ONCE = 16;

export interface RingOptions {
  /** Milliseconds from the first record that finds the ring empty until it is read with the rest. */
  readonly delay?: number;
  /**
   * Runs when a batch is at hand and before its records go to the sink: what came into another ring
   * ahead of any of them is there by then, and is read there.
   */
  readonly before?: () => void;
}

/** One ring buffer, read in batches into one buffer of its own: no allocation per record. */
export class Ring implements Disposable {
  readonly #ring: Opaque;
  readonly #batch = new Batch(Buffer.allocUnsafeSlow(BATCH_BYTES));
  readonly #sink: RecordSink;
  readonly #before: () => void;
  #again: NodeJS.Immediate | undefined;
  #closed = false;

  constructor(
    mapFd: number,
    sink: RecordSink,
    { delay = 0, before = () => undefined }: RingOptions = {},
  ) {
    this.#sink = sink;
    this.#before = before;
    this.#ring = native().openRing(mapFd);
    native().watchRing(this.#ring, () => this.drain(), delay);
  }

  /** Takes what is there now and hands each record to the sink; says whether that was all. */
  drain(): boolean {
    if (this.#closed) return false;
    for (let batch = 0; batch < BATCHES_AT_ONCE; batch++) {
      const used = native().drainRing(this.#ring, this.#batch.bytes);
      if (used > 0) this.#before();
      for (let at = 0; at < used; ) {
        const length = this.#batch.word(at);
        this.#sink(this.#batch, at + FRAME, length);
        at += FRAME + ((length + 7) & ~7);
      }
      if (used < BATCH_BYTES / 2) return true;
    }
    clearImmediate(this.#again);
    this.#again = setImmediate(() => this.drain());
    return false;
  }

  [Symbol.dispose](): void {
    this.#closed = true;
    clearImmediate(this.#again);
    native().closeRing(this.#ring);
  }
}
