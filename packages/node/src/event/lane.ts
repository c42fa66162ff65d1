import {
  type AgentCounts,
  type LaneAccount,
  layout,
  type NodeState,
  type WorkloadAccounts,
} from '@ringfence/kernel';
import type { Lane, LaneStatus } from '@ringfence/model';

/** In the kernel's order. */
export const KERNEL_LANES = ['verdicts', 'behaviours'] as const;

/** Records that nobody will see, and why. */
export interface Missing {
  readonly lost: bigint;
  readonly reason: string;
  /** They found the ring full: whose they were is counted. */
  readonly isFromRing: boolean;
}

/** Records of one workload that its budget, or a full ring, refused; it is named by its slot. */
export interface Refused {
  readonly workload: number;
  readonly refused: bigint;
}

const BEFORE_START =
  'the ring was full: these were lost before this agent told anything, for want of one that reads';
const RING_FULL = 'the ring was full: records came faster than the node reads';
const FOLDED_BEFORE =
  'repeats of an alert that an agent before this one told: which one is not known any more';
const TAKEN_ONLY = 'an agent had taken them from the ring and ended before it told them';

/**
 * The kernel's counters as this epoch sees them. What the agents before it have told is kept
 * beside them (`AgentCounts`), so an epoch begins where the last one ended: records that wait in
 * the ring are its to tell, and so are those that were lost meanwhile.
 */
export class LaneCount {
  readonly lane: Lane;
  readonly #index: number;
  readonly #state: Pick<NodeState, 'lane'>;
  readonly #account: LaneAccount;
  readonly #takenBefore: bigint;
  readonly #lostBefore: bigint;
  readonly #foldedBefore: bigint;
  readonly #refusedBefore: bigint;
  #sequence = 0n;
  /** Taken from the ring, to be told later; null once all is told as it is taken. */
  #held: bigint | null = 0n;
  #isFirst = true;
  readonly #records = new Suspicion();
  readonly #repeats = new Suspicion();
  #vanished = 0n;

  constructor(
    lane: (typeof KERNEL_LANES)[number],
    state: Pick<NodeState, 'lane'>,
    counts: Pick<AgentCounts, 'lane'>,
  ) {
    this.lane = lane;
    this.#index = lane === 'verdicts' ? layout.LANE_VERDICTS : layout.LANE_BEHAVIOURS;
    this.#state = state;
    this.#account = counts.lane(this.#index);
    this.#takenBefore = this.#account.taken;
    this.#lostBefore = this.#account.lost;
    this.#foldedBefore = this.#account.folded;
    this.#refusedBefore = this.#account.refused;
  }

  /** Of the record that is taken from the ring now. */
  next(): bigint {
    if (this.#held === null) this.#account.taken++;
    else this.#held++;
    return this.#sequence++;
  }

  /**
   * All that was taken is told, and from now on each record as it is taken. What an agent held when
   * it was killed stays for the next to miss.
   */
  tellHeld(): void {
    this.#account.taken += this.#held ?? 0n;
    this.#held = null;
  }

  /** Of an event that stands for so many repeats; the sequence has room for all. */
  nextRepeats(count: number): bigint {
    this.#account.folded += BigInt(count);
    const sequence = this.#sequence;
    this.#sequence += BigInt(count);
    return sequence;
  }

  /** Records that budgets refused and no agent told of, by slot; the sequence goes on after them. */
  takeRefused(accounts: Pick<WorkloadAccounts, 'takeRefused'>): Refused[] {
    if (this.#state.lane(this.#index).refused === this.#account.refused) return [];
    const found: Refused[] = [];
    for (let workload = 0; workload < layout.WORKLOAD_SLOTS; workload++) {
      const refused = accounts.takeRefused(workload, this.#index);
      if (refused === 0n) continue;
      found.push({ workload, refused });
      this.#account.refused += refused;
      this.#sequence += refused;
    }
    return found;
  }

  /** Of records that found the ring full: whose they were, by slot. */
  takeLost(accounts: Pick<WorkloadAccounts, 'takeLost'>): Refused[] {
    const found: Refused[] = [];
    for (let workload = 0; workload < layout.WORKLOAD_SLOTS; workload++) {
      const refused = accounts.takeLost(workload, this.#index);
      if (refused > 0n) found.push({ workload, refused });
    }
    return found;
  }

  /**
   * What is missing and was not told yet, asked for once nothing is held; the sequence goes on after
   * it. `drain` takes what the ring holds, and says whether that was all; `waiting` counts the repeats
   * not yet told.
   */
  takeMissing(drain: () => boolean, waiting: () => bigint = () => 0n): Missing[] {
    const { emitted, lost, folded, refused: overBudget } = this.#state.lane(this.#index);
    const untold = folded - this.#account.folded;
    const repeats = untold > 0n ? untold - waiting() : 0n;
    const isEmpty = drain();
    const missing: Missing[] = [];
    const refused = lost - this.#account.lost;
    if (refused > 0n)
      missing.push({
        lost: refused,
        reason: this.#isFirst ? BEFORE_START : RING_FULL,
        isFromRing: true,
      });
    this.#account.lost += refused;
    this.#isFirst = false;
    const unread = emitted - lost - folded - overBudget - this.#account.taken;
    const vanished = isEmpty ? this.#records.settle(unread) : 0n;
    const forgotten = this.#repeats.settle(repeats);
    if (vanished > 0n) missing.push({ lost: vanished, reason: TAKEN_ONLY, isFromRing: false });
    if (forgotten > 0n) missing.push({ lost: forgotten, reason: FOLDED_BEFORE, isFromRing: false });
    this.#account.taken += vanished;
    this.#account.folded += forgotten;
    this.#vanished += vanished + forgotten;
    this.#sequence += refused + vanished + forgotten;
    return missing;
  }

  /** Of this epoch: what it had to tell, and what of that is missing. */
  status(): LaneStatus {
    const { emitted, lost, refused } = this.#state.lane(this.#index);
    const before = this.#takenBefore + this.#lostBefore + this.#foldedBefore + this.#refusedBefore;
    return {
      lane: this.lane,
      emitted: emitted - before,
      lost: lost + refused - this.#lostBefore - this.#refusedBefore + this.#vanished,
      totalEmitted: emitted,
      totalLost: lost + refused,
    };
  }
}

/**
 * What was neither waiting nor told when last looked: what is so twice in a row is gone. A program
 * counts before a record is there, and holds up the ring while it writes it, for microseconds.
 */
class Suspicion {
  #suspected = 0n;

  /** What is sure by now. */
  settle(unread: bigint): bigint {
    const now = unread > 0n ? unread : 0n;
    const sure = now < this.#suspected ? now : this.#suspected;
    this.#suspected = now - sure;
    return sure;
  }
}
