/**
 * Records as they were copied from a ring, and the numbers in them, by where they begin: each record,
 * and each number in it, lies at a multiple of its size.
 */
export class Batch {
  readonly bytes: Buffer;
  readonly #words: Uint32Array;
  readonly #longs: BigUint64Array;

  constructor(bytes: Buffer) {
    const { buffer, byteOffset, length } = bytes;
    this.bytes = bytes;
    this.#words = new Uint32Array(buffer, byteOffset, length >>> 2);
    this.#longs = new BigUint64Array(buffer, byteOffset, length >>> 3);
  }

  /** 4 bytes. */
  word(at: number): number {
    return this.#words[at >>> 2] ?? 0;
  }

  /** 8 bytes. */
  long(at: number): bigint {
    return this.#longs[at >>> 3] ?? 0n;
  }
}
