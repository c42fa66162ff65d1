import type { ringfence } from '../generated/ringfence/v1/node.js';
import type {
  ExecutionTally,
  FileTally,
  LeftOff,
  MapStatus,
  NodeActivity,
  PeerTally,
  RuleTally,
  Tally,
  WorkloadActivity,
  WorkloadLane,
  WorkloadProcess,
  WorkloadProfile,
} from '../workload-activity.ts';
import { int64FromLong, longFromInt64, longFromUint64, uint64FromLong } from './integer.ts';
import { policyNameFromProto, policyNameToProto } from './policy-name.ts';
import { programFromProto, programToProto } from './status.ts';
import { alertActionWord, fileActionWord, laneWord } from './words.ts';
import { workloadFromProto, workloadToProto } from './workload.ts';

function laneToProto(lane: WorkloadLane): ringfence.v1.WorkloadLane.$Properties {
  return {
    lane: laneWord.toProto(lane.lane),
    told: longFromUint64(lane.told),
    folded: longFromUint64(lane.folded),
    lost: longFromUint64(lane.lost),
    refused: longFromUint64(lane.refused),
  };
}

function laneFromProto(message: ringfence.v1.WorkloadLane.$Properties): WorkloadLane {
  return {
    lane: laneWord.fromProto(message.lane),
    told: uint64FromLong(message.told),
    folded: uint64FromLong(message.folded),
    lost: uint64FromLong(message.lost),
    refused: uint64FromLong(message.refused),
  };
}

function activityToProto(activity: WorkloadActivity): ringfence.v1.WorkloadActivity.$Properties {
  return {
    workload: activity.workload,
    name: activity.name,
    namespace: activity.namespace,
    since: longFromInt64(activity.since),
    last: longFromInt64(activity.last),
    executions: longFromUint64(activity.executions),
    opens: longFromUint64(activity.opens),
    changes: longFromUint64(activity.changes),
    connects: longFromUint64(activity.connects),
    overflow: longFromUint64(activity.overflow),
    alerts: longFromUint64(activity.alerts),
    lanes: activity.lanes.map(laneToProto),
  };
}

function activityFromProto(message: ringfence.v1.WorkloadActivity.$Properties): WorkloadActivity {
  return {
    workload: message.workload ?? '',
    name: message.name ?? '',
    namespace: message.namespace ?? '',
    since: int64FromLong(message.since),
    last: int64FromLong(message.last),
    executions: uint64FromLong(message.executions),
    opens: uint64FromLong(message.opens),
    changes: uint64FromLong(message.changes),
    connects: uint64FromLong(message.connects),
    overflow: uint64FromLong(message.overflow),
    alerts: uint64FromLong(message.alerts),
    lanes: (message.lanes ?? []).map(laneFromProto),
  };
}

const tallyToProto = ({ count, first, last }: Tally): ringfence.v1.Tally.$Properties => ({
  count: longFromUint64(count),
  first: longFromInt64(first),
  last: longFromInt64(last),
});

const tallyFromProto = (message: ringfence.v1.Tally.$Properties | null | undefined): Tally => ({
  count: uint64FromLong(message?.count),
  first: int64FromLong(message?.first),
  last: int64FromLong(message?.last),
});

const leftOffToProto = ({ entries, operations }: LeftOff): ringfence.v1.LeftOff.$Properties => ({
  entries: longFromUint64(entries),
  operations: longFromUint64(operations),
});

const leftOffFromProto = (
  message: ringfence.v1.LeftOff.$Properties | null | undefined,
): LeftOff => ({
  entries: uint64FromLong(message?.entries),
  operations: uint64FromLong(message?.operations),
});

const fileFromProto = (message: ringfence.v1.FileTally.$Properties): FileTally => ({
  ...tallyFromProto(message.tally),
  action: fileActionWord.fromProto(message.action),
  path: message.path ?? '',
  target: message.target ?? '',
});

const peerFromProto = (message: ringfence.v1.PeerTally.$Properties): PeerTally => ({
  ...tallyFromProto(message.tally),
  protocol: message.protocol ?? '',
  address: message.address ?? '',
  port: message.port ?? 0,
});

const executionFromProto = (message: ringfence.v1.ExecutionTally.$Properties): ExecutionTally => ({
  ...tallyFromProto(message.tally),
  path: message.path ?? '',
  arguments: message.arguments ?? [],
});

const ruleFromProto = (message: ringfence.v1.RuleTally.$Properties): RuleTally => ({
  ...tallyFromProto(message.tally),
  action: alertActionWord.fromProto(message.action),
  policy: policyNameFromProto(message.policy),
  rule: message.rule ?? '',
});

