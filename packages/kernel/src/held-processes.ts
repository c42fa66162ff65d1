import { HELD_PROCESS } from './generated/layout.ts';
import type { KernelMap } from './kernel-map.ts';
import { native } from './native.ts';

/** A process that the kernel stopped before its first program, until its workload is known. */
export interface HeldProcess {
  readonly pid: number;
  readonly cgroup: bigint;
  /** Boot time in nanoseconds. */
  readonly since: bigint;
  readonly startTime: bigint;
}

/** The rows of those that wait. */
export class HeldProcesses {
  readonly #map: KernelMap;

  constructor(map: KernelMap) {
    this.#map = map;
  }

  list(): HeldProcess[] {
    return this.#map.keys().flatMap((key) => {
      const row = this.#map.get(key);
      if (row === null) return [];
      return [
        {
          pid: key.readUInt32LE(),
          cgroup: row.readBigUInt64LE(HELD_PROCESS.cgroup),
          since: row.readBigUInt64LE(HELD_PROCESS.since),
          startTime: row.readBigUInt64LE(HELD_PROCESS.startTime),
        },
      ];
    });
  }

  /** Lets it go on. The row goes last: until then nobody else may end the stop. */
  release({ pid, startTime }: HeldProcess): void {
    native().releaseProcess(pid, startTime);
    const key = Buffer.alloc(4);
    key.writeUInt32LE(pid);
    this.#map.delete(key);
  }
}
