import type { VerdictFolds } from '@ringfence/kernel';
import type { NodeEvent } from '@ringfence/model';

/** An alert's repeats are told this long after it, all together. */
const FOLD_NANOSECONDS = 1_000_000_000n;

interface First {
  readonly token: bigint;
  readonly since: bigint;
  /** Null where the verdict itself was not told: the canary's. */
  readonly event: NodeEvent | null;
}

/** The alerts whose repeats the kernel is counting. */
export class Repeats {
  readonly #folds: VerdictFolds;
  readonly #tell: (count: number, event: NodeEvent | null) => void;
  readonly #firsts: First[] = [];

  constructor(folds: VerdictFolds, tell: (count: number, event: NodeEvent | null) => void) {
    this.#folds = folds;
    this.#tell = tell;
  }

  /** From now on what the kernel counts under this token is of this event. */
  follow(token: bigint, event: NodeEvent | null): void {
    if (token !== 0n) this.#firsts.push({ token, since: process.hrtime.bigint(), event });
  }

  /** Tells the repeats of the alerts that are old enough, or of all. */
  take(all = false): void {
    const limit = process.hrtime.bigint() - FOLD_NANOSECONDS;
    while (this.#firsts[0] !== undefined && (all || this.#firsts[0].since <= limit)) {
      const { token, event } = this.#firsts.shift() as First;
      const count = this.#folds.take(token);
      if (count > 0) this.#tell(count, event);
    }
  }

  /** Frees the slots that nobody follows; returns the repeats in them, of alerts told long ago. */
  takeOrphans(): number {
    return this.#folds.takeOthers(this.#firsts.map(({ token }) => token));
  }
}
