const PLACES = 256;
/** What is longer hardly recurs, and would take much to keep. */
const LONGEST = 256;

interface Kept<Value> {
  readonly bytes: Uint8Array;
  readonly value: Value;
}

/**
 * What bytes of a record mean, where most records hold the same as some before them: names, paths,
 * arguments. Each is made once, and goes when others fall into its place.
 */
export class Recurring<Value> {
  readonly #make: (bytes: Buffer, start: number, end: number) => Value;
  readonly #kept: (Kept<Value> | null)[] = Array.from({ length: PLACES }, () => null);

  constructor(make: (bytes: Buffer, start: number, end: number) => Value) {
    this.#make = make;
  }

  of(bytes: Buffer, start: number, end: number): Value {
    if (end - start > LONGEST) return this.#make(bytes, start, end);
    const place = placeOf(bytes, start, end);
    const kept = this.#kept[place] ?? null;
    if (kept !== null && isSame(kept.bytes, bytes, start, end)) return kept.value;
    const value = this.#make(bytes, start, end);
    this.#kept[place] = { bytes: Uint8Array.from(bytes.subarray(start, end)), value };
    return value;
  }
}

function placeOf(bytes: Buffer, start: number, end: number): number {
  let hash = 0;
  for (let at = start; at < end; at++) hash = (Math.imul(hash, 31) + (bytes[at] ?? 0)) | 0;
  return (hash ^ (hash >>> 8)) & (PLACES - 1);
}

function isSame(kept: Uint8Array, bytes: Buffer, start: number, end: number): boolean {
  if (kept.length !== end - start) return false;
  for (let at = start; at < end; at++) if (kept[at - start] !== bytes[at]) return false;
  return true;
}
