import { type EventFilter, type LogRecord, matchesFilter } from '@ringfence/model';
import { RecordShelf } from './record-shelf.ts';
import type { RecordSink, Unsubscribe } from './service.ts';

/** Alerts, and as many observations, that are kept for those who ask later. */
const DEFAULT_KEPT = 1024;

/**
 * The node's latest records, and whoever reads on from them. Alerts and observations are kept
 * apart, so that a flood of observations never pushes an alert out.
 */
export class EventLog {
  readonly #alerts: RecordShelf;
  readonly #observations: RecordShelf;
  readonly #readers = new Set<{ readonly filter: EventFilter; readonly sink: RecordSink }>();
  #order = 0;

  constructor(kept = DEFAULT_KEPT) {
    this.#alerts = new RecordShelf(kept);
    this.#observations = new RecordShelf(kept);
  }

  /** Hands the record to everyone who asked for it, and keeps it for a while. */
  publish(record: LogRecord): void {
    const isAlert =
      record.type === 'event' ? record.event.alert !== null : record.gap.lane === 'verdicts';
    const shelf = isAlert ? this.#alerts : this.#observations;
    shelf.put(this.#order++, record);
    if (this.#readers.size === 0) return;
    for (const { filter, sink } of this.#readers) if (passes(filter, record)) sink(record);
  }

  /** The latest `lines` records that pass, oldest first. */
  history(filter: EventFilter, lines: number): readonly LogRecord[] {
    const found: LogRecord[] = [];
    const alerts = this.#alerts.newestFirst();
    const observations = this.#observations.newestFirst();
    let alert = alerts.next();
    let observation = observations.next();
    while (found.length < lines && (!alert.done || !observation.done)) {
      const isAlert =
        !alert.done && (observation.done || alert.value.order > observation.value.order);
      const kept = isAlert ? alert.value : observation.value;
      if (isAlert) alert = alerts.next();
      else observation = observations.next();
      if (kept !== undefined && passes(filter, kept.record)) found.push(kept.record);
    }
    return found.reverse();
  }

  subscribe(filter: EventFilter, sink: RecordSink): Unsubscribe {
    const reader = { filter, sink };
    this.#readers.add(reader);
    return () => {
      this.#readers.delete(reader);
    };
  }
}

function passes(filter: EventFilter, record: LogRecord): boolean {
  return record.type === 'gap' || matchesFilter(filter, record.event);
}
