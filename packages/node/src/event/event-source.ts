import { type Batch, layout, type ProgramSet, Ring, VerdictFolds } from '@ringfence/kernel';
import type {
  Activity,
  AlertDetail,
  Gap,
  GapWorkload,
  LogRecord,
  NodeEvent,
  Rule,
} from '@ringfence/model';
import type { Behaviours } from '../behaviour/behaviours.ts';
import { alertOf } from './alert.ts';
import { BootClock } from './boot-clock.ts';
import { LaneCount, type Missing } from './lane.ts';
import type { ProcessTree } from './process-tree.ts';
import {
  readActivity,
  readCwd,
  readDecided,
  readProcess,
  recordFold,
  recordTime,
  recordType,
  recordWorkload,
} from './record.ts';
import { Repeats } from './repeats.ts';

/** Who a record's workload is and which rule its decision names. */
export interface Attribution {
  /** Null for a workload that is not shown: the node's own canary. */
  workload(id: number): { id: string; name: string; namespace: string } | null;
  rule(ruleSet: bigint, index: number): Rule | null;
  /** An alert of a workload that is not shown. */
  judgedUnshown(activity: Activity): void;
  /** Who has the slot of that number now. */
  inSlot(slot: number): GapWorkload | null;
}

/** Records that wait for the runtimes to say what they run; more are told as the kernel names them. */
const EARLY_RECORDS = 8_192;
/** To wake this process costs the workload 2,600 instructions and more, for each record alone. */
const BEHAVIOUR_DELAY_MILLISECONDS = 50;
const LOSS_CHECK_MILLISECONDS = 1_000;
const REPEATS_MILLISECONDS = 250;
/** A workload that has more behaviours than places goes on having them. */
const OVERFLOW_MILLISECONDS = 10_000;

type WorkloadFields = Pick<NodeEvent, 'workload' | 'workloadName' | 'namespace'>;

/** What is told later, and whose an event turns out to be by then. */
interface Early {
  readonly event: NodeEvent;
  readonly owner: () => WorkloadFields | null;
}

/** The kernel's records, decoded, attributed and in order, with a gap where some are missing. */
export class EventSource implements Disposable {
  readonly #attribution: Attribution;
  readonly #publish: (record: LogRecord) => void;
  readonly #tree: ProcessTree;
  readonly #clock = new BootClock();
  readonly #verdicts: LaneCount;
  readonly #behaviours: LaneCount;
  readonly #counts: Behaviours;
  readonly #lanes: readonly (readonly [LaneCount, Ring])[];
  readonly #folds: VerdictFolds;
  readonly #repeats: Repeats;
  readonly #timers: readonly NodeJS.Timeout[];
  #early: Early[] | null = [];

