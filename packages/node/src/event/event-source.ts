import { layout, type ProgramSet, Ring, VerdictFolds } from '@ringfence/kernel';
import type { Activity, Gap, LogRecord, NodeEvent, Rule } from '@ringfence/model';
import { alertOf } from './alert.ts';
import { BehaviourCounts } from './behaviour-counts.ts';
import { BootClock } from './boot-clock.ts';
import { LaneCount } from './lane.ts';
import type { ProcessTree } from './process-tree.ts';
import { readActivity, readCwd, readHead, recordType } from './record.ts';
import { Repeats } from './repeats.ts';

/** Who a record's workload is and which rule its decision names. */
export interface Attribution {
  /** Null for a workload that is not shown: the node's own canary. */
  workload(id: number): { id: string; name: string; namespace: string } | null;
  rule(ruleSet: bigint, index: number): Rule | null;
  /** An alert of a workload that is not shown. */
  judgedUnshown(activity: Activity): void;
}

const LOSS_CHECK_MILLISECONDS = 1_000;
const REPEATS_MILLISECONDS = 250;

/** The kernel's records, decoded, attributed and in order, with a gap where some are missing. */
export class EventSource implements Disposable {
  readonly #attribution: Attribution;
  readonly #publish: (record: LogRecord) => void;
  readonly #tree: ProcessTree;
  readonly #clock = new BootClock();
  readonly #verdicts: LaneCount;
  readonly #behaviours: LaneCount;
  readonly #counts: BehaviourCounts;
  readonly #lanes: readonly (readonly [LaneCount, Ring])[];
  readonly #folds: VerdictFolds;
  readonly #repeats: Repeats;
  readonly #timers: readonly NodeJS.Timeout[];

  constructor(
    programs: ProgramSet,
    tree: ProcessTree,
    attribution: Attribution,
    publish: (record: LogRecord) => void,
  ) {
    this.#attribution = attribution;
    this.#publish = publish;
    this.#tree = tree;
    this.#verdicts = new LaneCount('verdicts', programs.state, programs.agentCounts);
    this.#behaviours = new LaneCount('behaviours', programs.state, programs.agentCounts);
    this.#counts = new BehaviourCounts(programs);
    this.#folds = new VerdictFolds(programs.map('verdict_folds'));
    this.#repeats = new Repeats(this.#folds, (count, event) => this.#tellRepeats(count, event));
    const behaviours = new Ring(programs.map('behaviours').fd, (batch, at, length) =>
      this.#take(this.#behaviours, batch, at, length),
    );
    // Before a verdict is told, the exec that began its process has to be known.
    const verdicts = new Ring(
      programs.map('verdicts').fd,
      (batch, at, length) => this.#take(this.#verdicts, batch, at, length),
      () => behaviours.drain(),
    );
    this.#lanes = [
      [this.#behaviours, behaviours],
      [this.#verdicts, verdicts],
    ];
    this.#timers = [
      setInterval(() => this.#tellLosses(), LOSS_CHECK_MILLISECONDS).unref(),
      setInterval(() => this.#repeats.take(), REPEATS_MILLISECONDS).unref(),
    ];
    this.#tellLosses();
    // Not told here: it is found missing, in the count that an agent leaves to the next.
    this.#repeats.takeOrphans();
  }

  /** Takes what the rings hold now. */
  drain(): void {
    for (const [, ring] of this.#lanes) ring.drain();
  }

  lanes() {
    return [this.#verdicts.status(), this.#behaviours.status()];
  }

  [Symbol.dispose](): void {
    for (const timer of this.#timers) clearInterval(timer);
    this.#repeats.take(true);
    for (const [, ring] of this.#lanes) ring[Symbol.dispose]();
  }

  #take(lane: LaneCount, batch: Buffer, at: number, length: number): void {
    const head = readHead(batch, at);
    const sequence = lane.next();
    const type = recordType(batch, at);
    if (type === layout.RECORD_FORK) {
      this.#tree.forked(head);
      return;
    }
    const activity = readActivity(batch, at, length);
    if (activity === null) return;
    if (type === layout.RECORD_EXEC && activity.type === 'exec')
      this.#tree.executed(head, activity.path, activity.arguments, readCwd(batch, at));
    const workload = this.#attribution.workload(head.workload);
    let event: NodeEvent | null = null;
    if (workload !== null) {
      const alert = alertOf(head, type, (index) => this.#attribution.rule(head.ruleSet, index));
      event = {
        lane: lane.lane,
        sequence,
        time: this.#clock.wall(head.bootTime),
        workload: workload.id,
        workloadName: workload.name,
        namespace: workload.namespace,
        lineage: this.#tree.lineage(head),
        activity,
        outcome: alert?.action === 'Block' ? 'denied' : 'not-denied',
        alert,
        count: 1,
      };
      this.#publish({ type: 'event', event });
    } else if (head.decision !== 0) {
      this.#attribution.judgedUnshown(activity);
    }
    this.#repeats.follow(head.fold, event);
    if (type === layout.RECORD_EXIT) this.#tree.exited(head);
  }

  #tellRepeats(count: number, first: NodeEvent | null): void {
    const sequence = this.#verdicts.nextRepeats(count);
    if (first === null) return;
    const time = BigInt(Date.now()) * 1_000_000n;
    this.#publish({ type: 'event', event: { ...first, sequence, time, count } });
  }

  #tellLosses(): void {
    for (const [count, ring] of this.#lanes)
      for (const { lost, reason } of count.takeMissing(
        () => ring.drain(),
        () => (count === this.#verdicts ? this.#folds.waiting() : 0n),
      ))
        this.#tellGap(count.lane, lost, reason);
    this.#counts.makeRoom();
    this.#tellGap('behaviours', this.#counts.takeUncounted(), MAP_FULL);
  }

  #tellGap(lane: Gap['lane'], lost: bigint, reason: string): void {
    if (lost === 0n) return;
    const time = BigInt(Date.now()) * 1_000_000n;
    this.#publish({ type: 'gap', gap: { lane, time, lost, reason } });
  }
}

const MAP_FULL = 'the map of behaviours was full: these were neither told nor counted';
