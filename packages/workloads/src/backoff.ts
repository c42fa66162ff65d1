export interface BackoffOptions {
  /** Longest first wait, in milliseconds. */
  readonly first: number;
  /** No wait is longer. */
  readonly longest: number;
  readonly random?: () => number;
}

/** Waits between attempts: each up to twice as long, and spread so that nobody keeps step. */
export class Backoff {
  readonly #options: BackoffOptions;
  #failures = 0;

  constructor(options: BackoffOptions) {
    this.#options = options;
  }

  /** Milliseconds to wait before the next attempt: between half of the limit and all of it. */
  next(): number {
    const { first, longest, random = Math.random } = this.#options;
    const limit = Math.min(longest, first * 2 ** Math.min(this.#failures, 30));
    this.#failures += 1;
    return Math.round(limit * (0.5 + random() / 2));
  }

  /** After a success. */
  reset(): void {
    this.#failures = 0;
  }
}
