import type { NodeEvent } from './event.ts';
import type { NodeMode } from './probe.ts';

export type Lane = NodeEvent['lane'];

/** How much of one lane there was since the epoch began, and how much of it is gone. */
export interface LaneStatus {
  readonly lane: Lane;
  /** Records produced, lost ones included. */
  readonly emitted: bigint;
  readonly lost: bigint;
  /** Of all epochs, since enforcement was installed. */
  readonly totalEmitted: bigint;
  readonly totalLost: bigint;
}

/** What the kernel counts of one program since it was loaded. */
export interface ProgramStatus {
  readonly family: string;
  /** As in `file_open`. */
  readonly name: string;
  /** 0 unless kernel.bpf_stats_enabled is set. */
  readonly runs: bigint;
  /** Nanoseconds in those runs. */
  readonly runTime: bigint;
  /** Calls of its hook for which it did not run, since it was running on that processor already. */
  readonly missed: bigint;
}

/** What a running node says of itself. */
export interface NodeStatus {
  readonly version: string;
  /** 32 hexadecimal digits, drawn at each start of the agent. */
  readonly epoch: string;
  readonly mode: NodeMode;
  /** Why it does not enforce; empty when it does. */
  readonly reason: string;
  /** `yes`, or why connections cannot be blocked here. */
  readonly network: string;
  /** Wall time in nanoseconds at which the agent started. */
  readonly startTime: bigint;
  /** Nanoseconds since then, by a clock that nobody sets. */
  readonly uptime: bigint;
  readonly lanes: readonly LaneStatus[];
  readonly policies: number;
  readonly workloads: number;
  readonly ruleSets: number;
  /** Since the epoch began: paths that led to no root, were too deep, or moved each time. */
  readonly unresolved: bigint;
  readonly programs: readonly ProgramStatus[];
  /** What is wrong until somebody mends it, each as a sentence. */
  readonly troubles: readonly string[];
}

/** Those who read the node's records at this moment, and what they were too slow for. */
export interface SubscriberStatus {
  readonly subscribers: number;
  readonly subscribersLost: bigint;
}
