import { layout, type NodeState } from '@ringfence/kernel';
import type { Lane, LaneStatus } from '@ringfence/model';

/** In the kernel's order. */
export const KERNEL_LANES = ['verdicts', 'behaviours'] as const;

/** The kernel's counters as this epoch sees them: records delivered, and records that are gone. */
export class LaneCount {
  readonly lane: Lane;
  readonly #index: number;
  readonly #state: NodeState;
  readonly #emittedBefore: bigint;
  #lost: bigint;
  #sequence = 0n;

  constructor(lane: (typeof KERNEL_LANES)[number], state: NodeState) {
    this.lane = lane;
    this.#index = lane === 'verdicts' ? layout.LANE_VERDICTS : layout.LANE_BEHAVIOURS;
    this.#state = state;
    const { emitted, lost } = state.lane(this.#index);
    this.#emittedBefore = emitted - lost;
    this.#lost = lost;
  }

  /** Of the record that is delivered now. */
  next(): bigint {
    return this.#sequence++;
  }

  /** Records lost since the last call; the sequence goes on after them. */
  takeLost(): bigint {
    const { lost } = this.#state.lane(this.#index);
    const since = lost - this.#lost;
    this.#lost = lost;
    this.#sequence += since;
    return since;
  }

  status(): LaneStatus {
    const { emitted, lost } = this.#state.lane(this.#index);
    return { lane: this.lane, emitted: emitted - this.#emittedBefore, lost };
  }
}
