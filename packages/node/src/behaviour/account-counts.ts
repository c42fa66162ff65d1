import { layout, type WorkloadAccounts } from '@ringfence/kernel';
import type { Lane } from '@ringfence/model';

export const LANES: readonly (readonly [Lane & ('verdicts' | 'behaviours'), number])[] = [
  ['verdicts', layout.LANE_VERDICTS],
  ['behaviours', layout.LANE_BEHAVIOURS],
];

/** The kernel's own counts of a workload's slot, which go on from whoever had it before. */
export interface AccountCounts {
  readonly executions: bigint;
  readonly overflow: bigint;
  readonly lanes: readonly { readonly lost: bigint; readonly folded: bigint; refused: bigint }[];
}

export function accountCounts(accounts: WorkloadAccounts, id: number): AccountCounts {
  return {
    executions: accounts.executions(id),
    overflow: accounts.overflow(id),
    lanes: LANES.map(([, lane]) => accounts.lane(id, lane)),
  };
}
