import { randomFillSync } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import {
  HOLD_OFF,
  HOLD_REFUSE,
  HOLD_START,
  LANE_STATE,
  LANES,
  LAYOUT_VERSION,
  NAME_KEYS,
  NODE_STATE,
} from './generated/layout.ts';
import type { KernelMap } from './kernel-map.ts';
import type { NameKeys } from './name-hash.ts';

export interface LaneCounters {
  /** Lost, folded and refused ones included. */
  readonly emitted: bigint;
  readonly lost: bigint;
  /** Repeats of verdicts, counted in `VerdictFolds`. */
  readonly folded: bigint;
  /** By the budgets of workloads, counted in `WorkloadAccounts`. */
  readonly refused: bigint;
}

const SETTLE_ROUNDS = 20;
const STILL_ROUNDS = 10;
const SETTLE_MILLISECONDS = 10;

/** The node's one row of shared state, as the kernel's memory: each access is one load or store. */
export class NodeState {
  readonly #words: Uint32Array;
  readonly #longs: BigUint64Array;

  constructor(map: Pick<KernelMap, 'memory'>) {
    const memory = map.memory();
    this.#words = new Uint32Array(memory, 0, NODE_STATE.size / 4);
    this.#longs = new BigUint64Array(memory, 0, Math.floor(NODE_STATE.size / 8));
  }

  /** Draws the name keys of a node that has none yet. */
  initialize(): void {
    if (this.#word(NODE_STATE.version) === LAYOUT_VERSION) return;
    const keys = randomFillSync(new Uint32Array(NAME_KEYS));
    this.#words.set(keys, NODE_STATE.nameKeys / 4);
    this.#storeWord(NODE_STATE.version, LAYOUT_VERSION);
  }

  get activeProgramSet(): number {
    return this.#word(NODE_STATE.activeProgramSet);
  }

  /** The flip: from this store on, that set decides and every other one is silent. */
  set activeProgramSet(id: number) {
    this.#storeWord(NODE_STATE.activeProgramSet, id);
  }

  /** The agent that the kernel keeps out of reach of containers; 0 when it ends. */
  set agent(pid: number) {
    this.#storeWord(NODE_STATE.agent, pid);
  }

  /** Whether containers wait to be known, and what becomes of one that nobody knows in time. */
  set holdMode(mode: 'start' | 'refuse' | 'off') {
    const number = { off: HOLD_OFF, start: HOLD_START, refuse: HOLD_REFUSE }[mode];
    this.#storeWord(NODE_STATE.holdMode, number);
  }

  /** Containers that nobody knew in time: the watchdog counts, and so does the agent. */
  get holdTimeouts(): bigint {
    return this.#long(NODE_STATE.holdTimeouts);
  }

  /** Containers that started while there was nobody to end a wait. */
  get holdMissed(): bigint {
    return this.#long(NODE_STATE.holdMissed);
  }

  countHoldTimeout(): void {
    Atomics.add(this.#longs, NODE_STATE.holdTimeouts / 8, 1n);
  }

  /** Makes host-bound tasks look up their cgroup again. */
  moveBinding(): void {
    // The low half alone: the kernel counts in the high one.
    Atomics.add(this.#words, NODE_STATE.identityChanges / 4, 1);
  }

  get unresolved(): number {
    return this.#word(NODE_STATE.unresolved);
  }

  get nameKeys(): NameKeys {
    return this.#words.slice(NODE_STATE.nameKeys / 4, NODE_STATE.nameKeys / 4 + NAME_KEYS);
  }

  lane(lane: number): LaneCounters {
    if (lane >= LANES) throw new RangeError(`there is no lane ${lane}`);
    const base = NODE_STATE.lanes + lane * LANE_STATE.size;
    return {
      emitted: this.#long(base + LANE_STATE.emitted),
      lost: this.#long(base + LANE_STATE.lost),
      folded: this.#long(base + LANE_STATE.folded),
      refused: this.#long(base + LANE_STATE.refused),
    };
  }

  /**
   * A rename that was under way while its two programs were attached, or of which the kernel passed
   * one over, is counted at one end only. Left alone it would look like a directory on the move for
   * ever, and nothing would be cached. Settled only while no rename comes or goes: a slow one that is
   * taken for such makes the counts differ again when it ends, and what was cached until then void.
   */
  async settleRenames(): Promise<void> {
    let [started, finished, still] = [-1n, -1n, 0];
    for (let round = 0; round < SETTLE_ROUNDS && still < STILL_ROUNDS; round++) {
      if (round > 0) await delay(SETTLE_MILLISECONDS);
      const now = [this.#long(NODE_STATE.renamesStarted), this.#long(NODE_STATE.renamesFinished)];
      if (now[0] === now[1]) return;
      still = now[0] === started && now[1] === finished ? still + 1 : 0;
      [started = 0n, finished = 0n] = now;
    }
    if (still < STILL_ROUNDS) return;
    const behind = finished < started ? NODE_STATE.renamesFinished : NODE_STATE.renamesStarted;
    const difference = finished < started ? started - finished : finished - started;
    Atomics.add(this.#longs, behind / 8, difference);
  }

  #word(offset: number): number {
    return Atomics.load(this.#words, offset / 4);
  }

  #storeWord(offset: number, value: number): void {
    Atomics.store(this.#words, offset / 4, value);
  }

  #long(offset: number): bigint {
    return Atomics.load(this.#longs, offset / 8);
  }
}
