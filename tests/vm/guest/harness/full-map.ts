import { readdirSync } from 'node:fs';
import { Module } from 'node:module';
import { join, resolve } from 'node:path';
import type { Native } from '../../../../packages/kernel/src/native.ts';

const PINS = '/sys/fs/bpf/ringfence';
/** Of a rule set that nobody has: the highest number that there is. */
const NOBODYS = 0xffffffff;

/** A map of the node's programs without room for another row, until it is disposed of. */
export class FullMap implements Disposable {
  readonly #native: Native;
  readonly #fd: number;
  readonly #keys: Buffer;
  readonly rows: number;

  constructor(name: string) {
    const addon = resolve('dist/ringfence.node');
    this.#native = Module.createRequire(addon)(addon) as Native;
    const [layout = ''] = readdirSync(PINS);
    this.#fd = this.#native.openPin(join(PINS, layout, 'maps', name));
    if (this.#fd < 0) throw new Error(`no map ${name} is pinned`);
    const [, keySize, valueSize, capacity] = this.#native.mapInfo(this.#fd);
    this.#keys = Buffer.alloc(keySize * capacity);
    for (let row = 0; row < capacity; row++) {
      this.#keys.writeUInt32LE(NOBODYS, row * keySize);
      this.#keys.writeUInt32LE(row, (row + 1) * keySize - 4);
    }
    try {
      this.#native.mapUpdate(this.#fd, this.#keys, Buffer.alloc(valueSize * capacity), capacity);
    } catch (error) {
      if (!/E2BIG|ENOSPC|ENOMEM/.test(String(Reflect.get(Object(error), 'code')))) throw error;
    }
    this.rows = this.#native.mapKeys(this.#fd, keySize).length / keySize;
    if (this.rows !== capacity)
      throw new Error(`${name} has room for ${capacity - this.rows} rows`);
  }

  [Symbol.dispose](): void {
    const [, keySize = 1] = this.#native.mapInfo(this.#fd);
    this.#native.mapDelete(this.#fd, this.#keys, this.#keys.length / keySize);
    this.#native.closeFd(this.#fd);
  }
}
