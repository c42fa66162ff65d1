import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { LogStream } from './log-stream.ts';

const RINGFENCE = 'dist/bin/ringfence';
/** Where it serves. */
export const SOCKET = '/run/ringfence/node.sock';
const STATE_DIR = '/run/ringfence-test-state';
const START_LIMIT = 60_000;

/** How a command of `ringfence` ended. */
export interface CommandResult {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The `ringfence node` of this guest, as its users run it. */
export class RingfenceNode implements AsyncDisposable {
  readonly #containerd: string;
  readonly #options: readonly string[];
  #process: ChildProcess | null = null;
  #lines: string[] = [];

  constructor(containerd: string, ...options: readonly string[]) {
    this.#containerd = containerd;
    this.#options = options;
  }

  /** What it said since it was started last. */
  get said(): readonly string[] {
    return this.#lines;
  }

  /** Starts it, or starts it again; resolves once it serves and has looked at containerd. */
  async start(): Promise<void> {
    this.#lines = [];
    const where = ['--state-dir', STATE_DIR, '--containerd', this.#containerd];
    const options = ['node', ...where, ...this.#options];
    const child = spawn(RINGFENCE, options, { stdio: ['ignore', 'ignore', 'pipe'] });
    this.#process = child;
    createInterface({ input: child.stderr }).on('line', (line) => this.#lines.push(line));
    await this.hears(/enforcing|visibility-only|down/);
    if (this.#containerd !== 'none') await this.hears(/containerd: watching/);
  }

  /** Waits until it has said so. */
  async hears(pattern: RegExp): Promise<string> {
    for (const end = Date.now() + START_LIMIT; Date.now() < end; await delay(20)) {
      const line = this.#lines.find((text) => pattern.test(text));
      if (line !== undefined) return line;
      if (this.#process?.exitCode !== null) break;
    }
    throw new Error(`the node did not say ${pattern} but:\n${this.#lines.join('\n')}`);
  }

  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const child = this.#process;
    this.#process = null;
    if (child === null || child.exitCode !== null) return;
    child.kill(signal);
    await once(child, 'exit');
  }

  /** Runs a command of the program; how it ended is the caller's to judge. */
  command(...words: readonly string[]): Promise<CommandResult> {
    return new Promise((resolve) => {
      execFile(RINGFENCE, words, { maxBuffer: 64 << 20 }, (error, stdout, stderr) => {
        const code = error === null ? 0 : error.code;
        resolve({ status: typeof code === 'number' ? code : -1, stdout, stderr });
      });
    });
  }

  /** What a reading command says, as JSON. */
  async answer<Answer>(...words: readonly string[]): Promise<Answer> {
    const { status, stdout, stderr } = await this.command(...words, '-o', 'json');
    if (status !== 0) throw new Error(`ringfence ${words.join(' ')}: ${status}: ${stderr}`);
    return JSON.parse(stdout) as Answer;
  }

  /** Applies a policy text; fails unless every rule is in force in full. */
  async apply(text: string): Promise<void> {
    const { status, stdout, stderr } = await this.tryApply(text);
    if (status !== 0) throw new Error(`policy apply: ${status}\n${stdout}${stderr}`);
  }

  tryApply(text: string): Promise<CommandResult> {
    const file = '/tmp/policy.yaml';
    writeFileSync(file, text);
    return this.command('policy', 'apply', '-f', file);
  }

  /** Everything that the node tells from its start on. */
  logs(): LogStream {
    return new LogStream(RINGFENCE);
  }

  uninstall(): Promise<CommandResult> {
    return this.command('node', '--uninstall', '--state-dir', STATE_DIR);
  }

  /** Ends it and lifts what it put in force. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.end('SIGTERM');
    await this.uninstall();
    rmSync(STATE_DIR, { recursive: true, force: true });
  }
}
