import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';

const COMMAND_LINE = join(import.meta.dirname, '../../packages/cli/src/main.ts');
const START_LIMIT = 60_000;
/** In `/proc/net/tcp`. */
const LISTENING = '0A';

export interface CommandResult {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A `ringfence node` on this machine, with its sockets and state in a folder of its own. */
export class NodeProcess implements AsyncDisposable {
  readonly folder = mkdtempSync(join(tmpdir(), 'ringfence-node-'));
  readonly socket = join(this.folder, 'run', 'node.sock');
  readonly #state = join(this.folder, 'state');
  #process: ChildProcess | null = null;
  #lines: string[] = [];

  /** What it said since it was started last. */
  get said(): string {
    return this.#lines.join('\n');
  }

  /** Undefined while it does not run. */
  get pid(): number | undefined {
    return this.#process?.pid;
  }

  /** Resolves once it serves. */
  async start(...options: readonly string[]): Promise<void> {
    this.#lines = [];
    const words = ['node', '--state-dir', this.#state, ...options];
    const child = spawn(process.execPath, [COMMAND_LINE, ...words], {
      env: { ...process.env, RINGFENCE_SOCKET: this.socket },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    this.#process = child;
    createInterface({ input: child.stderr }).on('line', (line) => this.#lines.push(line));
    await this.hears(/: (?:enforcing\(bpf-lsm\)|visibility-only)/);
  }

  async hears(pattern: RegExp): Promise<void> {
    for (const end = Date.now() + START_LIMIT; Date.now() < end; await delay(20)) {
      if (this.#lines.some((line) => pattern.test(line))) return;
      if (this.#process?.exitCode !== null) break;
    }
    throw new Error(`the node did not say ${pattern} but:\n${this.said}`);
  }

  /** Ends it as its users do; gives its exit code. */
  async stop(): Promise<number | null> {
    const child = this.#process;
    this.#process = null;
    if (child === null || child.exitCode !== null) return child?.exitCode ?? null;
    child.kill('SIGTERM');
    await once(child, 'exit');
    return child.exitCode;
  }

  command(words: readonly string[], input = ''): Promise<CommandResult> {
    return new Promise((resolve) => {
      const environment = { ...process.env, RINGFENCE_SOCKET: this.socket };
      const child = execFile(
        process.execPath,
        [COMMAND_LINE, ...words],
        { env: environment },
        (error, stdout, stderr) => {
          const code = error === null ? 0 : error.code;
          resolve({ status: typeof code === 'number' ? code : -1, stdout, stderr });
        },
      );
      child.stdin?.end(input);
    });
  }

  /** Where it listens over TCP, as the kernel has it: address and port in hexadecimal. */
  listensOn(): string[] {
    const folder = `/proc/${this.pid}`;
    const own = new Set(
      readdirSync(join(folder, 'fd')).flatMap((fd) => {
        const inode = /^socket:\[(\d+)\]$/.exec(readlinkSync(join(folder, 'fd', fd)))?.[1];
        return inode === undefined ? [] : [inode];
      }),
    );
    return ['tcp', 'tcp6'].flatMap((table) =>
      readFileSync(join(folder, 'net', table), 'utf8')
        .split('\n')
        .map((line) => line.trim().split(/\s+/))
        .filter(([, , , state, , , , , , inode]) => state === LISTENING && own.has(inode ?? ''))
        .map(([, local = '']) => local),
    );
  }

  /** Ends it and lifts what it put in force. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
    await this.command(['node', '--uninstall', '--state-dir', this.#state]);
    rmSync(this.folder, { recursive: true, force: true });
  }
}
