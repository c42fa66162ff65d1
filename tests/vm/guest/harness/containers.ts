import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { PrivateContainerd, TEST_CGROUP } from '../../../native/private-containerd.ts';
import { ACTOR_PROGRAM, Actor } from './actor.ts';

const IMAGE = 'ringfence.local/demo:1';
const IMAGE_ARCHIVE = 'dist/demo/image.tar';
/** Where containers see the actor. */
export const ACTOR_FOLDER = '/probe';
export const ACTOR_PATH = `${ACTOR_FOLDER}/actor`;

/** A container whose one process is an actor. */
export interface Container {
  readonly name: string;
  readonly actor: Actor;
  /** Of its first process, on the host. */
  readonly pid: number;
  /** Its root folder as the host, which no policy selects, sees it. */
  readonly root: string;
  /** Its cgroup below the hierarchy's mount point. */
  readonly cgroup: string;
}

export interface ContainerSettings {
  /** Options of `ctr run`. */
  readonly options?: readonly string[];
  /** Folders of the host to be seen in it, by their place there. */
  readonly binds?: Readonly<Record<string, string>>;
}

/** Containers of the demonstration's image, in a containerd of the test's own. */
export class Containers implements AsyncDisposable {
  readonly #containerd = new PrivateContainerd();
  readonly #running: Container[] = [];

  get socket(): string {
    return this.#containerd.socket;
  }

  static async start(): Promise<Containers> {
    const containers = new Containers();
    await containers.#containerd.start();
    await containers.#containerd.ctr('default', 'images', 'import', IMAGE_ARCHIVE);
    return containers;
  }

  /** Runs them, each with the label `app` that is its name. */
  async run(names: readonly string[], settings: ContainerSettings = {}): Promise<Container[]> {
    const actors = names.map((name) => ({ name, actor: this.#startActor(name, settings) }));
    // Any answer says that the container is up.
    await Promise.all(actors.map(({ actor }) => actor.perform('here', 'chdir', '/')));
    const pids = await this.#pids();
    return actors.map(({ name, actor }) => {
      const pid = pids.get(name);
      if (pid === undefined) throw new Error(`containerd does not know the task of ${name}`);
      const cgroup = `${TEST_CGROUP}/${name}`;
      const container = { name, actor, pid, root: `/proc/${pid}/root`, cgroup };
      this.#running.push(container);
      return container;
    });
  }

  /** Starts another actor in a container that runs. */
  async enter({ name }: Container): Promise<Actor> {
    const identity = `enter-${this.#running.length}-${performance.now().toFixed(0)}`;
    const words = ['-a', this.socket, '-n', 'default', 'task', 'exec', '--exec-id', identity];
    const actor = new Actor('ctr', ...words, name, ACTOR_PATH);
    await actor.perform('here', 'chdir', '/');
    return actor;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#running.map(({ actor }) => actor.end()));
    await this.#containerd.destroy(['/sys/fs/cgroup']);
  }

  #startActor(name: string, { options = [], binds = {} }: ContainerSettings): Actor {
    const folders = { [ACTOR_FOLDER]: resolve(ACTOR_PROGRAM, '..'), ...binds };
    const mounts = Object.entries(folders).flatMap(([inside, outside]) => {
      mkdirSync(outside, { recursive: true });
      return ['--mount', `type=bind,src=${outside},dst=${inside},options=rbind`];
    });
    return new Actor(
      'ctr',
      ...[
        '-a',
        this.socket,
        '-n',
        'default',
        'run',
        '--rm',
        '--net-host',
        '--label',
        `app=${name}`,
      ],
      ...['--cgroup', `${TEST_CGROUP}/${name}`, ...options, ...mounts],
      ...[IMAGE, name, ACTOR_PATH],
    );
  }

  async #pids(): Promise<Map<string, number>> {
    const table = await this.#containerd.ctr('default', 'task', 'ls');
    const rows = table.split('\n').map((line) => line.split(/\s+/));
    return new Map(rows.map(([name = '', pid = '']) => [name, Number(pid)]));
  }
}