  constructor(
    programs: ProgramSet,
    tree: ProcessTree,
    counts: Behaviours,
    attribution: Attribution,
    publish: (record: LogRecord) => void,
  ) {
    this.#attribution = attribution;
    this.#publish = publish;
    this.#tree = tree;
    this.#verdicts = new LaneCount('verdicts', programs.state, programs.agentCounts);
    this.#behaviours = new LaneCount('behaviours', programs.state, programs.agentCounts);
    this.#counts = counts;
    this.#folds = new VerdictFolds(programs.map('verdict_folds'));
    this.#repeats = new Repeats(this.#folds, (count, event) => this.#tellRepeats(count, event));
    const behaviours = new Ring(
      programs.map('behaviours').fd,
      (batch, at, length) => this.#take(this.#behaviours, batch, at, length),
      { delay: BEHAVIOUR_DELAY_MILLISECONDS, before: () => this.#clock.look() },
    );
    // Before a verdict is told, the exec that began its process has to be known.
    const verdicts = new Ring(
      programs.map('verdicts').fd,
      (batch, at, length) => this.#take(this.#verdicts, batch, at, length),
      {
        before: () => {
          this.#clock.look();
          behaviours.drain();
        },
      },
    );
    this.#lanes = [
      [this.#behaviours, behaviours],
      [this.#verdicts, verdicts],
    ];
    this.#timers = [
      this.#tellEvery(LOSS_CHECK_MILLISECONDS, () => this.#tellLosses()),
      this.#tellEvery(REPEATS_MILLISECONDS, () => this.#repeats.take()),
      this.#tellEvery(OVERFLOW_MILLISECONDS, () => this.#tellOverflows()),
    ];
    // Not told here: it is found missing, in the count that an agent leaves to the next.
    this.#repeats.takeOrphans();
  }

  /** Takes what the rings hold now. */
  drain(): void {
    for (const [, ring] of this.#lanes) ring.drain();
  }

  /**
   * The runtimes have said what they run, or will not soon. Until then nothing is told: what waited
   * in the rings, as after an agent that was killed, is of workloads that are bound in the kernel, and
   * nameless here.
   */
  workloadsKnown(): void {
    if (this.#early === null) return;
    const early = this.#early;
    this.#early = null;
    for (const { event, owner } of early) {
      // In place, since its repeats refer to it.
      Object.assign(event, owner());
      this.#publishNow({ type: 'event', event });
    }
    // Losses by their timer: this may be called from within a ring that is being drained.
    for (const [count] of this.#lanes) count.tellHeld();
  }

  lanes() {
    return [this.#verdicts.status(), this.#behaviours.status()];
  }

  /** Wall time of a boot time, both in nanoseconds. */
  wall(boot: bigint): bigint {
    this.#clock.look();
    return this.#clock.wall(boot);
  }

  [Symbol.dispose](): void {
    for (const timer of this.#timers) clearInterval(timer);
    this.workloadsKnown();
    this.#repeats.take(true);
    for (const [, ring] of this.#lanes) ring[Symbol.dispose]();
  }

  #take(lane: LaneCount, batch: Batch, at: number, length: number): void {
    const sequence = lane.next();
    const type = recordType(batch, at);
    const actor = readProcess(batch, at);
    if (type === layout.RECORD_FORK) {
      this.#tree.forked(actor);
      return;
    }
    const activity = readActivity(batch, at, length);
    if (activity === null) return;
    if (type === layout.RECORD_EXEC && activity.type === 'exec')
      this.#tree.executed(actor, activity.path, activity.arguments, readCwd(batch, at));
    const number = recordWorkload(batch, at);
    const workload = this.#attribution.workload(number);
    let event: NodeEvent | null = null;
    if (workload !== null) {
      const alert = this.#alert(batch, at);
      event = {
        lane: lane.lane,
        sequence,
        time: this.#clock.wall(recordTime(batch, at)),
        workload: workload.id,
        workloadName: workload.name,
        namespace: workload.namespace,
        lineage: this.#tree.lineage(actor),
        activity,
        outcome: alert?.action === 'Block' ? 'denied' : 'not-denied',
        alert,
        count: 1,
      };
      const fold = lane === this.#behaviours ? recordFold(batch, at) : 0n;
      if (fold !== 0n) this.#counts.name(fold, number, activity, event.time);
      if (this.#early === null) this.#publishNow({ type: 'event', event });
      else this.#keep(event, number);
    } else if (readDecided(batch, at) !== null) {
      this.#attribution.judgedUnshown(activity);
    }
    if (lane === this.#verdicts) this.#repeats.follow(recordFold(batch, at), event);
    if (type === layout.RECORD_EXIT) this.#tree.exited(actor);
  }

  #alert(batch: Batch, at: number): AlertDetail | null {
    const decided = readDecided(batch, at);
    if (decided === null) return null;
    const ruleAt = (index: number) => this.#attribution.rule(decided.ruleSet, index);
    return alertOf(decided, recordType(batch, at), ruleAt);
  }

  #tellRepeats(count: number, first: NodeEvent | null): void {
    const sequence = this.#verdicts.nextRepeats(count);
    if (first === null) return;
    const time = BigInt(Date.now()) * 1_000_000n;
    this.#publishNow({ type: 'event', event: { ...first, sequence, time, count } });
  }

  #fieldsOf(id: number): WorkloadFields | null {
    const workload = this.#attribution.workload(id);
    if (workload === null) return null;
    return {
      workload: workload.id,
      workloadName: workload.name,
      namespace: workload.namespace,
    };
  }

  #keep(event: NodeEvent, workload: number): void {
    const early = { event, owner: () => this.#fieldsOf(workload) };
    if (this.#early?.push(early) === EARLY_RECORDS) this.workloadsKnown();
  }

  /** What is told counts as told for the next agent: nothing is, while records are held. */
  #tellEvery(milliseconds: number, tell: () => void): NodeJS.Timeout {
    return setInterval(() => {
      if (this.#early === null) tell();
    }, milliseconds).unref();
  }

  #publishNow(record: LogRecord): void {
    if (record.type === 'event') this.#counts.take(record.event);
    this.#publish(record);
  }

  #tellLosses(): void {
    for (const [count, ring] of this.#lanes) {
      for (const missing of count.takeMissing(
        () => ring.drain(),
        () => (count === this.#verdicts ? this.#folds.waiting() : 0n),
      ))
        this.#tellMissing(count, missing);
      // After what the ring held, which would push it out of the log.
      for (const { workload, refused } of count.takeRefused(this.#counts.accounts))
        this.#tellGap(count.lane, refused, OVER_BUDGET, this.#attribution.inSlot(workload));
    }
  }

  /** What found the ring full is told of whom it was, as far as that was counted too. */
  #tellMissing(count: LaneCount, { lost, reason, isFromRing }: Missing): void {
    let rest = lost;
    for (const { workload, refused } of isFromRing ? count.takeLost(this.#counts.accounts) : []) {
      let theirs = refused;
      // A program counts for the lane first, for the workload next.
      if (theirs > rest) theirs = rest;
      this.#tellGap(count.lane, theirs, reason, this.#attribution.inSlot(workload));
      rest -= theirs;
    }
    this.#tellGap(count.lane, rest, reason);
  }

  #tellOverflows(): void {
    for (const { slot, operations } of this.#counts.takeOverflows())
      this.#tellGap('behaviours', operations, NO_PLACE, this.#attribution.inSlot(slot));
  }

  #tellGap(
    lane: Gap['lane'],
    lost: bigint,
    reason: string,
    workload: GapWorkload | null = null,
  ): void {
    if (lost === 0n) return;
    const time = BigInt(Date.now()) * 1_000_000n;
    this.#publishNow({ type: 'gap', gap: { lane, time, lost, reason, workload } });
  }
}

const OVER_BUDGET =
  'the workload told more at once than its budget: these were refused, and counted';
const NO_PLACE =
  'the workload does more distinct things than it has places: these were counted, and not named';
