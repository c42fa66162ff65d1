import type { AgentCounts, ProgramStats } from '@ringfence/kernel';
import type { LogRecord, ProgramStatus } from '@ringfence/model';

const CHECK_MILLISECONDS = 10_000;

/** What this reads of a program set. */
interface Counted {
  readonly state: { readonly unresolved: number; settleRenames(): Promise<void> };
  readonly agentCounts: Pick<AgentCounts, 'unresolved' | 'missed'>;
  stats(): readonly ProgramStats[];
}

/**
 * What passed the hooks without being judged by a rule, of which there is no record: programs that
 * the kernel passed over, and paths that told nothing. Growth is told as a gap, an agent's before
 * this one included.
 */
export class Unjudged implements Disposable {
  readonly #programs: Counted;
  readonly #publish: (record: LogRecord) => void;
  readonly #timer: NodeJS.Timeout;
  readonly #unresolvedBefore: bigint;

  constructor(programs: Counted, publish: (record: LogRecord) => void) {
    this.#programs = programs;
    this.#publish = publish;
    this.#unresolvedBefore = programs.agentCounts.unresolved;
    this.#timer = setInterval(() => this.look(), CHECK_MILLISECONDS).unref();
    this.look();
  }

  /** Tells what came since the last look. */
  look(): void {
    const { state, agentCounts } = this.#programs;
    const unresolved = BigInt(state.unresolved);
    const paths = unresolved - agentCounts.unresolved;
    agentCounts.unresolved = unresolved;
    this.#tell(paths, UNRESOLVED);
    const stats = this.#programs.stats();
    const missed = stats.reduce((sum, program) => sum + program.missed, 0n);
    const runs = missed - agentCounts.missed;
    agentCounts.missed = missed;
    const names = stats
      .filter((program) => program.missed > 0n)
      .map((program) => `${program.name} ${program.missed}`);
    void state.settleRenames();
    this.#tell(runs, `${MISSED}; since they were loaded: ${names.join(', ')}`);
  }

  status(): { unresolved: bigint; programs: readonly ProgramStatus[] } {
    const unresolved = BigInt(this.#programs.state.unresolved) - this.#unresolvedBefore;
    return { unresolved, programs: this.#programs.stats() };
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer);
  }

  #tell(lost: bigint, reason: string): void {
    if (lost <= 0n) return;
    const time = BigInt(Date.now()) * 1_000_000n;
    this.#publish({ type: 'gap', gap: { lane: 'status', time, lost, reason, workload: null } });
  }
}

const UNRESOLVED =
  'a path could not be judged: it led to no root, was too deep, or moved each time. Refused where ' +
  'files or programs are blocked, let through elsewhere';
const MISSED =
  'a program was passed over by the kernel, since it was running on that processor already, and ' +
  'what it watches went by unseen and unjudged';
