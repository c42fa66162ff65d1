import { type EventFilter, type LogRecord, matchesFilter } from '@ringfence/model';
import type { RecordSink, Unsubscribe } from './service.ts';

/** Kept for those who ask later; about a kilobyte each. */
const DEFAULT_KEPT = 1024;

interface Kept {
  readonly order: number;
  readonly record: LogRecord;
}

/**
 * The node's latest records, and whoever reads on from them. Alerts and observations are kept
 * apart, so that a flood of observations never pushes an alert out.
 */
export class EventLog {
  readonly #kept: number;
  readonly #alerts: Kept[] = [];
  readonly #observations: Kept[] = [];
  readonly #readers = new Set<{ readonly filter: EventFilter; readonly sink: RecordSink }>();
  #order = 0;

  constructor(kept = DEFAULT_KEPT) {
    this.#kept = kept;
  }

  /** Hands the record to everyone who asked for it, and keeps it for a while. */
  publish(record: LogRecord): void {
    const isAlert =
      record.type === 'event' ? record.event.alert !== null : record.gap.lane === 'verdicts';
    const shelf = isAlert ? this.#alerts : this.#observations;
    shelf.push({ order: this.#order++, record });
    // Trimmed by halves: shifting one element a record would move the rest each time.
    if (shelf.length >= 2 * this.#kept) shelf.splice(0, shelf.length - this.#kept);
    for (const { filter, sink } of this.#readers) if (passes(filter, record)) sink(record);
  }

  /** The latest `lines` records that pass, oldest first. */
  history(filter: EventFilter, lines: number): readonly LogRecord[] {
    const found: LogRecord[] = [];
    const alerts = newestFirst(this.#alerts, this.#kept);
    const observations = newestFirst(this.#observations, this.#kept);
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

function* newestFirst(shelf: readonly Kept[], limit: number): Generator<Kept, undefined> {
  const oldest = Math.max(0, shelf.length - limit);
  for (let index = shelf.length - 1; index >= oldest; index--) {
    const kept = shelf[index];
    if (kept !== undefined) yield kept;
  }
}
