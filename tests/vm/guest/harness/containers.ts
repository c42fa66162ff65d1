import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readIdentityHierarchy } from '@ringfence/workloads';
import { PrivateContainerd, TEST_CGROUP } from '../../../native/private-containerd.ts';
import { ACTOR_PROGRAM, Actor } from './actor.ts';
import { ContainerRoot, IMAGE_ARCHIVE } from './container-root.ts';
import { type ContainerShape, runtimeSpecification } from './runtime-specification.ts';

const IMAGE = 'ringfence.local/demo:1';
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
  readonly by: Starter;
}

/** Who starts a container. containerd does it with runc. */
type Starter = 'crun' | 'containerd';

export interface ContainerSettings extends ContainerShape {
  /**
   * crun by itself, unless it matters who does: runc takes four times as long, and containerd, with
   * runc, in an emulated guest ten times as long as that.
   */
  readonly by?: Starter;
  readonly labels?: Readonly<Record<string, string>>;
}

interface Place extends ContainerShape {
  readonly binds: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>>;
}

/** Started once for all files, and ended with the guest. */
let shared: Promise<PrivateContainerd> | undefined;

async function startContainerd(): Promise<PrivateContainerd> {
  const containerd = new PrivateContainerd();
  await containerd.start();
  await containerd.ctr('default', 'images', 'import', IMAGE_ARCHIVE);
  return containerd;
}

/** Containers of the demonstration's image, and a containerd of the tests' own. */
export class Containers implements AsyncDisposable {
  readonly #actors: Actor[] = [];
  readonly #roots: ContainerRoot[] = [];
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
      const { by = 'crun' } = settings;
      return { name, actor, pid, root: `/proc/${pid}/root`, cgroup, by };
    });
  }

  async ctr(...words: string[]): Promise<string> {
    shared ??= startContainerd();
    return (await shared).ctr('default', ...words);
  }

  /** Starts another actor in a container that runs. */
  async enter({ name, by }: Container): Promise<Actor> {
    const identity = `enter-${performance.now().toFixed(0)}`;
    const words = ['-a', this.socket, '-n', 'default', 'task', 'exec', '--exec-id', identity];
    const actor =
      by === 'crun'
        ? new Actor('crun', 'exec', name, ACTOR_PATH)
        : new Actor('ctr', ...words, name, ACTOR_PATH);
    await actor.perform('here', 'chdir', '/');
    return actor;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#actors.map((actor) => actor.end()));
    for (const root of this.#roots) root[Symbol.dispose]();
  }

  #startActor(name: string, settings: ContainerSettings): Actor {
    const binds = { [ACTOR_FOLDER]: resolve(ACTOR_PROGRAM, '..'), ...settings.binds };
    for (const folder of Object.values(binds)) mkdirSync(folder, { recursive: true });
    const labels = { app: name, ...settings.labels };
    const place = { ...settings, binds, labels };
    return settings.by === 'containerd'
      ? this.#startByContainerd(name, place)
      : this.#startByCrun(name, place);
  }

  #startByCrun(name: string, place: Place): Actor {
    const root = new ContainerRoot();
    this.#roots.push(root);
    const specification = runtimeSpecification({
      ...place,
      command: [ACTOR_PATH],
      root: root.path,
      cgroup: `${TEST_CGROUP}/${name}`,
    });
    writeFileSync(join(root.bundle, 'config.json'), JSON.stringify(specification));
    return new Actor('crun', 'run', '--bundle', root.bundle, name);
  }

  #startByContainerd(name: string, { binds, labels, ...shape }: Place): Actor {
    if (shape.privileged || shape.newPrivileges || shape.hostProcesses)
      throw new Error('who starts a container that may do more does not matter: crun does');
    const mounts = Object.entries(binds).flatMap(([inside, outside]) => [
      '--mount',
      `type=bind,src=${outside},dst=${inside},options=rbind`,
    ]);
    const marks = Object.entries(labels).flatMap(([key, value]) => ['--label', `${key}=${value}`]);
    return new Actor(
      'ctr',
      ...['-a', this.socket, '-n', 'default', 'run', '--rm', '--net-host'],
      ...['--cgroup', `${TEST_CGROUP}/${name}`, ...marks, ...mounts],
      ...[IMAGE, name, ACTOR_PATH],
    );
  }
}
