import type { Workload } from '@ringfence/model';
import { sameWorkload } from './container-workload.ts';
import type { WorkloadChange } from './workload-table.ts';

/** Who tells of containers, the better informed last: an engine knows names and labels, a runtime neither. */
export const SOURCES = ['runtime', 'containerd', 'engine'] as const;
export type Source = (typeof SOURCES)[number];

export interface DirectoryOptions {
  readonly onChange: (changes: readonly WorkloadChange[]) => void;
  /**
   * Whether a better informed source is about to describe this workload, so that it is not told of
   * before: a policy that selects by label would not select it. Called each time one comes.
   */
  readonly awaits?: (workload: Workload) => boolean;
  /** For how long at most. */
  readonly patience?: number;
}

interface Entry {
  readonly sources: Map<Source, Workload>;
  told: Workload | null;
  timer: NodeJS.Timeout | null;
}

/** Engines name their containers by 64 hexadecimal digits, which no two share. */
const GLOBAL = /^[0-9a-f]{64}$/;
const PATIENCE = 1_000;

/**
 * All workloads of a node, from several sources that may each know of the same container: one entry
 * for each container, described by the best informed.
 */
export class WorkloadDirectory {
  readonly #options: DirectoryOptions;
  readonly #entries = new Map<string, Entry>();

  constructor(options: DirectoryOptions) {
    this.#options = options;
  }

  /** Takes what one source says has changed. */
  take(source: Source, changes: readonly WorkloadChange[]): void {
    const told: WorkloadChange[] = [];
    for (const { type, workload } of changes) {
      const id = this.#idFor(source, workload.id);
      const entry = this.#entries.get(id) ?? { sources: new Map(), told: null, timer: null };
      this.#entries.set(id, entry);
      if (type === 'removed') entry.sources.delete(source);
      else entry.sources.set(source, { ...workload, id });
      told.push(...this.#settle(id, entry));
    }
    if (told.length > 0) this.#options.onChange(told);
  }

  dispose(): void {
    for (const { timer } of this.#entries.values()) if (timer !== null) clearTimeout(timer);
  }

  /** An id that only its source makes sure of is qualified where another source has it. */
  #idFor(source: Source, id: string): string {
    if (GLOBAL.test(id)) return id;
    const qualified = `${source}/${id}`;
    if (this.#entries.has(qualified)) return qualified;
    const holder = this.#entries.get(id);
    return holder === undefined || holder.sources.has(source) ? id : qualified;
  }

  #settle(id: string, entry: Entry): WorkloadChange[] {
    const workload = merged(entry.sources);
    if (workload === null) {
      this.#entries.delete(id);
      if (entry.timer !== null) clearTimeout(entry.timer);
      return entry.told === null ? [] : [{ type: 'removed', workload: entry.told }];
    }
    if (entry.told === null && this.#waits(id, entry, workload)) return [];
    const before = entry.told;
    if (before !== null && sameWorkload(before, workload)) return [];
    entry.told = workload;
    return [{ type: before === null ? 'added' : 'updated', workload }];
  }

  #waits(id: string, entry: Entry, workload: Workload): boolean {
    const { awaits, onChange, patience = PATIENCE } = this.#options;
    if (entry.sources.has('engine') || awaits?.(workload) !== true) {
      if (entry.timer !== null) clearTimeout(entry.timer);
      entry.timer = null;
      return false;
    }
    entry.timer ??= setTimeout(() => {
      const known = this.#entries.get(id);
      const latest = known === undefined ? null : merged(known.sources);
      if (known === undefined || latest === null || known.told !== null) return;
      known.told = latest;
      onChange([{ type: 'added', workload: latest }]);
    }, patience).unref();
    return true;
  }
}

/** As the best informed source describes it, where its process is by whoever knows that. */
function merged(sources: ReadonlyMap<Source, Workload>): Workload | null {
  const known = SOURCES.flatMap((source) => sources.get(source) ?? []);
  const best = known.at(-1);
  if (best === undefined) return null;
  const placed = known.findLast(({ cgroupId }) => cgroupId !== 0n) ?? best;
  return {
    ...best,
    labels: Object.assign(Object.create(null), ...known.map(({ labels }) => labels)),
    pid: known.findLast(({ pid }) => pid !== 0)?.pid ?? 0,
    cgroupPath: placed.cgroupPath,
    cgroupId: placed.cgroupId,
  };
}
