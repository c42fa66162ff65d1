import { readFileSync } from 'node:fs';
import { errorCode, KernelError } from './kernel-error.ts';
import { native } from './native.ts';

/** One map by descriptor; keys and values as its rows are laid out (generated/layout.ts). */
export class KernelMap {
  readonly name: string;
  readonly fd: number;
  readonly keySize: number;
  readonly valueSize: number;
  readonly capacity: number;

  constructor(name: string, fd: number) {
    this.name = name;
    this.fd = fd;
    const [, keySize, valueSize, capacity] = native().mapInfo(fd);
    this.keySize = keySize;
    this.valueSize = valueSize;
    this.capacity = capacity;
  }

  get(key: Buffer): Buffer | null {
    return native().mapLookup(this.fd, key, this.valueSize);
  }

  /** Puts `count` rows that lie one after the other; throws RF-KERNEL-003 when full. */
  put(keys: Buffer, values: Buffer, count = 1): void {
    if (count === 0) return;
    try {
      native().mapUpdate(this.fd, keys, values, count);
    } catch (error) {
      const full = ['E2BIG', 'ENOSPC', 'ENOMEM'].includes(errorCode(error));
      if (!full) throw error;
      throw new KernelError('RF-KERNEL-003', `${this.name}, ${this.capacity} rows`, {
        cause: error,
      });
    }
  }

  /** Removes those that are there and says how many were. */
  delete(keys: Buffer, count = 1): number {
    return count === 0 ? 0 : native().mapDelete(this.fd, keys, count);
  }

  keys(): Buffer[] {
    const all = native().mapKeys(this.fd, this.keySize);
    return Array.from({ length: all.length / this.keySize }, (_, index) =>
      all.subarray(index * this.keySize, (index + 1) * this.keySize),
    );
  }

  /** Bytes that the kernel keeps for it: exact from 6.4 on, before that for all rows it may have. */
  memoryUse(): bigint {
    const text = readFileSync(`/proc/self/fdinfo/${this.fd}`, 'utf8');
    return BigInt(/^memlock:\s*(\d+)$/m.exec(text)?.[1] ?? 0);
  }

  /** The rows of a mappable array as the kernel's own memory. */
  memory(): ArrayBuffer {
    return native().mapMemory(this.fd, this.valueSize * this.capacity);
  }
}
