import { mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readIdentityHierarchy } from '@ringfence/workloads';
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

/** Started once for all files, and ended with the guest. */
let shared: Promise<PrivateContainerd> | undefined;

async function startContainerd(): Promise<PrivateContainerd> {
  const containerd = new PrivateContainerd();
  await containerd.start();
  await containerd.ctr('default', 'images', 'import', IMAGE_ARCHIVE);
  return containerd;
}

/** Containers of the demonstration's image, in a containerd of the tests' own. */
export class Containers implements AsyncDisposable {
  readonly #actors: Actor[] = [];
  readonly socket: string;

  private constructor(socket: string) {
    this.socket = socket;
  }

  static async start(): Promise<Containers> {
    shared ??= startContainerd();
    const { socket } = await shared;
    return new Containers(socket);
  }

  /** Runs them, each with the label `app` that is its name. */
  async run(names: readonly string[], settings: ContainerSettings = {}): Promise<Container[]> {
    const actors = names.map((name) => ({ name, actor: this.#startActor(name, settings) }));
    this.#actors.push(...actors.map(({ actor }) => actor));
    // Any answer says that the container is up.
    await Promise.all(actors.map(({ actor }) => actor.perform('here', 'chdir', '/')));
    const { mountPoint } = readIdentityHierarchy();
    return actors.map(({ name, actor }) => {
      const cgroup = `${TEST_CGROUP}/${name}`;
      const pid = Number(readFileSync(join(mountPoint, cgroup, 'cgroup.procs'), 'utf8'));
      if (!pid) throw new Error(`${name} is not one process`);
      return { name, actor, pid, root: `/proc/${pid}/root`, cgroup };
    });
  }

  async ctr(...words: string[]): Promise<string> {
    shared ??= startContainerd();
    return (await shared).ctr('default', ...words);
  }

  /** Starts another actor in a container that runs. */
  async enter({ name }: Container): Promise<Actor> {
    const identity = `enter-${performance.now().toFixed(0)}`;
    const words = ['-a', this.socket, '-n', 'default', 'task', 'exec', '--exec-id', identity];
    const actor = new Actor('ctr', ...words, name, ACTOR_PATH);
    await actor.perform('here', 'chdir', '/');
    return actor;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#actors.map((actor) => actor.end()));
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
}
