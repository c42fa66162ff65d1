/** Records as they were copied from a ring, and the numbers in them, by where they begin. */
export class Batch {
  readonly bytes: Buffer;
  readonly #view: DataView;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** 4 bytes. */
  word(at: number): number {
    return this.#view.getUint32(at, true);
  }

  /** 8 bytes. Buffer would make five numbers of them, for one. */
  long(at: number): bigint {
    return this.#view.getBigUint64(at, true);
  }
}
