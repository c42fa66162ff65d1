import type { NodeEvent } from './event.ts';
import type { NodeMode } from './probe.ts';

export type Lane = NodeEvent['lane'];

/** How much of one lane there was since the epoch began, and how much of it is gone. */
export interface LaneStatus {
  readonly lane: Lane;
  /** Records produced, lost ones included. */
  readonly emitted: bigint;
  readonly lost: bigint;
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
}

/** Those who read the node's records at this moment, and what they were too slow for. */
export interface SubscriberStatus {
  readonly subscribers: number;
  readonly subscribersLost: bigint;
}
