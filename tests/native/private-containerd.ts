import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);
const START_LIMIT = 60_000;
/** Where containers of tests stand, in every hierarchy. */
export const TEST_CGROUP = '/ringfence-test';

/** A containerd of the test's own, in a folder of its own, that can be stopped and started again. */
export class PrivateContainerd {
  readonly #folder = mkdtempSync(join(tmpdir(), 'ringfence-containerd-'));
  readonly #started: { namespace: string; id: string }[] = [];
  #process: ChildProcess | null = null;
  readonly socket = join(this.#folder, 'containerd.sock');

  async start(): Promise<void> {
    const config = join(this.#folder, 'config.toml');
    const lines = [
      'version = 2',
      `root = ${JSON.stringify(join(this.#folder, 'root'))}`,
      `state = ${JSON.stringify(join(this.#folder, 'state'))}`,
      'disabled_plugins = ["io.containerd.grpc.v1.cri"]',
      '[grpc]',
      `address = ${JSON.stringify(this.socket)}`,
    ];
    writeFileSync(config, `${lines.join('\n')}\n`);
    const log = join(this.#folder, 'log');
    this.#process = spawn('sh', ['-c', `exec containerd --config ${config} >>${log} 2>&1`]);
    for (const end = Date.now() + START_LIMIT; Date.now() < end; await delay(50)) {
      if (this.#process.exitCode !== null) throw new Error(`containerd ended: see ${log}`);
      if (!existsSync(this.socket)) continue;
      if ((await this.ctr('default', 'version').catch(() => null)) !== null) return;
    }
    throw new Error(`containerd did not answer on ${this.socket} within ${START_LIMIT} ms`);
  }

  /** Ends containerd alone: its containers go on. */
  async stop(): Promise<void> {
    const process = this.#process;
    this.#process = null;
    if (process === null || process.exitCode !== null) return;
    process.kill('SIGTERM');
    await once(process, 'exit');
  }

  async ctr(namespace: string, ...words: string[]): Promise<string> {
    const { stdout } = await run('ctr', ['-a', this.socket, '-n', namespace, ...words]);
    return stdout;
  }

  /** Runs a shell command in a new container. */
  async run(
    namespace: string,
    id: string,
    image: string,
    command: string,
    ...options: string[]
  ): Promise<void> {
    this.#started.push({ namespace, id });
    await this.ctr(
      namespace,
      ...['run', '-d', '--net-host', '--cgroup', `${TEST_CGROUP}/${id}`],
      ...['--fifo-dir', join(this.#folder, 'fifo'), ...options],
      ...[image, id, 'sh', '-c', command],
    );
  }

  async remove(namespace: string, id: string): Promise<void> {
    await this.ctr(namespace, 'task', 'rm', '--force', id).catch(() => '');
    await this.ctr(namespace, 'container', 'rm', id).catch(() => '');
  }

  /** Removes what it started, then itself. */
  async destroy(cgroupMounts: readonly string[]): Promise<void> {
    if (this.#process === null) await this.start();
    for (const { namespace, id } of this.#started) await this.remove(namespace, id);
    await this.stop();
    for (const mount of cgroupMounts) {
      if (existsSync(join(mount, TEST_CGROUP))) rmdirSync(join(mount, TEST_CGROUP));
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
