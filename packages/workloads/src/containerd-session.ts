import { setTimeout as delay } from 'node:timers/promises';
import type { ContainerFacts } from './container-facts.ts';
import type { ContainerdConnection } from './containerd-connection.ts';
import { decodeEvent, EVENT_FILTERS } from './containerd-event.ts';
import { containerKey, type WorkloadChange, type WorkloadTable } from './workload-table.ts';

export interface SessionCallbacks {
  readonly onChange: (changes: readonly WorkloadChange[]) => void;
  /** The first listing is told; from here on events follow. */
  readonly onReady: () => void;
}

/**
 * containerd does not say when a subscription begins. What happened between the first listing and
 * that moment is found by listing once more, soon after.
 */
const SETTLE = 1_000;
/** Events are not acknowledged: a listing now and then finds what was missed, or a dead peer. */
const RELIST = 300_000;
/** Questions for metadata under way at once; the others wait, at most one for each container. */
const CONCURRENT_QUESTIONS = 16;

/** Keeps a table in step with containerd for as long as one connection lasts. */
export class ContainerdSession {
  readonly #connection: ContainerdConnection;
  readonly #table: WorkloadTable;
  readonly #callbacks: SessionCallbacks;
  readonly #questions = new Map<string, { namespace: string; id: string }>();
  /** The latest question under way for each container: an answer to another is out of date. */
  readonly #latest = new Map<string, object>();
  #asking = 0;
  #fail: (error: unknown) => void = () => undefined;

  constructor(connection: ContainerdConnection, table: WorkloadTable, callbacks: SessionCallbacks) {
    this.#connection = connection;
    this.#table = table;
    this.#callbacks = callbacks;
  }

  /** Resolves when told to stop; rejects with the reason when the connection is of no more use. */
  async run(stop: AbortSignal): Promise<void> {
    const ended = new AbortController();
    const failed = new Promise<never>((_, reject) => {
      this.#fail = reject;
    });
    const stream = this.#connection.subscribe(EVENT_FILTERS);
    stream.on('data', (envelope: Buffer) => {
      // A stream that was cancelled may still hand out what it had buffered.
      if (ended.signal.aborted) return;
      try {
        this.#receive(envelope);
      } catch (error) {
        this.#fail(error);
      }
    });
    stream.on('error', (error) => this.#fail(error));
    stream.on('end', () => this.#fail(new Error('containerd ended the stream of events')));
    const cancel = () => ended.abort();
    stop.addEventListener('abort', cancel, { once: true });
    if (stop.aborted) cancel();
    try {
      await Promise.race([failed, this.#follow(ended.signal)]);
    } finally {
      stop.removeEventListener('abort', cancel);
      ended.abort();
      this.#questions.clear();
      this.#latest.clear();
      stream.cancel();
    }
  }

  async #follow(ended: AbortSignal): Promise<void> {
    const stopped = new Promise<void>((resolve) => {
      if (ended.aborted) resolve();
      else ended.addEventListener('abort', () => resolve(), { once: true });
    });
    const listings = async () => {
      for (let wait = SETTLE; !ended.aborted; wait = RELIST) {
        await this.#list(ended);
        if (wait === SETTLE && !ended.aborted) this.#callbacks.onReady();
        // Rejects only because it was ended, which the condition above sees.
        await delay(wait, undefined, { signal: ended, ref: false }).catch(() => undefined);
      }
    };
    await Promise.race([stopped, listings()]);
  }

  async #list(ended: AbortSignal): Promise<void> {
    this.#table.beginListing();
    const containers: ContainerFacts[] = [];
    const pids = new Map<string, number>();
    for (const namespace of await this.#connection.listNamespaces()) {
      const [found, tasks] = await Promise.all([
        this.#connection.listContainers(namespace),
        this.#connection.listTasks(namespace),
      ]);
      for (const facts of found) containers.push(facts);
      for (const [id, pid] of tasks) pids.set(containerKey(namespace, id), pid);
    }
    if (!ended.aborted) this.#tell(this.#table.applyListing({ containers, pids }));
  }

  #receive(envelope: Buffer): void {
    const event = decodeEvent(envelope);
    if (event === null) return;
    const { namespace, id } = event;
    const key = containerKey(namespace, id);
    switch (event.type) {
      case 'container-changed':
        this.#ask(namespace, id);
        break;
      case 'container-deleted':
        this.#questions.delete(key);
        this.#latest.delete(key);
        this.#tell(this.#table.remove(key));
        break;
      case 'task-created':
        this.#tell(this.#table.taskCreated(key, event.pid));
        if (!this.#table.knows(key)) this.#ask(namespace, id);
        break;
      case 'task-exited':
        this.#tell(this.#table.taskExited(key));
        break;
      case 'task-deleted':
        this.#tell(this.#table.taskDeleted(key));
        break;
    }
  }

  #tell(changes: readonly WorkloadChange[]): void {
    if (changes.length > 0) this.#callbacks.onChange(changes);
  }

  #ask(namespace: string, id: string): void {
    this.#questions.set(containerKey(namespace, id), { namespace, id });
    this.#askNext();
  }

  #askNext(): void {
    for (const [key, question] of this.#questions) {
      if (this.#asking >= CONCURRENT_QUESTIONS) return;
      this.#questions.delete(key);
      const token = {};
      this.#latest.set(key, token);
      this.#asking += 1;
      this.#connection
        .getContainer(question.namespace, question.id)
        .then((facts) => {
          if (this.#latest.get(key) !== token) return;
          this.#latest.delete(key);
          this.#tell(facts === null ? this.#table.remove(key) : this.#table.describe(facts));
        })
        .catch((error: unknown) => this.#fail(error))
        .finally(() => {
          this.#asking -= 1;
          this.#askNext();
        });
    }
  }
}
