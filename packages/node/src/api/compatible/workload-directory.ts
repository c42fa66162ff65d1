import type { Workload } from '@ringfence/model';

/** A change of labels is seen this late at most. */
const FRESH_MILLISECONDS = 1000;
/** Records of a workload that nobody knows must not make the node list its workloads for each. */
const RETRY_MILLISECONDS = 50;
/** A container's last records come when it is gone, later still to a slow reader. */
const REMEMBER_MILLISECONDS = 30_000;

interface Known {
  readonly workload: Workload;
  /** When it was there last. */
  readonly at: number;
}

/** Workloads by id for those who tell of events, which know their workload by its id alone. */
export class WorkloadDirectory {
  readonly #list: () => Promise<readonly Workload[]>;
  readonly #known = new Map<string, Known>();
  #listed = Number.NEGATIVE_INFINITY;

  constructor(list: () => Promise<readonly Workload[]>) {
    this.#list = list;
  }

  async find(id: string): Promise<Workload | null> {
    const age = performance.now() - this.#listed;
    if (age > (this.#known.has(id) ? FRESH_MILLISECONDS : RETRY_MILLISECONDS))
      await this.#refresh();
    return this.#known.get(id)?.workload ?? null;
  }

  async #refresh(): Promise<void> {
    const at = performance.now();
    this.#listed = at;
    for (const workload of await this.#list()) this.#known.set(workload.id, { workload, at });
    for (const [id, known] of this.#known)
      if (at - known.at > REMEMBER_MILLISECONDS) this.#known.delete(id);
  }
}
