import { STALE_FILE, STALE_SCAN } from './generated/layout.ts';
import { runIterator } from './iterator.ts';
import type { KernelMap } from './kernel-map.ts';
import type { OnDemandPrograms } from './on-demand.ts';

/** What one look at all open files of the node came to, in descriptors. */
export interface StaleScan {
  /** Open for what a rule in force refuses. */
  readonly found: number;
  /** Of them those that were not known. */
  readonly added: number;
  /** Of them those for which the map has no room. */
  readonly unkept: number;
  /** Whose path was renamed each time it was read. */
  readonly unstable: number;
}

/**
 * Files that are open since before the rules that refuse it. The kernel looks for them when it is
 * asked, and each one that it keeps is refused by programs that hang at their hooks meanwhile.
 */
export class StaleFiles {
  readonly #rows: KernelMap;
  readonly #scans: KernelMap;
  /** The iterator's pin: who reads it has the kernel look. */
  readonly #scanner: string;
  /** Those that use the rows, and remove them with their files. */
  readonly programs: OnDemandPrograms;

  constructor(rows: KernelMap, scans: KernelMap, scanner: string, programs: OnDemandPrograms) {
    this.#rows = rows;
    this.#scans = scans;
    this.#scanner = scanner;
    this.programs = programs;
  }

  get size(): number {
    return this.#rows.keys().length;
  }

  /** Off the main thread. Rows are kept only where the programs that use and remove them hang. */
  async scan(): Promise<StaleScan> {
    const asked = Buffer.alloc(STALE_SCAN.size);
    asked.writeUInt32LE(this.programs.complete ? 1 : 0, STALE_SCAN.keeps);
    this.#scans.put(SCAN_KEY, asked);
    await runIterator(this.#scanner);
    const row = this.#scans.get(SCAN_KEY) ?? asked;
    return {
      found: row.readUInt32LE(STALE_SCAN.found),
      added: row.readUInt32LE(STALE_SCAN.added),
      unkept: row.readUInt32LE(STALE_SCAN.unkept),
      unstable: row.readUInt32LE(STALE_SCAN.unstable),
    };
  }

  /** Removes the rows of rule sets that nobody is under any more; not while a scan runs. */
  prune(inUse: ReadonlySet<bigint>): void {
    const gone = this.#rows.keys().filter((key) => {
      const row = this.#rows.get(key);
      return row !== null && !inUse.has(row.readBigUInt64LE(STALE_FILE.ruleSet));
    });
    if (gone.length > 0) this.#rows.delete(Buffer.concat(gone), gone.length);
  }
}

const SCAN_KEY = Buffer.alloc(4);
