import type { Visibility } from '@ringfence/kernel';
import type { Posture } from '@ringfence/model';
import type { LoopbackAddress } from './loopback-address.ts';

export { type LoopbackAddress, parseLoopbackAddress } from './loopback-address.ts';

/** Which events cross into user space when no policy asks for them. */
export const VISIBILITY_CLASSES = ['process', 'file', 'network'] as const;
export type VisibilityClass = (typeof VISIBILITY_CLASSES)[number];

/** A Unix socket that its owner alone reaches, or an address that only this host reaches. */
export type MetricsPlace = LoopbackAddress | { readonly socket: string };

/**
 * A container that nobody knows waits before its first program. After two seconds it starts as the
 * host's (`start`), or is refused (`refuse`); `off`: nothing waits.
 */
export const HOLD_MODES = ['start', 'refuse', 'off'] as const;
export type HoldMode = (typeof HOLD_MODES)[number];

/** How `ringfence node` was asked to run. */
export interface NodeOptions {
  /** Unix socket of the node's API; its directory is made with mode 0700. */
  readonly socket: string;
  /** Where the last good policies are kept. */
  readonly stateDir: string;
  /** containerd's socket; null: containers are not looked for. */
  readonly containerd: string | null;
  /** Sockets of engines that speak Docker's API, for names and labels; null: not asked. */
  readonly docker: string | null;
  readonly podman: string | null;
  /** Folders in which runc and crun keep the state of containers that no engine manages. */
  readonly runtimeState: readonly string[];
  readonly visibility: readonly VisibilityClass[];
  /** Of containers: what is done with that which no rule of an Allow list matches. The host's is Audit. */
  readonly posture: Posture;
  /** What becomes of a container that nobody knows in time. */
  readonly hold: HoldMode;
  /** Where KubeArmor's clients find alerts, logs and the probe over TCP; null: nowhere. */
  readonly compatiblePort: LoopbackAddress | null;
  /** Where Prometheus finds metrics; null: nowhere. */
  readonly metrics: MetricsPlace | null;
  /** Lift enforcement: remove every program, link, map and pin of ours, then end. */
  readonly uninstall: boolean;
  readonly version: string;
}

export function visibilityOf({ visibility }: NodeOptions): Visibility {
  return {
    files: visibility.includes('file'),
    processes: visibility.includes('process'),
    network: visibility.includes('network'),
  };
}

/** How `ringfence node` ends: as the command line's exit codes say. */
export const NODE_EXIT = { ok: 0, failed: 1, down: 6 } as const;

/** What `ringfence node` calls: runs until it is told to stop and gives the exit code. */
export type RunNode = (options: NodeOptions) => Promise<number>;

export const DEFAULT_SOCKET = '/run/ringfence/node.sock';
/** The socket of KubeArmor's clients, beside the node's own. */
export const COMPATIBLE_SOCKET_NAME = 'kubearmor.sock';
export const DEFAULT_STATE_DIR = '/var/lib/ringfence';
export const DEFAULT_CONTAINERD = '/run/containerd/containerd.sock';
export const DEFAULT_DOCKER = '/run/docker.sock';
export const DEFAULT_PODMAN = '/run/podman/podman.sock';
export const DEFAULT_RUNTIME_STATE: readonly string[] = ['/run/runc', '/run/crun'];
