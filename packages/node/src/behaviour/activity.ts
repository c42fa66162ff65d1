import type { Workload, WorkloadActivity, WorkloadLane } from '@ringfence/model';
import { type AccountCounts, LANES } from './account-counts.ts';
import type { WorkloadRecord } from './workload-record.ts';

/** What a workload did since its record began, in numbers. */
export function workloadActivity(
  { id, name, namespace }: Pick<Workload, 'id' | 'name' | 'namespace'>,
  record: WorkloadRecord,
  now: AccountCounts,
): WorkloadActivity {
  const { before } = record;
  return {
    workload: id,
    name,
    namespace,
    since: nanoseconds(record.since),
    last: nanoseconds(record.last),
    executions: now.executions - before.executions,
    opens: BigInt(record.opens),
    changes: BigInt(record.changes),
    connects: BigInt(record.connects),
    overflow: now.overflow - before.overflow,
    alerts: BigInt(record.alerts),
    lanes: LANES.map(([lane], index): WorkloadLane => {
      const since = (field: 'lost' | 'folded' | 'refused') =>
        (now.lanes[index]?.[field] ?? 0n) - (before.lanes[index]?.[field] ?? 0n);
      return {
        lane,
        told: BigInt(record.told[lane]),
        folded: since('folded'),
        lost: since('lost'),
        refused: since('refused'),
      };
    }),
  };
}

export function nanoseconds(milliseconds: number): bigint {
  return BigInt(Math.round(milliseconds)) * 1_000_000n;
}
