import type { AlertDetail } from './event.ts';
import type { FileAction } from './operation.ts';
import type { PolicyName } from './rule.ts';
import type { Lane, ProgramStatus } from './status.ts';
import type { Workload } from './workload.ts';

/** How much of a workload's own one lane had, and what of it is missing; since the node's agent started. */
export interface WorkloadLane {
  readonly lane: Lane;
  /** Records that were told, repeats included. */
  readonly told: bigint;
  /** Of those: repeats of alerts, which the kernel folded. */
  readonly folded: bigint;
  /** For want of room in the ring. */
  readonly lost: bigint;
  /** By the workload's own budget. */
  readonly refused: bigint;
}

/** What a workload has done, in numbers; since the node's agent started, or knows it. */
export interface WorkloadActivity {
  readonly workload: string;
  readonly name: string;
  readonly namespace: string;
  /** Wall time in nanoseconds from which these counts are. */
  readonly since: bigint;
  /** Of the latest; 0n: none was seen. */
  readonly last: bigint;
  readonly executions: bigint;
  /** Files opened, to read or to write. */
  readonly opens: bigint;
  /** Files created, removed, renamed and the like. */
  readonly changes: bigint;
  readonly connects: bigint;
  /** Operations that are in no sum above, for want of a place in the kernel's table. */
  readonly overflow: bigint;
  readonly alerts: bigint;
  readonly lanes: readonly WorkloadLane[];
}

/** How often, and between when and when. */
export interface Tally {
  readonly count: bigint;
  /** Wall time in nanoseconds. */
  readonly first: bigint;
  readonly last: bigint;
}

/** What a list has no room for. */
export interface LeftOff {
  readonly entries: bigint;
  readonly operations: bigint;
}

export interface FileTally extends Tally {
  readonly action: FileAction;
  readonly path: string;
  readonly target: string;
}

export interface PeerTally extends Tally {
  readonly protocol: string;
  readonly address: string;
  readonly port: number;
}

export interface ExecutionTally extends Tally {
  readonly path: string;
  /** Of the first. */
  readonly arguments: readonly string[];
}

export interface RuleTally extends Tally {
  readonly action: AlertDetail['action'];
  readonly policy: PolicyName;
  readonly rule: string;
}

/** A process that runs in the workload now. */
export interface WorkloadProcess {
  readonly pid: number;
  /** 0 where the parent is not of this workload. */
  readonly parent: number;
  /** Wall time in nanoseconds; 0n: before the agent looked. */
  readonly since: bigint;
  readonly uid: number;
  readonly executable: string;
  readonly arguments: readonly string[];
  readonly comm: string;
}

/** One workload as the node knows it. */
export interface WorkloadProfile {
  readonly workload: Workload;
  readonly activity: WorkloadActivity;
  readonly processes: readonly WorkloadProcess[];
  readonly processesLeftOff: LeftOff;
  readonly executions: readonly ExecutionTally[];
  readonly executionsLeftOff: LeftOff;
  readonly files: readonly FileTally[];
  readonly filesLeftOff: LeftOff;
  readonly peers: readonly PeerTally[];
  readonly peersLeftOff: LeftOff;
  readonly rules: readonly RuleTally[];
  readonly rulesLeftOff: LeftOff;
  /** Operations that are in the sums, and in no list: their record did not come. */
  readonly unnamed: bigint;
}

/** One of the kernel's maps: what it holds and may hold. */
export interface MapStatus {
  readonly name: string;
  readonly capacity: bigint;
  /** -1n where counting it would cost too much, or says nothing. */
  readonly entries: bigint;
  /** Bytes that the kernel keeps for it. */
  readonly memory: bigint;
}

/** Everything that changes while a node works. */
export interface NodeActivity {
  /** Wall time in nanoseconds. */
  readonly time: bigint;
  readonly workloads: readonly WorkloadActivity[];
  readonly programs: readonly ProgramStatus[];
  /** Whether the kernel counts runs of programs: kernel.bpf_stats_enabled. */
  readonly countsRuns: boolean;
  readonly maps: readonly MapStatus[];
  /** Bytes of the agent that are in memory. */
  readonly agentMemory: bigint;
  /** Nanoseconds of processor time that the agent has taken. */
  readonly agentTime: bigint;
}
