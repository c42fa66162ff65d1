import { type BehaviourTable, layout, type WorkloadAccounts } from '@ringfence/kernel';
import type { Activity } from '@ringfence/model';
import type { Counted, WorkloadRecord } from './workload-record.ts';

/** A closed place is freed no sooner: no program runs that long. */
const GRACE_MILLISECONDS = 500;
/** Looks without a change, one a second, after which a place may be given to another behaviour. */
const IDLE_LOOKS = 10;
/** Whose record has not come by then is told anew when it recurs, however often it does. */
const UNNAMED_LOOKS = 3;
/** Of its places a workload may have used so many before idle ones are taken from it. */
const PRESSURE = 0.75;
/** The sum of all quotas: with half of its places free, a bucket is hardly ever full. */
const SHARED_PLACES = (layout.BEHAVIOUR_BUCKETS * layout.BEHAVIOUR_WAYS) / 2;
const MOST_PLACES = 4096;
const NAMES_WAITING = 8192;

/** A place whose record has not come. */
interface Unnamed {
  operations: number;
  looks: number;
}

interface Closing {
  readonly place: number;
  readonly workload: number;
  readonly since: number;
}

/** Every workload's share of the table; together they never want more than there is. */
export function placesOf(workloads: number): number {
  return Math.min(MOST_PLACES, Math.floor(SHARED_PLACES / Math.max(workloads, 1)));
}

/**
 * The kernel's table of behaviours as this agent reads it: by how much each place grew, into the
 * workload's record. Idle places of a workload that is short of them are given back, in two steps,
 * so that no count is lost between the last look and the end.
 */
export class BehaviourCounter {
  readonly #table: BehaviourTable;
  readonly #accounts: WorkloadAccounts;
  readonly #records: (workload: number) => WorkloadRecord | null;
  readonly #names = new Map<bigint, Counted>();
  readonly #named = new Map<number, Counted>();
  readonly #unnamed = new Map<number, Unnamed>();
  readonly #placeByTag = new Map<bigint, number>();
  readonly #idle: Uint8Array;
  #closing: Closing[] = [];

  /** `records` gives null for a workload that is not known, or no more. */
  constructor(
    table: BehaviourTable,
    accounts: WorkloadAccounts,
    records: (workload: number) => WorkloadRecord | null,
    time = Date.now(),
  ) {
    this.#table = table;
    this.#accounts = accounts;
    this.#records = records;
    this.#idle = new Uint8Array(table.capacity);
    this.#takeOver(time);
  }

  /** From now on what is counted under the tag is of this behaviour. */
  name(tag: bigint, workload: number, activity: Activity, time: number, limit: number): void {
    const record = this.#records(workload);
    const counted = record?.named(activity, time, limit) ?? null;
    if (record === null || counted === null) return;
    const place = this.#placeByTag.get(tag);
    if (place === undefined) {
      this.#names.set(tag, counted);
      const [oldest] = this.#names.keys();
      if (this.#names.size > NAMES_WAITING && oldest !== undefined) this.#names.delete(oldest);
      return;
    }
    const before = this.#unnamed.get(place)?.operations ?? 0;
    counted.add(before, time);
    record.unnamed -= before;
    this.#placeByTag.delete(tag);
    this.#unnamed.delete(place);
    this.#named.set(place, counted);
  }

  /** Reads what was added since the last look; `workloads` are the ids that are bound. */
  look(workloads: readonly number[], time = Date.now()): void {
    this.#free(time);
    const quota = placesOf(workloads.length);
    const isShort = new Set<number>();
    for (const id of workloads) {
      this.#accounts.setQuota(id, quota);
      if (Number(this.#accounts.held(id)) >= quota * PRESSURE) isShort.add(id);
    }
    this.#table.visit((place, added, fresh) => {
      if (fresh) this.#meet(place);
      this.#idle[place] = added > 0 ? 0 : Math.min((this.#idle[place] ?? 0) + 1, 255);
      const workload = this.#table.workload(place);
      if (added > 0) this.#count(place, workload, this.#table.kind(place), added, time);
      const idle = this.#idle[place] ?? 0;
      const unnamed = this.#unnamed.get(place);
      const isUnnamed = unnamed !== undefined && ++unnamed.looks > UNNAMED_LOOKS;
      const isSpare = idle >= IDLE_LOOKS && isShort.has(workload);
      if (isUnnamed || isSpare || this.#records(workload) === null) this.#close(place, time);
    });
  }

  /**
   * What an agent before this one had named is told anew when it recurs: every place is closed.
   * What was counted there until now, that agent told.
   */
  #takeOver(since: number): void {
    this.#table.visit((place) => this.#close(place, since));
    const closed = new Set(this.#closing.map(({ place }) => place));
    for (const place of this.#table.closed())
      if (!closed.has(place))
        this.#closing.push({ place, workload: this.#table.workload(place), since });
    const held = new Uint32Array(layout.WORKLOAD_SLOTS);
    for (const { workload } of this.#closing) {
      const slot = workload % layout.WORKLOAD_SLOTS;
      held[slot] = (held[slot] ?? 0) + 1;
    }
    for (const [slot, count] of held.entries()) this.#accounts.setHeld(slot, count);
  }

  #meet(place: number): void {
    const tag = this.#table.tag(place);
    const named = this.#names.get(tag);
    this.#idle[place] = 0;
    if (named === undefined) {
      this.#placeByTag.set(tag, place);
      this.#unnamed.set(place, { operations: 0, looks: 0 });
    } else {
      this.#names.delete(tag);
      this.#named.set(place, named);
    }
  }

  #count(place: number, workload: number, kind: number, added: number, time: number): void {
    const record = this.#records(workload);
    if (record === null) return;
    if (kind === layout.BEHAVIOUR_CONNECT) record.connects += added;
    else if (kind === layout.ACTION_READ + 1 || kind === layout.ACTION_WRITE + 1)
      record.opens += added;
    else record.changes += added;
    record.last = Math.max(record.last, time);
    const named = this.#named.get(place);
    if (named !== undefined) {
      named.add(added, time);
      return;
    }
    record.unnamed += added;
    const unnamed = this.#unnamed.get(place);
    if (unnamed !== undefined) unnamed.operations += added;
  }

  #close(place: number, since: number): void {
    if (this.#unnamed.has(place)) {
      this.#placeByTag.delete(this.#table.tag(place));
      this.#unnamed.delete(place);
    }
    this.#table.close(place);
    this.#closing.push({ place, workload: this.#table.workload(place), since });
  }

  #free(now: number): void {
    const ready = this.#closing.filter(({ since }) => now - since >= GRACE_MILLISECONDS);
    if (ready.length === 0) return;
    this.#closing = this.#closing.filter(({ since }) => now - since < GRACE_MILLISECONDS);
    for (const { place, workload } of ready) {
      const kind = this.#table.kind(place);
      const added = this.#table.free(place);
      if (added > 0) this.#count(place, workload, kind, added, now);
      this.#named.delete(place);
      this.#idle[place] = 0;
      this.#accounts.gaveBack(workload);
    }
  }
}
