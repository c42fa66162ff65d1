import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { getSystemErrorName } from 'node:util';

/** The program of tests/vm/guest/actor, as `make` builds it. */
export const ACTOR_PROGRAM = 'dist/tests/actor';

/** What one operation came to. `error` is empty where the kernel let it through. */
export interface Performed {
  /** Among the arguments of the process that did it, if it did it as a child. */
  readonly id: string;
  readonly error: string;
  readonly detail: string;
}

/** In the actor's own process, or in a child that executes the actor, or a copy of it, anew. */
export type Manner = 'here' | 'child' | 'terminal' | `by:${string}`;

/** A process that performs operations one after another, and answers to each. */
export class Actor {
  static #count = 0;
  readonly #process: ChildProcess;
  readonly #waiting = new Map<string, PromiseWithResolvers<Performed>>();
  #said = '';

  constructor(command: string, ...args: readonly string[]) {
    this.#process = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'] });
    const { stdout, stderr } = this.#process;
    if (stdout === null || stderr === null) throw new Error('the actor has no streams');
    createInterface({ input: stdout }).on('line', (line) => this.#take(line));
    stderr.on('data', (data: Buffer) => {
      this.#said += data.toString();
    });
    this.#process.stdin?.on('error', (error) => this.#fail(String(error)));
    this.#process.on('error', (error) => this.#fail(String(error)));
    this.#process.on('exit', (status, signal) => this.#fail(`ended with ${status ?? signal}`));
  }

  /** Performs one operation; rejects only when the actor itself is gone. */
  async perform(manner: Manner, ...words: readonly string[]): Promise<Performed> {
    const [performed] = await this.performAll([[manner, ...words]]);
    if (performed === undefined) throw new Error('the actor did not answer');
    return performed;
  }

  /** Many operations in one write, in this order, each with its manner. */
  performAll(list: readonly (readonly [Manner, ...string[]])[]): Promise<Performed[]> {
    const answers: Promise<Performed>[] = [];
    let text = '';
    for (const words of list) {
      const id = `operation-${++Actor.#count}`;
      const answer = Promise.withResolvers<Performed>();
      this.#waiting.set(id, answer);
      answers.push(answer.promise);
      text += `${[id, ...words].join('\t')}\n`;
    }
    this.#process.stdin?.write(text);
    return Promise.all(answers);
  }

  /** Ends it; resolves once it has. */
  async end(): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const ended = Promise.withResolvers<void>();
    this.#process.once('exit', () => ended.resolve());
    this.#process.stdin?.end('end\n');
    await ended.promise;
  }

  #take(line: string): void {
    const [id = '', error = '', detail = ''] = line.split('\t');
    const number = Number(error);
    this.#waiting.get(id)?.resolve({
      id,
      error: number > 0 ? getSystemErrorName(-number) : number < 0 ? 'DIED' : '',
      detail,
    });
    this.#waiting.delete(id);
  }

  #fail(reason: string): void {
    for (const { reject } of this.#waiting.values())
      reject(new Error(`the actor ${reason}: ${this.#said}`));
    this.#waiting.clear();
  }
}
