import type { NodeActivity, ProgramStatus, WorkloadActivity } from '@ringfence/model';

/** What one workload does in a second, and what it has come to. */
export interface WorkloadRate {
  readonly workload: string;
  readonly name: string;
  readonly namespace: string;
  /** Operations of all kinds. */
  readonly events: number;
  readonly executions: number;
  readonly opens: number;
  readonly changes: number;
  readonly connects: number;
  readonly alertRate: number;
  readonly alerts: bigint;
  /** Records that are missing, and operations without a name. */
  readonly lost: bigint;
  readonly last: bigint;
}

/** What one program of ours costs. */
export interface ProgramRate {
  readonly family: string;
  readonly name: string;
  readonly runs: number;
  /** Nanoseconds of one run. */
  readonly each: number;
  /** Of one processor. */
  readonly share: number;
  readonly missed: bigint;
}

/** The node between two looks. */
export interface ActivityRates {
  readonly time: bigint;
  /** Seconds between the looks. */
  readonly interval: number;
  readonly workloads: readonly WorkloadRate[];
  readonly programs: readonly ProgramRate[];
  readonly countsRuns: boolean;
  readonly agentMemory: bigint;
  /** Of one processor. */
  readonly agentShare: number;
  readonly mapMemory: bigint;
}

export const SORT_KEYS = [
  'events',
  'executions',
  'opens',
  'changes',
  'connects',
  'alerts',
  'lost',
  'name',
] as const;
export type SortKey = (typeof SORT_KEYS)[number];

const SECOND = 1e9;

/** What happened between the two; a workload that is new began at nothing. */
export function ratesBetween(before: NodeActivity, now: NodeActivity): ActivityRates {
  const interval = Math.max(Number(now.time - before.time) / SECOND, 1e-3);
  const earlier = new Map(before.workloads.map((one) => [one.workload, one]));
  const programs = new Map(before.programs.map((one) => [programKey(one), one]));
  return {
    time: now.time,
    interval,
    workloads: now.workloads.map((one) => workloadRate(earlier.get(one.workload), one, interval)),
    programs: now.programs.map((one) => programRate(programs.get(programKey(one)), one, interval)),
    countsRuns: now.countsRuns,
    agentMemory: now.agentMemory,
    agentShare: perSecond(now.agentTime, before.agentTime, interval) / SECOND,
    mapMemory: now.maps.reduce((sum, { memory }) => sum + memory, 0n),
  };
}

/** The most of it first; a name by the alphabet. */
export function sortRates(rates: readonly WorkloadRate[], key: SortKey): WorkloadRate[] {
  const byName = (one: WorkloadRate, other: WorkloadRate) =>
    one.namespace.localeCompare(other.namespace) || one.name.localeCompare(other.name);
  if (key === 'name') return [...rates].sort(byName);
  return [...rates].sort(
    (one, other) => Number(other[key]) - Number(one[key]) || byName(one, other),
  );
}

const programKey = ({ family, name }: ProgramStatus) => `${family}/${name}`;

/** Of counts that may have begun anew, as when a container was replaced. */
function perSecond(now: bigint, before: bigint, interval: number): number {
  return Number(now >= before ? now - before : now) / interval;
}

function workloadRate(
  before: WorkloadActivity | undefined,
  now: WorkloadActivity,
  interval: number,
): WorkloadRate {
  const rate = (field: 'executions' | 'opens' | 'changes' | 'connects' | 'overflow' | 'alerts') =>
    perSecond(now[field], before?.[field] ?? 0n, interval);
  const [executions, opens, changes, connects] = [
    rate('executions'),
    rate('opens'),
    rate('changes'),
    rate('connects'),
  ];
  const missing = now.lanes.reduce((sum, { lost, refused }) => sum + lost + refused, 0n);
  return {
    workload: now.workload,
    name: now.name,
    namespace: now.namespace,
    events: executions + opens + changes + connects + rate('overflow') + rate('alerts'),
    executions,
    opens,
    changes,
    connects,
    alertRate: rate('alerts'),
    alerts: now.alerts,
    lost: missing + now.overflow,
    last: now.last,
  };
}

function programRate(
  before: ProgramStatus | undefined,
  now: ProgramStatus,
  interval: number,
): ProgramRate {
  const runs = perSecond(now.runs, before?.runs ?? 0n, interval);
  const time = perSecond(now.runTime, before?.runTime ?? 0n, interval);
  return {
    family: now.family,
    name: now.name,
    runs,
    each: runs === 0 ? 0 : time / runs,
    share: time / SECOND,
    missed: now.missed,
  };
}
