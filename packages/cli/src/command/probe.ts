import { NOTHING } from '@ringfence/model/wire';
import { probeView } from '../view/probe-view.ts';
import { type ReadingOptions, showAnswer } from './reading.ts';

/** `ringfence probe` */
export function probe(options: ReadingOptions): Promise<void> {
  return showAnswer(options, (node) => node.call('probe', NOTHING), probeView);
}
