import { EVERY_EVENT, type EventFilter, type Gap, type NodeEvent } from '@ringfence/model';
import type { NodeClient } from '../../../../packages/cli/src/node-client.ts';

/** How long nothing may arrive: an emulated guest is slow, but does not stand still. */
const PATIENCE = 120_000;
/** What was told between the request for a stream and its beginning is among the latest records. */
const HISTORY = 256;
const SHOWN = 12;

/** The node's records from a moment on, kept. */
export class LogStream implements AsyncDisposable {
  readonly events: NodeEvent[] = [];
  readonly gaps: Gap[] = [];
  readonly #end = new AbortController();
  readonly #reading: Promise<void>;
  #failure: Error | null = null;
  #arrived = Promise.withResolvers<boolean>();

  constructor(client: NodeClient, filter: Partial<EventFilter> = {}) {
    this.#reading = this.#read(client, { ...EVERY_EVENT, ...filter }).catch((error: unknown) => {
      this.#failure = error instanceof Error ? error : new Error(String(error));
      this.#arrived.resolve(true);
    });
  }

  get alerts(): readonly NodeEvent[] {
    return this.events.filter(({ alert }) => alert !== null);
  }

  /** The first event like this, once it is there. */
  async first(matches: (event: NodeEvent) => boolean, what: string): Promise<NodeEvent> {
    let seen = 0;
    const find = () => {
      for (; seen < this.events.length; seen++) {
        const event = this.events[seen];
        if (event !== undefined && matches(event)) return event;
      }
      return undefined;
    };
    await this.until(() => find() !== undefined, what);
    const found = find();
    if (found === undefined) throw new Error(`an event went away: ${what}`);
    return found;
  }

  /** Waits until it holds, for as long as records keep arriving. */
  async until(holds: () => boolean, what: string): Promise<void> {
    while (!holds()) {
      if (this.#failure !== null) throw this.#failure;
      let timer: NodeJS.Timeout | undefined;
      const nothing = new Promise<boolean>((resolve) => {
        timer = setTimeout(resolve, PATIENCE, false);
      });
      const hasArrived = await Promise.race([this.#arrived.promise, nothing]);
      clearTimeout(timer);
      if (!hasArrived)
        throw new Error(`no record came for ${PATIENCE} ms: ${what}\n${this.#last()}`);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#end.abort();
    await this.#reading;
  }

  /** What came last, so that a failure says what was there in place of what was wanted. */
  #last(): string {
    const events = this.events.slice(-SHOWN).map((event) => {
      const { lane, workload, activity, outcome, alert, count, lineage } = event;
      const told = alert === null ? 'event' : 'alert';
      return `${lane} ${told} ${count} ${workload} ${activity.type} ${outcome} by ${lineage[0]?.executable}`;
    });
    const gaps = this.gaps
      .slice(-SHOWN)
      .map(({ lane, lost, reason }) => `gap ${lane} ${lost} ${reason}`);
    return [`${this.events.length} events, ${this.gaps.length} gaps:`, ...events, ...gaps].join(
      '\n',
    );
  }

  async #read(client: NodeClient, filter: EventFilter): Promise<void> {
    const query = { filter, follow: true, lines: HISTORY };
    for await (const record of client.logs(query, this.#end.signal)) {
      if (record.type === 'event') this.events.push(record.event);
      else this.gaps.push(record.gap);
      this.#arrived.resolve(true);
      this.#arrived = Promise.withResolvers();
    }
  }
}

/** Done by the process that an actor started for this operation, or by one below it. */
export function isBy(event: NodeEvent, id: string): boolean {
  return event.lineage[0]?.arguments.includes(id) ?? false;
}
