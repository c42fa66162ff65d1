import { type FSWatcher, readdirSync, watch } from 'node:fs';
import { join } from 'node:path';
import type { Workload } from '@ringfence/model';
import { cgroupLocator } from './cgroup-locator.ts';
import type { ContainerFacts } from './container-facts.ts';
import type { IdentityHierarchy } from './identity-hierarchy.ts';
import { describeOci } from './oci-labels.ts';
import { type OciState, OciStates, startTicks } from './oci-state.ts';
import { containerKey, type WorkloadChange, WorkloadTable } from './workload-table.ts';

export interface OciWatcherOptions {
  /** Where runtimes keep their state, a folder a container; those that are not there yet are waited for. */
  readonly roots: readonly string[];
  readonly hierarchy: Pick<IdentityHierarchy, 'mountPoint' | 'controller'>;
  readonly onChange: (changes: readonly WorkloadChange[]) => void;
  readonly procRoot?: string;
}

/** Workloads of no orchestrator: the namespace that policies name when they name none. */
const NAMESPACE = 'default';
/** Notices of the file system may be lost; a look at all the roots costs little. */
const LOOK_MILLISECONDS = 2_000;
const GONE = ['ENOENT', 'ENOTDIR', 'EACCES'];
/** What this user's processes may watch is used up: inotify's watches, its instances, descriptors. */
const USED_UP = ['ENOSPC', 'EMFILE', 'ENFILE'];

function entries(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (GONE.includes((error as NodeJS.ErrnoException).code ?? '')) return [];
    throw error;
  }
}

/**
 * Follows the containers that runc and crun made, by the state that they keep on disk: plain ones
 * without any daemon, CRI-O's and Podman's. A container is in its cgroup before its state is written, and
 * its state is written before it runs anything of its own.
 */
export class OciWatcher {
  readonly #options: OciWatcherOptions;
  readonly #table: WorkloadTable;
  /** Null where none can be had: the looks find what changed, later. */
  readonly #notices = new Map<string, FSWatcher | null>();
  readonly #states = new OciStates();
  /** What each folder's container is called. */
  readonly #ids = new Map<string, string>();
  #timer: NodeJS.Timeout | null = null;

  constructor(options: OciWatcherOptions) {
    this.#options = options;
    this.#table = new WorkloadTable(cgroupLocator(options));
  }

  workloads(): Workload[] {
    return this.#table.workloads();
  }

  start(): void {
    this.look();
    this.#timer ??= setInterval(() => this.look(), LOOK_MILLISECONDS).unref();
  }

  stop(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    for (const notice of this.#notices.values()) notice?.close();
    this.#notices.clear();
  }

  /** Brings what is known to what lies on disk now. */
  look(): void {
    this.#table.beginListing();
    const containers: ContainerFacts[] = [];
    const pids = new Map<string, number>();
    const folders = new Set<string>();
    for (const root of this.#options.roots) {
      if (this.#follow(root, (name) => this.#lookAt(root, name))) folders.add(root);
      for (const name of entries(root)) {
        const folder = join(root, name);
        const found = this.#read(root, name);
        if (this.#notices.has(folder)) folders.add(folder);
        if (found === null) continue;
        containers.push(found.facts);
        pids.set(containerKey(NAMESPACE, found.facts.containerId), found.pid);
      }
    }
    for (const folder of this.#notices.keys()) if (!folders.has(folder)) this.#forget(folder);
    this.#tell(this.#table.applyListing({ containers, pids }));
  }

  /** One folder alone: a notice is about no other. */
  #lookAt(root: string, name: string): void {
    const folder = join(root, name);
    const found = this.#read(root, name);
    if (found === null) {
      const id = this.#ids.get(folder);
      if (id === undefined) return;
      this.#forget(folder);
      this.#tell(this.#table.remove(containerKey(NAMESPACE, id)));
      return;
    }
    const { facts, pid } = found;
    const key = containerKey(NAMESPACE, facts.containerId);
    const described = this.#table.describe(facts);
    const placed = pid === 0 ? this.#table.taskDeleted(key) : this.#table.taskCreated(key, pid);
    this.#tell([...described, ...placed]);
  }

  #read(root: string, name: string): { facts: ContainerFacts; pid: number } | null {
    const folder = join(root, name);
    // Before it is read, so that a change in between is noticed.
    if (!this.#follow(folder, () => this.#lookAt(root, name))) return null;
    const state = this.#states.read(folder, name);
    if (state === null) return null;
    const id = this.#idOf(folder, state.id);
    return { facts: factsOf(state, id), pid: this.#pidOf(state) };
  }

  /** Two roots may each hold one of a name: the second is called by its folder. */
  #idOf(folder: string, name: string): string {
    const before = this.#ids.get(folder);
    if (before !== undefined) return before;
    const id = [...this.#ids.values()].includes(name) ? folder : name;
    this.#ids.set(folder, id);
    return id;
  }

  #tell(changes: readonly WorkloadChange[]): void {
    if (changes.length > 0) this.#options.onChange(changes);
  }

  /** A state may outlive its process, and the process's number be somebody else's by then. */
  #pidOf({ pid, startTicks: started }: OciState): number {
    return pid !== 0 && startTicks(pid, this.#options.procRoot) === started ? pid : 0;
  }

  /** False where there is no such folder. */
  #follow(folder: string, onNotice: (name: string) => void): boolean {
    if (this.#notices.has(folder)) return true;
    try {
      const notice = watch(folder, { persistent: false }, (_, name) => {
        if (this.#notices.get(folder) === notice && name !== null) onNotice(name);
      });
      notice.on('error', () => this.#forget(folder));
      this.#notices.set(folder, notice);
      return true;
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException;
      if (GONE.includes(code)) return false;
      if (!USED_UP.includes(code)) throw error;
      this.#notices.set(folder, null);
      return true;
    }
  }

  #forget(folder: string): void {
    this.#notices.get(folder)?.close();
    this.#notices.delete(folder);
    this.#ids.delete(folder);
    this.#states.forget(folder);
  }
}

function factsOf(state: OciState, containerId: string): ContainerFacts {
  const { labels, image, manager } = describeOci(state.annotations);
  return {
    runtimeNamespace: NAMESPACE,
    containerId,
    name: state.id === containerId ? '' : state.id,
    labels,
    image,
    runtime: manager === '' ? state.runtime : `${manager}/${state.runtime}`,
    plannedCgroup: null,
  };
}
