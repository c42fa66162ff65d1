import type { Gap, Lane, LaneStatus, LogRecord, NodeStatus } from '@ringfence/model';

const LOST = 'at most: the node ended before they came here, those that it shows nobody included';

type Epoch = Pick<NodeStatus, 'epoch' | 'lanes'>;

/** How far a reader is in the records of a node, so that it can go on there. */
export class LogPosition {
  #epoch = '';
  /** What all epochs before this one had in each lane. */
  readonly #earlier = new Map<Lane, bigint>();
  /** The next sequence number in each lane, of what the reader is owed. */
  readonly #next = new Map<Lane, bigint>();
  #lastTime = 0n;
  /** Up to where the node tells again what was taken before. */
  #again: { readonly next: ReadonlyMap<Lane, bigint>; readonly time: bigint } = NOTHING_AGAIN;

  /** Of a reader who is owed what comes from now on. */
  constructor(status: Epoch) {
    this.#begin(status);
    for (const { lane, emitted } of status.lanes) this.#next.set(lane, emitted);
  }

  /** False for a record that was taken already. */
  take(record: LogRecord): boolean {
    const { next, time } = this.#again;
    if (record.type === 'gap') {
      const { gap } = record;
      if (gap.time > this.#lastTime) this.#lastTime = gap.time;
      return gap.time === 0n || gap.time > time;
    }
    const { lane, sequence, time: at } = record.event;
    if (at > this.#lastTime) this.#lastTime = at;
    if (sequence >= this.#owed(lane)) this.#next.set(lane, sequence + 1n);
    return sequence >= (next.get(lane) ?? 0n);
  }

  /** Goes on with what the node is now; what is owed of an epoch that ended is a gap. */
  moveTo(status: Epoch, now: bigint): Gap[] {
    if (this.#epoch === status.epoch) {
      this.#again = { next: new Map(this.#next), time: this.#lastTime };
      return [];
    }
    const gaps: Gap[] = [];
    for (const lane of status.lanes) {
      const before = this.#earlier.get(lane.lane);
      if (before === undefined) continue;
      const lost = earlierThan(lane) - before - this.#owed(lane.lane);
      if (lost > 0n) gaps.push({ lane: lane.lane, time: now, lost, reason: LOST, workload: null });
    }
    this.#begin(status);
    return gaps;
  }

  isIn({ epoch }: Pick<Epoch, 'epoch'>): boolean {
    return this.#epoch === epoch;
  }

  #owed(lane: Lane): bigint {
    return this.#next.get(lane) ?? 0n;
  }

  #begin({ epoch, lanes }: Epoch): void {
    this.#epoch = epoch;
    this.#next.clear();
    this.#lastTime = 0n;
    this.#again = NOTHING_AGAIN;
    for (const lane of lanes) this.#earlier.set(lane.lane, earlierThan(lane));
  }
}

const NOTHING_AGAIN = { next: new Map<Lane, bigint>(), time: 0n };

const earlierThan = ({ emitted, totalEmitted }: LaneStatus) => totalEmitted - emitted;
