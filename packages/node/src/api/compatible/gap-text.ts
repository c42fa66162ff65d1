import type { Gap } from '@ringfence/model';

/** What is missing here, and why, for people. */
export function gapText({ lane, lost, reason, workload }: Gap): string {
  // Nothing is missing then: it is about what the node could not do.
  if (lane === 'status') return `${lost} × ${reason}`;
  const whose = workload === null ? '' : ` of ${workload.name || workload.id}`;
  return `${lost} ${lost === 1n ? 'record' : 'records'}${whose} ${lost === 1n ? 'is' : 'are'} missing here: ${reason}`;
}

/** The same for programs. */
export function gapData({ lost, lane, reason, workload }: Gap): Readonly<Record<string, string>> {
  const whose = workload === null ? {} : { Workload: workload.name, WorkloadID: workload.id };
  return { Lost: String(lost), Lane: lane, Reason: reason, ...whose };
}
