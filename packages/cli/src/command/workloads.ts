import { NOTHING } from '@ringfence/model/wire';
import { workloadView } from '../view/workload-view.ts';
import { type ReadingOptions, showAnswer } from './reading.ts';

/** `ringfence workloads` */
export function workloads(options: ReadingOptions): Promise<void> {
  return showAnswer(options, (node) => node.call('listWorkloads', NOTHING), workloadView);
}
