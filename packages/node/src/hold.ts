import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import {
  ARTEFACTS,
  type HeldProcess,
  HeldProcesses,
  PIN_MAPS,
  type ProgramSet,
  Ring,
  type WorkloadRows,
} from '@ringfence/kernel';
import type { LogRecord } from '@ringfence/model';

export interface HoldOptions {
  readonly programs: ProgramSet;
  readonly rows: WorkloadRows;
  /** What nobody knew in time may not start, instead of starting as the host's. */
  readonly refuses: boolean;
  /** These wait: whoever can find out more at once, should. */
  readonly look: (waiting: readonly number[]) => void;
  readonly publish: (record: LogRecord) => void;
  readonly tell: (line: string) => void;
}

const LOOK_MILLISECONDS = 100;
const LIMIT_MILLISECONDS = 2_000;
const RESTART_MILLISECONDS = 1_000;

/**
 * Lets containers go on that the kernel stopped before their first program: as soon as they are
 * bound, or when nobody knows them after two seconds. A watchdog does the latter where this process
 * cannot, and the kernel holds nothing without it.
 */
export class Hold implements Disposable {
  readonly #options: HoldOptions;
  readonly #held: HeldProcesses;
  readonly #ring: Ring;
  readonly #timer: NodeJS.Timeout;
  /** Those that wait, by pid and start, and since when this process knows. */
  #waiting = new Map<string, number>();
  #watchdog: ChildProcess | null = null;
  #restart: NodeJS.Timeout | undefined;
  #ended = false;

  constructor(options: HoldOptions) {
    this.#options = options;
    const { programs } = options;
    this.#held = new HeldProcesses(programs.map('held_processes'));
    this.#ring = new Ring(programs.map('holds').fd, () => this.look());
    this.#timer = setInterval(() => this.look(), LOOK_MILLISECONDS).unref();
    this.#startWatchdog();
  }

  /** False where the programs that hold are not loaded. */
  static isIn(programs: ProgramSet): boolean {
    return programs.has('held_processes') && programs.has('holds');
  }

  /** Releases what is bound by now, and what has waited too long. */
  look(): void {
    const held = this.#held.list();
    const now = performance.now();
    const before = this.#waiting;
    this.#waiting = new Map(held.map((one) => [keyOf(one), before.get(keyOf(one)) ?? now]));
    const fresh = held.filter((one) => !before.has(keyOf(one)));
    if (fresh.length > 0) this.#options.look(fresh.map(({ pid }) => pid));
    for (const one of held) this.#consider(one, now);
    this.#tellTimeouts();
    this.#tellMissed();
  }

  [Symbol.dispose](): void {
    this.#ended = true;
    clearInterval(this.#timer);
    clearTimeout(this.#restart);
    this.#ring[Symbol.dispose]();
    // Its end of our pipe closes: it lets everything go, and ends.
    this.#watchdog?.stdin?.destroy();
  }

  #consider(one: HeldProcess, now: number): void {
    const { rows, programs } = this.#options;
    if (rows.boundTo(one.cgroup) === null) {
      if (now - (this.#waiting.get(keyOf(one)) ?? now) < LIMIT_MILLISECONDS) return;
      rows.giveUp(one.cgroup);
      programs.state.countHoldTimeout();
    }
    this.#held.release(one);
  }

  #tellTimeouts(): void {
    const { programs, publish, refuses } = this.#options;
    const count = programs.state.holdTimeouts;
    const lost = count - programs.agentCounts.holdTimeouts;
    programs.agentCounts.holdTimeouts = count;
    if (lost > 0n) publish(gap(lost, refuses ? REFUSED : STARTED));
  }

  #tellMissed(): void {
    const { programs, publish } = this.#options;
    const count = programs.state.holdMissed;
    const lost = count - programs.agentCounts.holdMissed;
    programs.agentCounts.holdMissed = count;
    if (lost > 0n) publish(gap(lost, MISSED));
  }

  #startWatchdog(): void {
    const program = join(ARTEFACTS, 'bin', 'ringfence-watchdog');
    const child = spawn(program, [PIN_MAPS], { stdio: ['pipe', 'ignore', 'inherit'], env: {} });
    child.unref();
    child.stdin?.on('error', () => undefined);
    this.#watchdog = child;
    const again = (reason: string) => {
      if (this.#ended || this.#watchdog !== child) return;
      this.#watchdog = null;
      this.#options.tell(`the watchdog ended (${reason}): nothing is held until it runs again`);
      this.#restart = setTimeout(() => this.#startWatchdog(), RESTART_MILLISECONDS).unref();
    };
    child.on('error', (error) => again(error.message));
    child.on('exit', (code, signal) => again(String(signal ?? code)));
  }
}

const keyOf = ({ pid, startTime }: HeldProcess) => `${pid}/${startTime}`;

function gap(lost: bigint, reason: string): LogRecord {
  const time = BigInt(Date.now()) * 1_000_000n;
  return { type: 'gap', gap: { lane: 'status', workload: null, time, lost, reason } };
}

const MISSED =
  'no watchdog ran that could have ended a wait: this container started unknown, and counted as the ' +
  'host until it was bound';
const STARTED =
  'nobody said within two seconds what this container is: it started, and counts as the host until ' +
  'somebody does';
const REFUSED = 'nobody said within two seconds what this container is: it was not let start';
