import type {
  MapStatus,
  NodeActivity,
  NodeStatus,
  ProgramStatus,
  WorkloadActivity,
  WorkloadLane,
} from '@ringfence/model';
import type { Metric, Sample } from './exposition.ts';

/** What a node says of itself in numbers: names are part of its interface, and are only added to. */
export function nodeMetrics(status: NodeStatus, activity: NodeActivity): Metric[] {
  return [
    gauge('ringfence_info', 'The node: its version and mode.', [
      { labels: { version: status.version, mode: status.mode }, value: 1 },
    ]),
    gauge('ringfence_policies', 'Policies on this node.', one(status.policies)),
    gauge('ringfence_workloads', 'Workloads that the node knows.', one(status.workloads)),
    ...laneMetrics(status),
    ...workloadMetrics(activity.workloads),
    ...programMetrics(activity.programs),
    ...mapMetrics(activity.maps),
    counter(
      'ringfence_unresolved_paths_total',
      'Paths that could not be judged.',
      one(status.unresolved),
    ),
    gauge('ringfence_agent_resident_bytes', 'Memory of the agent.', one(activity.agentMemory)),
    counter(
      'ringfence_agent_cpu_seconds_total',
      'Processor time that the agent has taken.',
      one(Number(activity.agentTime) / 1e9),
    ),
  ];
}

function laneMetrics({ lanes }: NodeStatus): Metric[] {
  const of = (value: (lane: NodeStatus['lanes'][number]) => bigint) =>
    lanes.map((lane): Sample => ({ labels: { lane: lane.lane }, value: value(lane) }));
  return [
    counter(
      'ringfence_lane_emitted_total',
      'Records that the kernel had to tell, missing ones included.',
      of(({ totalEmitted }) => totalEmitted),
    ),
    counter(
      'ringfence_lane_lost_total',
      'Of those: missing, for want of room or budget.',
      of(({ totalLost }) => totalLost),
    ),
  ];
}

function workloadMetrics(workloads: readonly WorkloadActivity[]): Metric[] {
  const of = (value: (workload: WorkloadActivity) => bigint) =>
    workloads.map((workload): Sample => ({ labels: labelsOf(workload), value: value(workload) }));
  const operations = (kind: 'executions' | 'opens' | 'changes' | 'connects') =>
    workloads.map(
      (workload): Sample => ({
        labels: { ...labelsOf(workload), operation: kind },
        value: workload[kind],
      }),
    );
  const lanes = (value: (lane: WorkloadLane) => bigint) =>
    workloads.flatMap((workload) =>
      workload.lanes.map(
        (lane): Sample => ({
          labels: { ...labelsOf(workload), lane: lane.lane },
          value: value(lane),
        }),
      ),
    );
  return [
    counter('ringfence_workload_operations_total', 'What the workload did.', [
      ...operations('executions'),
      ...operations('opens'),
      ...operations('changes'),
      ...operations('connects'),
    ]),
    counter(
      'ringfence_workload_overflow_total',
      'Operations that are counted nowhere else, for want of a place in the table of behaviours.',
      of(({ overflow }) => overflow),
    ),
    counter(
      'ringfence_workload_alerts_total',
      'Alerts, repeats included.',
      of(({ alerts }) => alerts),
    ),
    counter(
      'ringfence_workload_events_total',
      'Records that were told, repeats included.',
      lanes(({ told }) => told),
    ),
    counter(
      'ringfence_workload_folded_total',
      'Of those: repeats that the kernel counted.',
      lanes(({ folded }) => folded),
    ),
    counter(
      'ringfence_workload_lost_total',
      'Records that found the ring full.',
      lanes(({ lost }) => lost),
    ),
    counter(
      'ringfence_workload_refused_total',
      "Records that the workload's own budget refused.",
      lanes(({ refused }) => refused),
    ),
  ];
}

function programMetrics(programs: readonly ProgramStatus[]): Metric[] {
  const of = (value: (program: ProgramStatus) => bigint | number) =>
    programs.map(
      (program): Sample => ({
        labels: { family: program.family, program: program.name },
        value: value(program),
      }),
    );
  return [
    counter(
      'ringfence_program_runs_total',
      'Runs; 0 unless kernel.bpf_stats_enabled is set.',
      of(({ runs }) => runs),
    ),
    counter(
      'ringfence_program_seconds_total',
      'Time in those runs.',
      of(({ runTime }) => Number(runTime) / 1e9),
    ),
    counter(
      'ringfence_program_recursion_misses_total',
      'Calls of the hook for which the program did not run.',
      of(({ missed }) => missed),
    ),
  ];
}

function mapMetrics(maps: readonly MapStatus[]): Metric[] {
  const of = (value: (map: MapStatus) => bigint, shown = maps) =>
    shown.map((map): Sample => ({ labels: { map: map.name }, value: value(map) }));
  return [
    gauge(
      'ringfence_map_entries',
      'Rows that agents, or the kernel for them, put there.',
      of(
        ({ entries }) => entries,
        maps.filter(({ entries }) => entries >= 0n),
      ),
    ),
    gauge(
      'ringfence_map_capacity',
      'Rows there can be.',
      of(({ capacity }) => capacity),
    ),
    gauge(
      'ringfence_map_bytes',
      'Memory that the kernel keeps for it.',
      of(({ memory }) => memory),
    ),
  ];
}

const labelsOf = ({ workload, name, namespace }: WorkloadActivity) => ({
  workload: name,
  namespace,
  id: workload,
});
const one = (value: bigint | number): Sample[] => [{ labels: {}, value }];
const counter = (name: string, help: string, samples: readonly Sample[]): Metric => ({
  name,
  help,
  type: 'counter',
  samples,
});
const gauge = (name: string, help: string, samples: readonly Sample[]): Metric => ({
  name,
  help,
  type: 'gauge',
  samples,
});
