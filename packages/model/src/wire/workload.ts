import type { ringfence } from '../generated/ringfence/v1/node.js';
import type { Workload } from '../workload.ts';
import { longFromUint64, uint64FromLong } from './integer.ts';
import { workloadKindWord } from './words.ts';

export function workloadToProto(workload: Workload): ringfence.v1.Workload.$Properties {
  return {
    id: workload.id,
    kind: workloadKindWord.toProto(workload.kind),
    name: workload.name,
    namespace: workload.namespace,
    labels: workload.labels,
    image: workload.image,
    runtime: workload.runtime,
    pid: workload.pid,
    cgroupPath: workload.cgroupPath,
    cgroupId: longFromUint64(workload.cgroupId),
  };
}

export function workloadFromProto(message: ringfence.v1.Workload.$Properties): Workload {
  return {
    id: message.id ?? '',
    kind: workloadKindWord.fromProto(message.kind),
    name: message.name ?? '',
    namespace: message.namespace ?? '',
    labels: message.labels ?? {},
    image: message.image ?? '',
    runtime: message.runtime ?? '',
    pid: message.pid ?? 0,
    cgroupPath: message.cgroupPath ?? '',
    cgroupId: uint64FromLong(message.cgroupId),
  };
}
