import { join } from 'node:path';
import { directory } from './directory.ts';
import { native } from './native.ts';
import { linkPins, waitingPins } from './on-demand.ts';

/** What the kernel counts of one program since it was loaded. */
export interface ProgramStats {
  readonly family: string;
  /** As in `bpf/`: `file_open`. */
  readonly name: string;
  /** Only where kernel.bpf_stats_enabled is set, else 0. */
  readonly runs: bigint;
  /** Nanoseconds in all runs; where runs are counted. */
  readonly runTime: bigint;
  /** Calls of the hook for which it did not run, since it was running on that processor already. */
  readonly missed: bigint;
}

/**
 * Every program that is pinned, or whose link is, in the folder of its set as `<family>-<program>`. They
 * are opened once: later the node has no right to.
 */
export class ProgramCounters {
  readonly #programs: readonly { readonly pin: string; readonly fd: number }[];

  constructor(links: string) {
    const waiting = directory(waitingPins(links));
    const programs = waiting.map((pin) => ({
      pin,
      fd: native().openPin(join(waitingPins(links), pin)),
    }));
    const attached = linkPins(links).filter((pin) => !waiting.includes(pin));
    this.#programs = attached
      .flatMap((pin) => {
        const link = native().openPin(join(links, pin));
        if (link < 0) return [];
        try {
          return [{ pin, fd: native().linkProgram(link) }];
        } finally {
          native().closeFd(link);
        }
      })
      .concat(programs);
  }

  read(): ProgramStats[] {
    return this.#programs.map(({ pin, fd }) => {
      const stats = native().programStats(fd);
      const [family = '', name = ''] = pin.split('-');
      const [runs, runTime, missed] = [0, 8, 16].map((at) => stats.readBigUInt64LE(at));
      return { family, name, runs: runs ?? 0n, runTime: runTime ?? 0n, missed: missed ?? 0n };
    });
  }
}
