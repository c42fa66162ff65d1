import type { Workload } from '@ringfence/model';
import type { CgroupLocation, LocateCgroup } from './cgroup-locator.ts';
import type { ContainerFacts } from './container-facts.ts';
import { containerWorkload, sameWorkload, workloadId } from './container-workload.ts';
import { isAsPlanned } from './planned-cgroup.ts';

export interface WorkloadChange {
  readonly type: 'added' | 'updated' | 'removed';
  readonly workload: Workload;
}

/** All containers of a runtime at one moment, with the first process of those that run. */
export interface RuntimeListing {
  readonly containers: readonly ContainerFacts[];
  /** By `containerKey`. */
  readonly pids: ReadonlyMap<string, number>;
}

interface Entry {
  facts: ContainerFacts | null;
  pid: number;
  cgroup: CgroupLocation | null;
  workload: Workload | null;
}

/** A slash is no part of a containerd identifier, so no two containers share a key. */
export function containerKey(runtimeNamespace: string, containerId: string): string {
  return `${runtimeNamespace}/${containerId}`;
}

/**
 * What is known of a runtime's containers, from its listings and its events in whatever order
 * they come. Every method returns what changed for others; a container is told of once its
 * metadata is known.
 */
export class WorkloadTable {
  readonly #locate: LocateCgroup;
  readonly #entries = new Map<string, Entry>();
  readonly #ids = new Set<string>();
  /** Containers that events spoke of while a listing was under way: it may be older than they. */
  #touched: Set<string> | null = null;

  constructor(locate: LocateCgroup) {
    this.#locate = locate;
  }

  /** All workloads that were told of and not removed. */
  workloads(): Workload[] {
    return [...this.#entries.values()].flatMap(({ workload }) => workload ?? []);
  }

  knows(key: string): boolean {
    return this.#entries.get(key)?.facts != null;
  }

  /** The container exists, or its metadata changed. */
  describe(facts: ContainerFacts): WorkloadChange[] {
    const key = containerKey(facts.runtimeNamespace, facts.containerId);
    return this.#change(key, (entry) => {
      entry.facts = facts;
    });
  }

  /** The container's first process exists; it may not have started the container's program yet. */
  taskCreated(key: string, pid: number): WorkloadChange[] {
    return this.#change(key, (entry) => this.#setTask(entry, pid, true));
  }

  /**
   * A process is about to start a program where one of these containers was to be put: its task was
   * created, though nobody told of that yet.
   */
  appeared(pid: number): WorkloadChange[] {
    for (const [key, { facts, cgroup }] of this.#entries) {
      const planned = facts?.plannedCgroup ?? null;
      if (facts === null || planned === null || cgroup !== null) continue;
      const found = this.#locate(pid, planned, facts.containerId);
      if (found !== null && isAsPlanned(found.path, planned)) return this.taskCreated(key, pid);
    }
    return [];
  }

  /** The first process ended. Others may live on in its cgroup until the task is deleted. */
  taskExited(key: string): WorkloadChange[] {
    if (!this.#entries.has(key)) return [];
    return this.#change(key, (entry) => {
      entry.pid = 0;
    });
  }

  /** The runtime removed the container's cgroup. */
  taskDeleted(key: string): WorkloadChange[] {
    if (!this.#entries.has(key)) return [];
    return this.#change(key, (entry) => this.#setTask(entry, 0, true));
  }

  remove(key: string): WorkloadChange[] {
    this.#touched?.add(key);
    return this.#drop(key);
  }

  /** To be called before the first question of a listing is asked. */
  beginListing(): void {
    this.#touched = new Set();
  }

  /** Brings the table to a listing, except where events were told since it began. */
  applyListing(listing: RuntimeListing): WorkloadChange[] {
    const touched = this.#touched ?? new Set<string>();
    this.#touched = null;
    const listed = new Set<string>();
    const changes: WorkloadChange[] = [];
    const added: (() => WorkloadChange[])[] = [];
    for (const facts of listing.containers) {
      const key = containerKey(facts.runtimeNamespace, facts.containerId);
      listed.add(key);
      if (touched.has(key)) continue;
      added.push(() =>
        this.#change(key, (entry) => {
          entry.facts = facts;
          this.#setTask(entry, listing.pids.get(key) ?? 0, false);
        }),
      );
    }
    for (const key of [...this.#entries.keys()]) {
      if (!listed.has(key) && !touched.has(key)) changes.push(...this.#drop(key));
    }
    // After the removals, which free their ids.
    for (const change of added) changes.push(...change());
    return changes;
  }

  /** `fresh`: the pid begins a new life, though it may be the number of the one before. */
  #setTask(entry: Entry, pid: number, fresh: boolean): void {
    const resolved = entry.pid === pid && entry.cgroup !== null;
    entry.pid = pid;
    if (fresh || !resolved) entry.cgroup = null;
  }

  #change(key: string, apply: (entry: Entry) => void): WorkloadChange[] {
    this.#touched?.add(key);
    let entry = this.#entries.get(key);
    if (entry === undefined) {
      entry = { facts: null, pid: 0, cgroup: null, workload: null };
      this.#entries.set(key, entry);
    }
    apply(entry);
    return this.#tell(entry);
  }

  #tell(entry: Entry): WorkloadChange[] {
    const { facts, pid, workload: before } = entry;
    if (facts === null) return [];
    if (pid !== 0) entry.cgroup ??= this.#locate(pid, facts.plannedCgroup, facts.containerId);
    const id = before?.id ?? workloadId(facts, (taken) => this.#ids.has(taken));
    const workload = containerWorkload(id, facts, entry);
    if (before !== null && sameWorkload(before, workload)) return [];
    entry.workload = workload;
    this.#ids.add(id);
    return [{ type: before === null ? 'added' : 'updated', workload }];
  }

  #drop(key: string): WorkloadChange[] {
    const entry = this.#entries.get(key);
    this.#entries.delete(key);
    if (entry?.workload == null) return [];
    this.#ids.delete(entry.workload.id);
    return [{ type: 'removed', workload: entry.workload }];
  }
}
