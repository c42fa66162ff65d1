import { SOCKET_SCAN } from './generated/layout.ts';
import { runIterator } from './iterator.ts';
import type { KernelMap } from './kernel-map.ts';

export interface SocketScan {
  /** That no task had stamped. */
  readonly stamped: number;
  /** Whose packets do not pass the cgroup of the workload that holds them. */
  readonly astray: number;
}

/** Sockets from before the rules about them: the kernel looks who holds them when it is asked. */
export class HeldSockets {
  readonly #scans: KernelMap;
  readonly #scanner: string;

  constructor(scans: KernelMap, scanner: string) {
    this.#scans = scans;
    this.#scanner = scanner;
  }

  /** Off the main thread. */
  async scan(): Promise<SocketScan> {
    this.#scans.put(SCAN_KEY, Buffer.alloc(SOCKET_SCAN.size));
    await runIterator(this.#scanner);
    const row = this.#scans.get(SCAN_KEY) ?? Buffer.alloc(SOCKET_SCAN.size);
    return {
      stamped: row.readUInt32LE(SOCKET_SCAN.stamped),
      astray: row.readUInt32LE(SOCKET_SCAN.astray),
    };
  }
}

const SCAN_KEY = Buffer.alloc(4);
