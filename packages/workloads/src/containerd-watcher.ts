import { setTimeout as delay } from 'node:timers/promises';
import type { Workload } from '@ringfence/model';
import { Backoff } from './backoff.ts';
import { cgroupLocator } from './cgroup-locator.ts';
import { ContainerdConnection } from './containerd-connection.ts';
import { ContainerdSession } from './containerd-session.ts';
import { failureReason } from './failure-reason.ts';
import type { IdentityHierarchy } from './identity-hierarchy.ts';
import type { WatcherStatus } from './watcher-status.ts';
import { type WorkloadChange, WorkloadTable } from './workload-table.ts';

export interface ContainerdWatcherOptions {
  readonly socket: string;
  readonly hierarchy: Pick<IdentityHierarchy, 'mountPoint' | 'controller'>;
  /** Never called with nothing. A first listing comes as one call. */
  readonly onChange: (changes: readonly WorkloadChange[]) => void;
  readonly onStatus: (status: WatcherStatus) => void;
  readonly procRoot?: string;
}

const FIRST_WAIT = 100;
const LONGEST_WAIT = 2_000;

/**
 * Follows the containers of one containerd, in all its namespaces. While containerd is away, the
 * workloads last seen stand; when it is back, what changed meanwhile is told.
 */
export class ContainerdWatcher {
  readonly #options: ContainerdWatcherOptions;
  readonly #table: WorkloadTable;
  readonly #backoff = new Backoff({ first: FIRST_WAIT, longest: LONGEST_WAIT });
  readonly #stop = new AbortController();
  #running: Promise<void> | null = null;

  constructor(options: ContainerdWatcherOptions) {
    this.#options = options;
    this.#table = new WorkloadTable(cgroupLocator(options));
  }

  /** The workloads as last told. */
  workloads(): Workload[] {
    return this.#table.workloads();
  }

  /** A process waits for its container to be known: its task's event may be late. */
  appeared(pid: number): void {
    const changes = this.#table.appeared(pid);
    if (changes.length > 0) this.#options.onChange(changes);
  }

  /** Begins to watch, and goes on until `stop`. containerd need not be there yet. */
  start(): void {
    this.#running ??= this.#run();
  }

  /** Ends the watch; nothing is told any more once this resolves. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stop;
    while (!signal.aborted) {
      const reason = await this.#session();
      if (signal.aborted) return;
      const wait = this.#backoff.next();
      this.#options.onStatus({ state: 'waiting', reason, retryInMilliseconds: wait });
      await delay(wait, undefined, { signal }).catch(() => undefined);
    }
  }

  /** One connection from its opening to its end, which has a reason. */
  async #session(): Promise<string> {
    const connection = new ContainerdConnection(this.#options.socket);
    const session = new ContainerdSession(connection, this.#table, {
      onChange: this.#options.onChange,
      onReady: () => {
        this.#backoff.reset();
        this.#options.onStatus({ state: 'watching' });
      },
    });
    try {
      await session.run(this.#stop.signal);
      return 'the watch was stopped';
    } catch (error) {
      return failureReason('containerd', this.#options.socket, error);
    } finally {
      connection.close();
    }
  }
}
