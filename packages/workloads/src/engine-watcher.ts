import { setTimeout as delay } from 'node:timers/promises';
import { Backoff } from './backoff.ts';
import { cgroupLocator } from './cgroup-locator.ts';
import { EngineConnection, type EngineContainer } from './engine-connection.ts';
import { failureReason } from './failure-reason.ts';
import type { IdentityHierarchy } from './identity-hierarchy.ts';
import type { WatcherStatus } from './watcher-status.ts';
import { containerKey, type WorkloadChange, WorkloadTable } from './workload-table.ts';

export interface EngineWatcherOptions {
  /** `docker` or `podman`: what workloads show as their runtime. */
  readonly engine: string;
  readonly socket: string;
  readonly hierarchy: Pick<IdentityHierarchy, 'mountPoint' | 'controller'>;
  readonly onChange: (changes: readonly WorkloadChange[]) => void;
  readonly onStatus: (status: WatcherStatus) => void;
  readonly procRoot?: string;
}

const FIRST_WAIT = 200;
const LONGEST_WAIT = 10_000;

/**
 * Follows the containers of an engine that speaks Docker's API: names, labels, first processes.
 * Every event is a reason to ask about its container again, so no kind of event has to be known.
 */
export class EngineWatcher {
  readonly #options: EngineWatcherOptions;
  readonly #connection: EngineConnection;
  readonly #table: WorkloadTable;
  readonly #backoff = new Backoff({ first: FIRST_WAIT, longest: LONGEST_WAIT });
  readonly #stop = new AbortController();
  readonly #asked = new Map<string, object>();
  #running: Promise<void> | null = null;
  #watching = false;

  constructor(options: EngineWatcherOptions) {
    this.#options = options;
    this.#connection = new EngineConnection(options.engine, options.socket);
    this.#table = new WorkloadTable(cgroupLocator(options));
  }

  /** Whether the engine answers: what it knows of a container it will say. */
  get watching(): boolean {
    return this.#watching;
  }

  start(): void {
    this.#running ??= this.#run();
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  /** Asks about a container that somebody else saw first. */
  ask(id: string): void {
    this.#ask(id).catch(() => undefined); // the stream of events fails too, and says why
  }

  async #run(): Promise<void> {
    const { signal } = this.#stop;
    while (!signal.aborted) {
      const reason = await this.#session();
      this.#watching = false;
      if (signal.aborted) return;
      const wait = this.#backoff.next();
      this.#options.onStatus({ state: 'waiting', reason, retryInMilliseconds: wait });
      await delay(wait, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  async #session(): Promise<string> {
    const ended = new AbortController();
    const end = () => ended.abort();
    this.#stop.signal.addEventListener('abort', end, { once: true });
    try {
      await new Promise<never>((_, reject) => {
        // The events first, then the list: what happens in between is told by both.
        const ready = () => {
          this.#list().catch(reject);
        };
        const changed = (id: string) => {
          this.#ask(id).catch(reject);
        };
        this.#connection.follow(ended.signal, ready, changed).catch(reject);
      });
      return '';
    } catch (error) {
      return failureReason(this.#options.engine, this.#options.socket, error);
    } finally {
      this.#stop.signal.removeEventListener('abort', end);
      end();
    }
  }

  async #list(): Promise<void> {
    this.#table.beginListing();
    const found: EngineContainer[] = [];
    for (const id of await this.#connection.list()) {
      const container = await this.#connection.inspect(id);
      if (container !== null) found.push(container);
    }
    if (this.#stop.signal.aborted) return;
    const pids = new Map(found.map(({ facts, pid }) => [key(facts.containerId), pid]));
    this.#tell(this.#table.applyListing({ containers: found.map(({ facts }) => facts), pids }));
    this.#watching = true;
    this.#backoff.reset();
    this.#options.onStatus({ state: 'watching' });
  }

  /** An answer to any but the latest question about a container is out of date. */
  async #ask(id: string): Promise<void> {
    const token = {};
    this.#asked.set(id, token);
    const container = await this.#connection.inspect(id);
    if (this.#asked.get(id) !== token || this.#stop.signal.aborted) return;
    this.#asked.delete(id);
    if (container === null) {
      this.#tell(this.#table.remove(key(id)));
      return;
    }
    const { facts, pid } = container;
    const described = this.#table.describe(facts);
    const own = key(facts.containerId);
    const placed = pid === 0 ? this.#table.taskDeleted(own) : this.#table.taskCreated(own, pid);
    this.#tell([...described, ...placed]);
  }

  #tell(changes: readonly WorkloadChange[]): void {
    if (changes.length > 0) this.#options.onChange(changes);
  }
}

const key = (id: string) => containerKey('default', id);
