import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';

/** What a kernel says when something is wrong with it. */
const COMPLAINT =
  /WARNING|\bBUG\b|Oops|KASAN|KFENCE|UBSAN|rcu.*stall|soft lockup|hard LOCKUP|hung_task|blocked for more than|general protection fault|refcount_t|INFO: (?:possible|inconsistent|task|trying)|list_(?:add|del) corruption|unable to handle/i;
const SETTLE_MILLISECONDS = 500;

/** The kernel's log from a moment on. */
export class KernelLog implements Disposable {
  readonly #process: ChildProcess;
  readonly #complaints: string[] = [];

  constructor() {
    const child = spawn('dmesg', ['--follow-new'], { stdio: ['ignore', 'pipe', 'inherit'] });
    this.#process = child;
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (COMPLAINT.test(line)) this.#complaints.push(line);
    });
  }

  /** Lines that say that something went wrong. */
  async complaints(): Promise<readonly string[]> {
    await delay(SETTLE_MILLISECONDS);
    if (this.#process.exitCode !== null) throw new Error('dmesg ended');
    return this.#complaints;
  }

  [Symbol.dispose](): void {
    this.#process.kill();
  }
}
