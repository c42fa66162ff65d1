import type { FileAction } from './operation.ts';
import type { PolicyName, Privilege } from './rule.ts';

/** One process as the node knew it when the record was attributed. */
export interface ProcessInfo {
  /** In the host's pid namespace. */
  readonly pid: number;
  /** Boot time in nanoseconds at which it started: with `pid`, unique on the node. */
  readonly startTime: bigint;
  readonly uid: number;
  readonly euid: number;
  readonly gid: number;
  /** Who logged in, whatever the process became since (the kernel's audit id); null: nobody. */
  readonly loginuid: number | null;
  /** The controlling terminal as the kernel names it, as in `pts0`; empty: none. */
  readonly tty: string;
  /** Where it stood when it executed its program. */
  readonly cwd: string;
  readonly executable: string;
  readonly arguments: readonly string[];
  /** As the kernel had it; for people only, anyone can set it. */
  readonly comm: string;
}

/** `move`, to another cgroup, is told of, and no rule is about it. */
export type PrivilegeUse = Privilege | 'move';

export type Activity =
  | { readonly type: 'exec'; readonly path: string; readonly arguments: readonly string[] }
  | { readonly type: 'exit'; readonly code: number; readonly signal: number }
  | {
      readonly type: 'file';
      readonly action: FileAction;
      readonly path: string;
      readonly target: string;
    }
  | {
      /** `accept`: a peer's address, and the port it came to; `bind`: a port that is opened to all. */
      readonly type: 'connect' | 'accept' | 'bind';
      readonly protocol: string;
      readonly address: string;
      readonly port: number;
    }
  | {
      /** A socket made, in the C library's words: AF_INET, SOCK_STREAM, TCP. */
      readonly type: 'socket';
      readonly family: string;
      readonly kind: string;
      readonly protocol: string;
    }
  | { readonly type: 'privilege'; readonly privilege: PrivilegeUse; readonly target: string }
  /** A newer kernel may have more names than `Capability`. */
  | { readonly type: 'capability'; readonly capability: string };

export const ENFORCERS = ['bpf-lsm', 'network', 'fentry', 'tracepoint'] as const;
export type Enforcer = (typeof ENFORCERS)[number];

/** What happened to the operation, as far as Ringfence can say. */
export type Outcome = 'denied' | 'not-denied';

export interface AlertDetail {
  /** `Block` only when the kernel refused the operation. */
  readonly action: 'Block' | 'Audit';
  readonly policy: PolicyName;
  /** As in `spec.file.matchDirectories[0]`. */
  readonly rule: string;
  readonly severity: number;
  readonly tags: readonly string[];
  readonly message: string;
  /** Whose judgement it is. Only the first two refuse: the others saw it done. */
  readonly enforcer: Enforcer;
  /** A Block rule or posture matched, which nothing on this kernel carries out. */
  readonly wouldBlock: boolean;
}

/** One line of `ringfence logs`: an alert where `alert` is set, else an observation. */
export interface NodeEvent {
  readonly lane: 'verdicts' | 'behaviours' | 'status';
  /** Dense within its lane and epoch. */
  readonly sequence: bigint;
  /** Wall time in nanoseconds. */
  readonly time: bigint;
  readonly workload: string;
  readonly workloadName: string;
  readonly namespace: string;
  /** The acting process first, then its ancestors as far as they are known. */
  readonly lineage: readonly ProcessInfo[];
  readonly activity: Activity;
  readonly outcome: Outcome;
  readonly alert: AlertDetail | null;
  /**
   * 1, and more where one event stands for repeats: an alert is told at once, what the same process
   * is refused again within about a second is told together.
   */
  readonly count: number;
}

/** Whose records are missing. */
export interface GapWorkload {
  readonly id: string;
  readonly name: string;
  readonly namespace: string;
}

/** Records of a lane that were produced and could not be delivered. */
export interface Gap {
  /** Null where they may be anyone's. */
  readonly workload: GapWorkload | null;
  readonly lane: 'verdicts' | 'behaviours' | 'status';
  readonly time: bigint;
  readonly lost: bigint;
  readonly reason: string;
}
