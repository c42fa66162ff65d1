import type { ringfence } from '../generated/ringfence/v1/node.js';
import type { NodeStatus, ProgramStatus, SubscriberStatus } from '../status.ts';
import { int64FromLong, longFromInt64, longFromUint64, uint64FromLong } from './integer.ts';
import { laneWord, nodeModeWord } from './words.ts';

type Status = NodeStatus & SubscriberStatus;

export function statusToProto(status: Status): ringfence.v1.NodeStatus.$Properties {
  return {
    version: status.version,
    epoch: status.epoch,
    mode: nodeModeWord.toProto(status.mode),
    reason: status.reason,
    network: status.network,
    startTime: longFromInt64(status.startTime),
    uptime: longFromUint64(status.uptime),
    lanes: status.lanes.map((lane) => ({
      lane: laneWord.toProto(lane.lane),
      emitted: longFromUint64(lane.emitted),
      lost: longFromUint64(lane.lost),
      totalEmitted: longFromUint64(lane.totalEmitted),
      totalLost: longFromUint64(lane.totalLost),
    })),
    policies: status.policies,
    workloads: status.workloads,
    ruleSets: status.ruleSets,
    unresolved: longFromUint64(status.unresolved),
    programs: status.programs.map(programToProto),
    troubles: [...status.troubles],
    subscribers: status.subscribers,
    subscribersLost: longFromUint64(status.subscribersLost),
  };
}

export function statusFromProto(message: ringfence.v1.NodeStatus.$Properties): Status {
  return {
    version: message.version ?? '',
    epoch: message.epoch ?? '',
    mode: nodeModeWord.fromProto(message.mode),
    reason: message.reason ?? '',
    network: message.network ?? '',
    startTime: int64FromLong(message.startTime),
    uptime: uint64FromLong(message.uptime),
    lanes: (message.lanes ?? []).map((lane) => ({
      lane: laneWord.fromProto(lane.lane),
      emitted: uint64FromLong(lane.emitted),
      lost: uint64FromLong(lane.lost),
      totalEmitted: uint64FromLong(lane.totalEmitted),
      totalLost: uint64FromLong(lane.totalLost),
    })),
    policies: message.policies ?? 0,
    workloads: message.workloads ?? 0,
    ruleSets: message.ruleSets ?? 0,
    unresolved: uint64FromLong(message.unresolved),
    programs: (message.programs ?? []).map(programFromProto),
    troubles: message.troubles ?? [],
    subscribers: message.subscribers ?? 0,
    subscribersLost: uint64FromLong(message.subscribersLost),
  };
}

export function programToProto({
  family,
  name,
  runs,
  runTime,
  missed,
}: ProgramStatus): ringfence.v1.ProgramStatus.$Properties {
  return {
    family,
    name,
    runs: longFromUint64(runs),
    runTime: longFromUint64(runTime),
    missed: longFromUint64(missed),
  };
}

export function programFromProto(program: ringfence.v1.ProgramStatus.$Properties): ProgramStatus {
  return {
    family: program.family ?? '',
    name: program.name ?? '',
    runs: uint64FromLong(program.runs),
    runTime: uint64FromLong(program.runTime),
    missed: uint64FromLong(program.missed),
  };
}
