import type { Workload } from '@ringfence/model';
import {
  ContainerdWatcher,
  EngineWatcher,
  type IdentityHierarchy,
  OciWatcher,
  type WorkloadChange,
  WorkloadDirectory,
} from '@ringfence/workloads';
import type { NodeOptions } from './options.ts';

export interface SourcesOptions
  extends Pick<NodeOptions, 'containerd' | 'docker' | 'podman' | 'runtimeState'> {
  readonly hierarchy: IdentityHierarchy;
  readonly onChange: (changes: readonly WorkloadChange[]) => void;
  /** Once, when every runtime that is here has said what it runs. */
  readonly onListed: () => void;
  /** More than once, when containerd does not answer, or has not said it in time. */
  readonly onLate: () => void;
  readonly tell: (line: string) => void;
}

/** How containerd's clients call their namespace, and crun's its container, where an engine knows more. */
const DOCKER_NAMESPACE = 'moby';
const PODMAN_RUNTIME = /^libpod\//;
/** Longer than the directory waits for an engine. */
const SETTLE_MILLISECONDS = 1_500;
/** A host that is starting is slow; a socket that nobody listens at is most often nobody's. */
const PATIENCE_MILLISECONDS = 60_000;
const REFUSED_MILLISECONDS = 5_000;

/** Everything that tells of this host's containers, as one list of workloads. */
export class WorkloadSources {
  readonly #options: SourcesOptions;
  readonly #directory: WorkloadDirectory;
  readonly #oci: OciWatcher;
  readonly #containerd: ContainerdWatcher | null;
  readonly #docker: EngineWatcher | null;
  readonly #podman: EngineWatcher | null;
  #listed = false;

  constructor(options: SourcesOptions) {
    this.#options = options;
    const { hierarchy, onChange, containerd, docker, podman, runtimeState } = options;
    this.#directory = new WorkloadDirectory({ onChange, awaits: (one) => this.#awaits(one) });
    this.#oci = new OciWatcher({
      roots: runtimeState,
      hierarchy,
      onChange: (changes) => this.#directory.take('runtime', changes),
    });
    this.#docker = this.#engine('docker', docker);
    this.#podman = this.#engine('podman', podman);
    this.#containerd = containerd === null ? null : this.#watchContainerd(containerd);
  }

  start(): void {
    this.#docker?.start();
    this.#podman?.start();
    this.#oci.start();
    this.#containerd?.start();
  }

  /** Looks at once at what can be looked at: these processes wait for their containers to be known. */
  look(waiting: readonly number[]): void {
    this.#oci.look();
    for (const pid of waiting) this.#containerd?.appeared(pid);
  }

  async stop(): Promise<void> {
    this.#directory.dispose();
    this.#oci.stop();
    await Promise.all([this.#containerd?.stop(), this.#docker?.stop(), this.#podman?.stop()]);
  }

  #watchContainerd(socket: string): ContainerdWatcher {
    const { hierarchy, tell, onListed, onLate } = this.#options;
    let trouble = '';
    setTimeout(onLate, PATIENCE_MILLISECONDS).unref();
    return new ContainerdWatcher({
      socket,
      hierarchy,
      onChange: (changes) => this.#directory.take('containerd', changes),
      onStatus: (status) => {
        if (status.state === 'waiting') {
          if (!this.#listed && trouble === '') setTimeout(onLate, REFUSED_MILLISECONDS).unref();
          if (status.reason !== trouble) tell(`containerd: ${status.reason}`);
          trouble = status.reason;
          return;
        }
        if (trouble !== '' || !this.#listed) tell(`containerd: watching ${socket}`);
        trouble = '';
        if (this.#listed) return;
        this.#listed = true;
        const engines = this.#docker?.watching === true || this.#podman?.watching === true;
        if (engines) setTimeout(onListed, SETTLE_MILLISECONDS).unref();
        else onListed();
      },
    });
  }

  /** An engine that is not on this host is nothing to speak of; one that went away is. */
  #engine(engine: string, socket: string | null): EngineWatcher | null {
    if (socket === null) return null;
    const { hierarchy, tell } = this.#options;
    let watching = false;
    return new EngineWatcher({
      engine,
      socket,
      hierarchy,
      onChange: (changes) => this.#directory.take('engine', changes),
      onStatus: (status) => {
        if (status.state === 'watching') tell(`${engine}: watching ${socket}`);
        else if (watching || !/ENOENT|ECONNREFUSED/.test(status.reason)) tell(status.reason);
        watching = status.state === 'watching';
      },
    });
  }

  #awaits({ id, namespace, runtime }: Workload): boolean {
    const engine =
      namespace === DOCKER_NAMESPACE
        ? this.#docker
        : PODMAN_RUNTIME.test(runtime)
          ? this.#podman
          : null;
    if (engine?.watching !== true) return false;
    engine.ask(id);
    return true;
  }
}
