import type { LeftOff, Workload, WorkloadActivity, WorkloadProfile } from '@ringfence/model';
import { nanoseconds } from './activity.ts';
import type { Tally, TallyList } from './tally.ts';
import type { WorkloadProcesses } from './workload-processes.ts';
import type { WorkloadRecord } from './workload-record.ts';

/** Everything that the node knows of one workload. */
export function workloadProfile(
  workload: Workload,
  activity: WorkloadActivity,
  record: WorkloadRecord,
  processes: WorkloadProcesses,
): WorkloadProfile {
  return {
    workload,
    activity,
    processes: processes.listed,
    processesLeftOff: { entries: BigInt(processes.leftOff), operations: 0n },
    executions: listed(record.executions, ({ path, arguments: words }) => ({
      path,
      arguments: words,
    })),
    executionsLeftOff: leftOff(record.executions),
    files: listed(record.files, ({ action, path, target }) => ({ action, path, target })),
    filesLeftOff: leftOff(record.files),
    peers: listed(record.peers, ({ protocol, address, port }) => ({ protocol, address, port })),
    peersLeftOff: leftOff(record.peers),
    rules: listed(record.rules, ({ action, policy, rule }) => ({ action, policy, rule })),
    rulesLeftOff: leftOff(record.rules),
    unnamed: BigInt(record.unnamed),
  };
}

function listed<What extends object, Shown extends object>(
  list: TallyList<What>,
  show: (what: What) => Shown,
): (Shown & { count: bigint; first: bigint; last: bigint })[] {
  return list.list().map((tally: Tally & What) => ({
    ...show(tally),
    count: BigInt(tally.count),
    first: nanoseconds(tally.first),
    last: nanoseconds(tally.last),
  }));
}

function leftOff(list: TallyList<object>): LeftOff {
  const { entries, count } = list.leftOff;
  return { entries: BigInt(entries), operations: BigInt(count) };
}