const processToProto = (process: WorkloadProcess): ringfence.v1.WorkloadProcess.$Properties => ({
  ...process,
  since: longFromInt64(process.since),
  arguments: [...process.arguments],
});

const processFromProto = (message: ringfence.v1.WorkloadProcess.$Properties): WorkloadProcess => ({
  pid: message.pid ?? 0,
  parent: message.parent ?? 0,
  since: int64FromLong(message.since),
  uid: message.uid ?? 0,
  executable: message.executable ?? '',
  arguments: message.arguments ?? [],
  comm: message.comm ?? '',
});

export function profileToProto(profile: WorkloadProfile): ringfence.v1.WorkloadProfile.$Properties {
  return {
    workload: workloadToProto(profile.workload),
    activity: activityToProto(profile.activity),
    processes: profile.processes.map(processToProto),
    processesLeftOff: leftOffToProto(profile.processesLeftOff),
    executions: profile.executions.map((one) => ({
      tally: tallyToProto(one),
      path: one.path,
      arguments: [...one.arguments],
    })),
    executionsLeftOff: leftOffToProto(profile.executionsLeftOff),
    files: profile.files.map((one) => ({
      tally: tallyToProto(one),
      action: fileActionWord.toProto(one.action),
      path: one.path,
      target: one.target,
    })),
    filesLeftOff: leftOffToProto(profile.filesLeftOff),
    peers: profile.peers.map((one) => ({
      tally: tallyToProto(one),
      protocol: one.protocol,
      address: one.address,
      port: one.port,
    })),
    peersLeftOff: leftOffToProto(profile.peersLeftOff),
    rules: profile.rules.map((one) => ({
      tally: tallyToProto(one),
      action: alertActionWord.toProto(one.action),
      policy: policyNameToProto(one.policy),
      rule: one.rule,
    })),
    rulesLeftOff: leftOffToProto(profile.rulesLeftOff),
    unnamed: longFromUint64(profile.unnamed),
  };
}

export function profileFromProto(
  message: ringfence.v1.WorkloadProfile.$Properties,
): WorkloadProfile {
  return {
    workload: workloadFromProto(message.workload ?? {}),
    activity: activityFromProto(message.activity ?? {}),
    processes: (message.processes ?? []).map(processFromProto),
    processesLeftOff: leftOffFromProto(message.processesLeftOff),
    executions: (message.executions ?? []).map(executionFromProto),
    executionsLeftOff: leftOffFromProto(message.executionsLeftOff),
    files: (message.files ?? []).map(fileFromProto),
    filesLeftOff: leftOffFromProto(message.filesLeftOff),
    peers: (message.peers ?? []).map(peerFromProto),
    peersLeftOff: leftOffFromProto(message.peersLeftOff),
    rules: (message.rules ?? []).map(ruleFromProto),
    rulesLeftOff: leftOffFromProto(message.rulesLeftOff),
    unnamed: uint64FromLong(message.unnamed),
  };
}

const mapToProto = (map: MapStatus): ringfence.v1.MapStatus.$Properties => ({
  name: map.name,
  capacity: longFromUint64(map.capacity),
  entries: longFromInt64(map.entries),
  memory: longFromUint64(map.memory),
});

const mapFromProto = (message: ringfence.v1.MapStatus.$Properties): MapStatus => ({
  name: message.name ?? '',
  capacity: uint64FromLong(message.capacity),
  entries: int64FromLong(message.entries),
  memory: uint64FromLong(message.memory),
});

export function nodeActivityToProto(activity: NodeActivity): ringfence.v1.NodeActivity.$Properties {
  return {
    time: longFromInt64(activity.time),
    workloads: activity.workloads.map(activityToProto),
    programs: activity.programs.map(programToProto),
    countsRuns: activity.countsRuns,
    maps: activity.maps.map(mapToProto),
    agentMemory: longFromUint64(activity.agentMemory),
    agentTime: longFromUint64(activity.agentTime),
  };
}

export function nodeActivityFromProto(
  message: ringfence.v1.NodeActivity.$Properties,
): NodeActivity {
  return {
    time: int64FromLong(message.time),
    workloads: (message.workloads ?? []).map(activityFromProto),
    programs: (message.programs ?? []).map(programFromProto),
    countsRuns: message.countsRuns ?? false,
    maps: (message.maps ?? []).map(mapFromProto),
    agentMemory: uint64FromLong(message.agentMemory),
    agentTime: uint64FromLong(message.agentTime),
  };
}
