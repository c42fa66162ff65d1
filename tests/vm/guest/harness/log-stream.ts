import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Gap, NodeEvent } from '@ringfence/model';

/** As `ringfence logs -o json` writes them. */
export type LoggedEvent = { readonly type: 'event' } & NodeEvent;
export type LoggedGap = { readonly type: 'gap' } & Gap;

/** A stream begins with the history, which an emulated guest prints at some 140 records a second. */
const PATIENCE = 120_000;

/** `ringfence logs --follow -o json`, kept. */
export class LogStream implements AsyncDisposable {
  readonly #process: ChildProcess;
  readonly events: LoggedEvent[] = [];
  readonly gaps: LoggedGap[] = [];
  #arrived = Promise.withResolvers<void>();

  constructor(program: string) {
    const words = ['logs', '--follow', '--lines', '1000000', '-o', 'json'];
    this.#process = spawn(program, words, { stdio: ['ignore', 'pipe', 'inherit'] });
    if (this.#process.stdout === null) throw new Error('logs has no output');
    createInterface({ input: this.#process.stdout }).on('line', (line) => {
      const record = JSON.parse(line) as LoggedEvent | LoggedGap;
      if (record.type === 'event') this.events.push(record);
      else this.gaps.push(record);
      this.#arrived.resolve();
      this.#arrived = Promise.withResolvers();
    });
  }

  get alerts(): readonly LoggedEvent[] {
    return this.events.filter(({ alert }) => alert !== null);
  }

  /** The first event like this, once it is there. */
  async first(matches: (event: LoggedEvent) => boolean, what: string): Promise<LoggedEvent> {
    const end = Date.now() + PATIENCE;
    for (let seen = 0; ; ) {
      for (; seen < this.events.length; seen++) {
        const event = this.events[seen];
        if (event !== undefined && matches(event)) return event;
      }
      const left = end - Date.now();
      if (left <= 0) throw new Error(`no event within ${PATIENCE} ms: ${what}`);
      await Promise.race([
        this.#arrived.promise,
        new Promise((resolve) => setTimeout(resolve, left)),
      ]);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#process.exitCode !== null) return;
    this.#process.kill('SIGTERM');
    await once(this.#process, 'exit');
  }
}

/** Done by the process that an actor started for this operation, or by one below it. */
export function isBy(event: LoggedEvent, id: string): boolean {
  return event.lineage[0]?.arguments.includes(id) ?? false;
}
