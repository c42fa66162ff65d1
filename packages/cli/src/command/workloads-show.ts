import { workloadProfileView } from '../view/workload-profile-view.ts';
import { type ReadingOptions, showAnswer } from './reading.ts';

export interface WorkloadsShowOptions extends ReadingOptions {
  readonly workload: string;
  /** Every row that the node has of each list. */
  readonly all: boolean;
}

/** `ringfence workloads show` */
export function workloadsShow(options: WorkloadsShowOptions): Promise<void> {
  return showAnswer(
    options,
    (node) => node.call('getWorkload', options.workload),
    (profile, screen) => workloadProfileView(profile, options.all, screen),
  );
}
