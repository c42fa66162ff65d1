import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const BUSYBOX = '/bin/busybox';
/** A node that does not look there does not know what runs. */
export const DEFAULT_ROOT = '/run/runc';
const RUNC_CGROUP = '/ringfence-runc';
const APPLETS = ['sh', 'cat', 'sleep', 'true', 'touch', 'nc'];
const SPACES = ['pid', 'ipc', 'uts', 'mount', 'cgroup'];

export interface Ended {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface PlainContainer {
  readonly name: string;
  readonly arguments: readonly string[];
  readonly annotations?: Readonly<Record<string, string>>;
}

/** Containers of runc alone, without any daemon: one root file system, a bundle a container. */
export class PlainRunc implements Disposable {
  readonly #folder = mkdtempSync(join(tmpdir(), 'ringfence-runc-'));
  readonly #root: string;
  /** What containers see as `/`, as the host sees it. */
  readonly rootfs = join(this.#folder, 'rootfs');

  constructor(root = DEFAULT_ROOT) {
    this.#root = root;
    for (const folder of ['bin', 'proc', 'etc/bin', 'opt', 'tmp', 'dev'])
      mkdirSync(join(this.rootfs, folder), { recursive: true });
    copyFileSync(BUSYBOX, join(this.rootfs, 'bin/busybox'));
    writeFileSync(this.inside('/etc/bin/secret'), 'secret\n');
    for (const applet of APPLETS) symlinkSync('busybox', join(this.rootfs, 'bin', applet));
  }

  /** `runc run`, to its end. */
  run(container: PlainContainer): Promise<Ended> {
    return this.#runc('run', '--bundle', this.#bundle(container), container.name);
  }

  /** `runc run --detach`: its exit status once it has started. The container keeps what it inherits. */
  async start(container: PlainContainer): Promise<number | null> {
    const words = ['run', '--detach', '--bundle', this.#bundle(container), container.name];
    const started = spawn('runc', ['--root', this.#root, ...words], { stdio: 'ignore' });
    const [status] = (await once(started, 'exit')) as [number | null];
    return status;
  }

  exec(name: string, ...words: readonly string[]): Promise<Ended> {
    return this.#runc('exec', name, ...words);
  }

  async remove(name: string): Promise<void> {
    await this.#runc('delete', '--force', name);
  }

  cgroupOf(name: string): string {
    return `${RUNC_CGROUP}/${name}`;
  }

  inside(path: string): string {
    return join(this.rootfs, path);
  }

  [Symbol.dispose](): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #bundle({ name, arguments: args, annotations = {} }: PlainContainer): string {
    const bundle = join(this.#folder, name);
    if (!existsSync(bundle)) mkdirSync(bundle);
    const user = { uid: 0, gid: 0 };
    const specification = {
      ociVersion: '1.0.2',
      process: { args, cwd: '/', env: ['PATH=/bin'], user, noNewPrivileges: true },
      root: { path: this.rootfs },
      mounts: [{ destination: '/proc', type: 'proc', source: 'proc' }],
      linux: { namespaces: SPACES.map((type) => ({ type })), cgroupsPath: this.cgroupOf(name) },
      annotations,
    };
    writeFileSync(join(bundle, 'config.json'), JSON.stringify(specification));
    return bundle;
  }

  #runc(...words: readonly string[]): Promise<Ended> {
    return new Promise((resolve) => {
      execFile('runc', ['--root', this.#root, ...words], (error, stdout, stderr) => {
        const code = error === null ? 0 : error.code;
        resolve({ status: typeof code === 'number' ? code : -1, stdout, stderr });
      });
    });
  }
}
