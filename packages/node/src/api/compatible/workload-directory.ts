import type { Workload } from '@ringfence/model';

/** A change of labels is seen this late at most. */
const FRESH_MILLISECONDS = 1000;
/** Records of a workload that nobody knows must not make the node list its workloads for each. */
const RETRY_MILLISECONDS = 50;

/** Workloads by id for those who tell of events, which know their workload by its id alone. */
export class WorkloadDirectory {
  readonly #list: () => Promise<readonly Workload[]>;
  #known: ReadonlyMap<string, Workload> = new Map();
  /** The listing before: a container's last records come when it is gone. */
  #before: ReadonlyMap<string, Workload> = new Map();
  #listed = Number.NEGATIVE_INFINITY;

  constructor(list: () => Promise<readonly Workload[]>) {
    this.#list = list;
  }

  async find(id: string): Promise<Workload | null> {
    const age = performance.now() - this.#listed;
    const isKnown = this.#known.has(id) || this.#before.has(id);
    if (age > (isKnown ? FRESH_MILLISECONDS : RETRY_MILLISECONDS)) await this.#refresh();
    return this.#known.get(id) ?? this.#before.get(id) ?? null;
  }

  async #refresh(): Promise<void> {
    this.#listed = performance.now();
    const workloads = await this.#list();
    this.#before = this.#known;
    this.#known = new Map(workloads.map((workload) => [workload.id, workload]));
  }
}
