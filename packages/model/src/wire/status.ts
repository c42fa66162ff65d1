import type { ringfence } from '../generated/ringfence/v1/node.js';
import type { NodeStatus, SubscriberStatus } from '../status.ts';
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
    lanes: status.lanes.map(({ lane, emitted, lost }) => ({
      lane: laneWord.toProto(lane),
      emitted: longFromUint64(emitted),
      lost: longFromUint64(lost),
    })),
    policies: status.policies,
    workloads: status.workloads,
    ruleSets: status.ruleSets,
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
    lanes: (message.lanes ?? []).map(({ lane, emitted, lost }) => ({
      lane: laneWord.fromProto(lane),
      emitted: uint64FromLong(emitted),
      lost: uint64FromLong(lost),
    })),
    policies: message.policies ?? 0,
    workloads: message.workloads ?? 0,
    ruleSets: message.ruleSets ?? 0,
    subscribers: message.subscribers ?? 0,
    subscribersLost: uint64FromLong(message.subscribersLost),
  };
}
