import { FOLD_COUNT, FOLD_SLOTS } from './generated/layout.ts';
import type { KernelMap } from './kernel-map.ts';

const SLOT = BigInt(FOLD_SLOTS - 1);

/**
 * The kernel's counts of repeated verdicts, as its own memory. A token names a slot and the tag
 * that it has as long as it counts for the verdict whose record carried the token.
 */
export class VerdictFolds {
  readonly #words: BigUint64Array;

  constructor(map: Pick<KernelMap, 'memory'>) {
    this.#words = new BigUint64Array(map.memory());
  }

  /** Repeats since the token's record; the slot is free again, and the token of no use. */
  take(token: bigint): number {
    const slot = Number(token & SLOT);
    if (!this.#isOf(this.#load(slot), token)) return 0;
    return Number(Atomics.exchange(this.#words, slot, 0n) & FOLD_COUNT);
  }

  /** Frees every slot but those of these tokens, and says how many repeats were in them. */
  takeOthers(tokens: Iterable<bigint>): number {
    const kept = new Map([...tokens].map((token) => [Number(token & SLOT), token]));
    let repeats = 0;
    for (let slot = 0; slot < this.#words.length; slot++) {
      const word = this.#load(slot);
      if (word === 0n || this.#isOf(word, kept.get(slot) ?? 0n)) continue;
      repeats += Number(Atomics.exchange(this.#words, slot, 0n) & FOLD_COUNT);
    }
    return repeats;
  }

  /** Repeats that nobody has taken yet. */
  waiting(): bigint {
    let repeats = 0n;
    for (let slot = 0; slot < this.#words.length; slot++) repeats += this.#load(slot) & FOLD_COUNT;
    return repeats;
  }

  #load(slot: number): bigint {
    return Atomics.load(this.#words, slot);
  }

  #isOf(word: bigint, token: bigint): boolean {
    return word !== 0n && (word & ~FOLD_COUNT) === (token & ~FOLD_COUNT);
  }
}
