import type { AlertDetail, Gap, NodeEvent, ProcessInfo } from '../event.ts';
import type { ringfence } from '../generated/ringfence/v1/node.js';
import { activityFromProto, activityToProto } from './activity.ts';
import { int64FromLong, longFromInt64, longFromUint64, uint64FromLong } from './integer.ts';
import { policyNameFromProto, policyNameToProto } from './policy-name.ts';
import { alertActionWord, enforcerWord, laneWord, outcomeWord } from './words.ts';

/** An event as the message that goes over the wire. */
export function eventToProto(event: NodeEvent): ringfence.v1.NodeEvent.$Properties {
  return {
    lane: laneWord.toProto(event.lane),
    sequence: longFromUint64(event.sequence),
    time: longFromInt64(event.time),
    workload: event.workload,
    workloadName: event.workloadName,
    namespace: event.namespace,
    lineage: event.lineage.map(processToProto),
    outcome: outcomeWord.toProto(event.outcome),
    alert: event.alert === null ? null : alertToProto(event.alert),
    ...activityToProto(event.activity),
    count: event.count,
  };
}

/** Throws `UnknownWordError` when it came from a newer version. */
export function eventFromProto(message: ringfence.v1.NodeEvent.$Properties): NodeEvent {
  return {
    lane: laneWord.fromProto(message.lane),
    sequence: uint64FromLong(message.sequence),
    time: int64FromLong(message.time),
    workload: message.workload ?? '',
    workloadName: message.workloadName ?? '',
    namespace: message.namespace ?? '',
    lineage: (message.lineage ?? []).map(processFromProto),
    activity: activityFromProto(message),
    outcome: outcomeWord.fromProto(message.outcome),
    alert: message.alert ? alertFromProto(message.alert) : null,
    count: message.count || 1,
  };
}

export function gapToProto(gap: Gap): ringfence.v1.Gap.$Properties {
  return {
    lane: laneWord.toProto(gap.lane),
    time: longFromInt64(gap.time),
    lost: longFromUint64(gap.lost),
    reason: gap.reason,
    workload: gap.workload === null ? null : { ...gap.workload },
  };
}

export function gapFromProto(message: ringfence.v1.Gap.$Properties): Gap {
  return {
    lane: laneWord.fromProto(message.lane),
    time: int64FromLong(message.time),
    lost: uint64FromLong(message.lost),
    reason: message.reason ?? '',
    workload: message.workload
      ? {
          id: message.workload.id ?? '',
          name: message.workload.name ?? '',
          namespace: message.workload.namespace ?? '',
        }
      : null,
  };
}

function processToProto(process: ProcessInfo): ringfence.v1.ProcessInfo.$Properties {
  return {
    pid: process.pid,
    startTime: longFromUint64(process.startTime),
    uid: process.uid,
    euid: process.euid,
    gid: process.gid,
    loginuid: process.loginuid,
    tty: process.tty,
    cwd: process.cwd,
    executable: process.executable,
    arguments: [...process.arguments],
    comm: process.comm,
  };
}

function processFromProto(message: ringfence.v1.ProcessInfo.$Properties): ProcessInfo {
  return {
    pid: message.pid ?? 0,
    startTime: uint64FromLong(message.startTime),
    uid: message.uid ?? 0,
    euid: message.euid ?? 0,
    gid: message.gid ?? 0,
    loginuid: message.loginuid ?? null,
    tty: message.tty ?? '',
    cwd: message.cwd ?? '',
    executable: message.executable ?? '',
    arguments: message.arguments ?? [],
    comm: message.comm ?? '',
  };
}

function alertToProto(alert: AlertDetail): ringfence.v1.AlertDetail.$Properties {
  return {
    action: alertActionWord.toProto(alert.action),
    policy: policyNameToProto(alert.policy),
    rule: alert.rule,
    severity: alert.severity,
    tags: [...alert.tags],
    message: alert.message,
    enforcer: enforcerWord.toProto(alert.enforcer),
    wouldBlock: alert.wouldBlock,
  };
}

function alertFromProto(message: ringfence.v1.AlertDetail.$Properties): AlertDetail {
  return {
    action: alertActionWord.fromProto(message.action),
    policy: policyNameFromProto(message.policy),
    rule: message.rule ?? '',
    severity: message.severity ?? 0,
    tags: message.tags ?? [],
    message: message.message ?? '',
    enforcer: enforcerWord.fromProto(message.enforcer),
    wouldBlock: message.wouldBlock ?? false,
  };
}
