import { BehaviourTable, layout, type ProgramSet, WorkloadAccounts } from '@ringfence/kernel';
import type { Activity, NodeEvent, Workload, WorkloadActivity } from '@ringfence/model';
import { accountCounts } from './account-counts.ts';
import { workloadActivity } from './activity.ts';
import { BehaviourCounter } from './behaviour-counter.ts';
import { WorkloadRecord } from './workload-record.ts';

/** Who is bound, by the kernel's ids and by their own. */
export interface BoundWorkloads {
  ids(): readonly number[];
  idOf(workload: string): number | null;
}

const LOOK_MILLISECONDS = 1_000;
/** Entries in all lists of all workloads together, at about 200 bytes each. */
const NAMES = 32_768;
const FEWEST_NAMES = 64;
const MOST_NAMES = 2_048;

/** What a workload did that has no name anywhere, since an agent told of it last. */
export interface Overflow {
  readonly slot: number;
  readonly operations: bigint;
}

/** What every workload did: counted in the kernel, named and kept here. */
export class Behaviours implements Disposable {
  readonly accounts: WorkloadAccounts;
  readonly #bound: BoundWorkloads;
  readonly #counter: BehaviourCounter | null;
  readonly #records = new Map<number, WorkloadRecord>();
  readonly #timer: NodeJS.Timeout;
  #ids = new Set<number>();
  /** Of entries that each list of a workload holds: its share of all. */
  #limit = MOST_NAMES;

  constructor(programs: Pick<ProgramSet, 'has' | 'map'>, bound: BoundWorkloads) {
    this.#bound = bound;
    this.accounts = new WorkloadAccounts(programs.map('workload_accounts'));
    this.#know(bound.ids());
    const table = 'behaviour_counts';
    this.#counter = programs.has(table)
      ? new BehaviourCounter(new BehaviourTable(programs.map(table)), this.accounts, (id) =>
          this.#record(id),
        )
      : null;
    this.#timer = setInterval(() => this.look(), LOOK_MILLISECONDS).unref();
  }

  /** What is known of a bound workload, by its own id. */
  record(workload: string): WorkloadRecord | null {
    const id = this.#bound.idOf(workload);
    return id === null ? null : this.#record(id);
  }

  /** Of the behaviour that the kernel counts under this tag. */
  name(tag: bigint, workload: number, activity: Activity, time: bigint): void {
    this.#counter?.name(tag, workload, activity, milliseconds(time), this.#limit);
  }

  take(event: NodeEvent): void {
    this.record(event.workload)?.take(event, milliseconds(event.time), this.#limit);
  }

  /** Of every bound workload of these. */
  activities(workloads: readonly Workload[]): WorkloadActivity[] {
    this.look();
    return workloads.flatMap((workload) => this.activity(workload) ?? []);
  }

  activity(workload: Workload): WorkloadActivity | null {
    const id = this.#bound.idOf(workload.id);
    const record = id === null ? null : this.#record(id);
    if (id === null || record === null) return null;
    return workloadActivity(workload, record, accountCounts(this.accounts, id));
  }

  /** Places of the kernel's table that are taken. */
  held(): number {
    return this.#bound.ids().reduce((sum, id) => sum + Number(this.accounts.held(id)), 0);
  }

  /** Takes from the kernel what came since the last look. */
  look(): void {
    const ids = this.#bound.ids();
    this.#know(ids);
    for (const id of this.#records.keys()) if (!this.#ids.has(id)) this.#records.delete(id);
    this.#counter?.look(ids);
  }

  /** Operations without a place in the kernel's table, by workload; told from now on. */
  takeOverflows(): Overflow[] {
    const found: Overflow[] = [];
    for (let slot = 0; slot < layout.WORKLOAD_SLOTS; slot++) {
      const operations = this.accounts.takeOverflow(slot);
      if (operations > 0n) found.push({ slot, operations });
    }
    return found;
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer);
  }

  #record(id: number): WorkloadRecord | null {
    const known = this.#records.get(id);
    if (known !== undefined) return known;
    if (!this.#ids.has(id) && !this.#bound.ids().includes(id)) return null;
    this.#know([...this.#ids, id]);
    const record = new WorkloadRecord(accountCounts(this.accounts, id));
    this.#records.set(id, record);
    return record;
  }

  #know(ids: readonly number[]): void {
    this.#ids = new Set(ids);
    const share = Math.floor(NAMES / Math.max(this.#ids.size, 1));
    this.#limit = Math.min(MOST_NAMES, Math.max(FEWEST_NAMES, share));
  }
}

function milliseconds(nanoseconds: bigint): number {
  return Number(nanoseconds / 1_000_000n);
}
