import type { Batch } from '@ringfence/kernel';

const PLACES = 256;
/** What is longer hardly recurs, and would take much to keep. */
const LONGEST = 256;
/** The golden ratio's: spreads over the high bits what differs anywhere. */
const SPREAD = 0x9e3779b1;

interface Kept<Value> {
  readonly length: number;
  readonly words: Uint32Array;
  readonly value: Value;
}

/**
 * What bytes of a record mean, where most records hold the same as some before them: names, paths,
 * arguments. Each is made once, and goes when others fall into its place. They begin at a whole word.
 */
export class Recurring<Value> {
  readonly #make: (batch: Batch, start: number, end: number) => Value;
  readonly #kept: (Kept<Value> | null)[] = Array.from({ length: PLACES }, () => null);

  constructor(make: (batch: Batch, start: number, end: number) => Value) {
    this.#make = make;
  }

  of(batch: Batch, start: number, end: number): Value {
    if (end - start > LONGEST) return this.#make(batch, start, end);
    let hash = 0;
    for (let at = start; at < end; at += 4) hash = Math.imul(hash ^ wordOf(batch, at, end), SPREAD);
    const place = hash >>> 24;
    const kept = this.#kept[place] ?? null;
    if (kept !== null && isSame(kept, batch, start, end)) return kept.value;
    const value = this.#make(batch, start, end);
    const words = new Uint32Array(Math.ceil((end - start) / 4));
    for (let at = 0; at < words.length; at++) words[at] = wordOf(batch, start + 4 * at, end);
    this.#kept[place] = { length: end - start, words, value };
    return value;
  }
}

/** Of the last word only what lies before the end. */
function wordOf(batch: Batch, at: number, end: number): number {
  const left = end - at;
  return left < 4 ? batch.word(at) & ((1 << (8 * left)) - 1) : batch.word(at);
}

function isSame(kept: Kept<unknown>, batch: Batch, start: number, end: number): boolean {
  const { length, words } = kept;
  if (length !== end - start) return false;
  for (let at = 0; at < words.length; at++)
    if (words[at] !== wordOf(batch, start + 4 * at, end)) return false;
  return true;
}
