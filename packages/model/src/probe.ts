/** What this node can do, found by doing it. */

export type NodeMode = 'enforcing(bpf-lsm)' | 'visibility-only' | 'down';

/** One operation class on this kernel: `yes`, `in part: ` and what is missing, or why not. */
export interface Ability {
  readonly operation: string;
  readonly see: string;
  readonly audit: string;
  readonly block: string;
  /** Kernel hooks it rests on, e.g. `lsm/file_open`. */
  readonly hooks: readonly string[];
}

export interface ProbeReport {
  readonly kernel: string;
  readonly mode: NodeMode;
  /** Empty when enforcing. */
  readonly reason: string;
  /** `/sys/kernel/security/lsm` as it is, or why it cannot be read. */
  readonly lsm: string;
  readonly btf: boolean;
  /** `v2`, `hybrid` or `v1`, with the hierarchy that identity is read from. */
  readonly cgroup: string;
  /** Last canary: wall time in nanoseconds (0n: none yet) and what it saw. */
  readonly canaryTime: bigint;
  readonly canary: string;
  readonly abilities: readonly Ability[];
  /** What a person can do about `reason`; empty when nothing. */
  readonly hints: readonly string[];
  /** What is wrong until somebody mends it, each as a sentence. */
  readonly troubles: readonly string[];
}

export const YES = 'yes';
export const IN_PART = 'in part: ';
