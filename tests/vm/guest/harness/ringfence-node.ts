import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import type { ApplyReport, EventFilter, PolicyName } from '@ringfence/model';
import { NodeClient } from '../../../../packages/cli/src/node-client.ts';
import { isInFull } from '../../../../packages/cli/src/view/standing.ts';
import { LogStream } from './log-stream.ts';

const RINGFENCE = 'dist/bin/ringfence';
const SOCKET = '/run/ringfence/node.sock';
const STATE_DIR = '/run/ringfence-test-state';
/** An emulated processor that is shared took 7.2 some 400 s for all programs. */
const START_LIMIT = 540_000;

/** How a command of `ringfence` ended. */
export interface CommandResult {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * The `ringfence node` of this guest, as its users run it. It is started once for all files, since
 * that takes an emulated guest long, and ends with the guest.
 */
export class RingfenceNode {
  static #shared: RingfenceNode | undefined;
  readonly #containerd: string;
  #options: readonly string[] = [];
  #process: ChildProcess | null = null;
  #lines: string[] = [];
  #client = new NodeClient(SOCKET);

  private constructor(containerd: string) {
    this.#containerd = containerd;
  }

  /** It, running with these options and without policies. */
  static async shared(containerd: string, ...options: readonly string[]): Promise<RingfenceNode> {
    RingfenceNode.#shared ??= new RingfenceNode(containerd);
    const node = RingfenceNode.#shared;
    node.#mustHaveLived();
    if (node.#options.join(' ') !== options.join(' ')) await node.end('SIGTERM');
    node.#options = options;
    if (node.#process === null) await node.start();
    const policies = await node.client.call('listPolicies', { kind: '', namespace: '', name: '' });
    for (const { name } of policies) await node.delete(name);
    return node;
  }

  /** A connection to the node that runs now. */
  get client(): NodeClient {
    return this.#client;
  }

  /** Of its process, on the host. */
  get pid(): number {
    return this.#process?.pid ?? 0;
  }

  /** What it said since it was started last. */
  get said(): readonly string[] {
    return this.#lines;
  }

  /**
   * Starts it, or starts it again, of this build or another; resolves once it serves and has looked
   * at containerd.
   */
  async start(program = RINGFENCE): Promise<void> {
    this.#lines = [];
    const where = ['--state-dir', STATE_DIR, '--containerd', this.#containerd];
    const child = spawn(program, ['node', ...where, ...this.#options], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    this.#process = child;
    createInterface({ input: child.stderr }).on('line', (line) => this.#lines.push(line));
    try {
      await this.hears(/enforcing|visibility-only|down/);
      await this.hears(/containerd: watching/);
    } catch (error) {
      await this.end('SIGKILL'); // so that the next file finds none, and starts it again
      throw error;
    }
    this.#client.close();
    this.#client = new NodeClient(SOCKET);
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

  /** Nothing but `end` ends it: a fault that did would be hidden by the next start. */
  #mustHaveLived(): void {
    const { exitCode = null, signalCode = null } = this.#process ?? {};
    if (exitCode === null && signalCode === null) return;
    this.#process = null;
    throw new Error(
      `the node ended by itself (${signalCode ?? exitCode}):\n${this.#lines.join('\n')}`,
    );
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

  /** Applies a policy text; fails unless every rule is in force in full. */
  async apply(text: string): Promise<void> {
    const { problems, policies } = await this.tryApply(text);
    const short = policies.flatMap(({ policy }) => policy.rules.filter((rule) => !isInFull(rule)));
    if (problems.length > 0 || short.length > 0)
      throw new Error(`not in force in full: ${JSON.stringify([...problems, ...short], null, 2)}`);
  }

  tryApply(text: string): Promise<ApplyReport> {
    return this.client.call('applyPolicy', { text, fileName: 'policy.yaml' });
  }

  async delete(name: PolicyName): Promise<void> {
    await this.client.call('deletePolicy', name);
  }

  /** How many open files it knows that may not be used any more. */
  async stale(): Promise<number> {
    const { maps } = await this.client.call('getActivity', {});
    return Number(maps.find(({ name }) => name === 'stale_files')?.entries ?? -1);
  }

  /** Waits until it has found some. */
  async findsStale(): Promise<void> {
    for (const end = Date.now() + START_LIMIT; Date.now() < end; await delay(20))
      if ((await this.stale()) > 0) return;
    throw new Error('nothing that is open was found');
  }

  /** What the node tells from now on, and a little of what it told before. */
  logs(filter: Partial<EventFilter> = {}): LogStream {
    return new LogStream(this.client, filter);
  }

  uninstall(): Promise<CommandResult> {
    return this.command('node', '--uninstall', '--state-dir', STATE_DIR);
  }
}
