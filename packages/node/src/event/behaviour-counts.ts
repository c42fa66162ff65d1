import type { AgentCounts, KernelMap, NodeState, ProgramSet } from '@ringfence/kernel';

const MAP = 'behaviour_counts';
/** Emptied before it is full: what recurs after that is told, and counted, anew. */
const FULL_ENOUGH = 0.75;

/** Keeps room in the kernel's map of behaviours, and says what found none. */
export class BehaviourCounts {
  readonly #map: KernelMap | null;
  readonly #state: NodeState;
  readonly #told: Pick<AgentCounts, 'uncounted'>;

  constructor(programs: ProgramSet) {
    this.#map = programs.has(MAP) ? programs.map(MAP) : null;
    this.#state = programs.state;
    this.#told = programs.agentCounts;
  }

  makeRoom(): void {
    const keys = this.#map?.keys() ?? [];
    if (this.#map !== null && keys.length > this.#map.capacity * FULL_ENOUGH)
      this.#map.delete(Buffer.concat(keys), keys.length);
  }

  /** Behaviours that were neither told nor counted since the last call, an agent's before included. */
  takeUncounted(): bigint {
    const { uncounted } = this.#state;
    const since = uncounted - this.#told.uncounted;
    this.#told.uncounted = uncounted;
    return since;
  }
}
