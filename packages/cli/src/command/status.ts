import { NOTHING } from '@ringfence/model/wire';
import { statusView } from '../view/status-view.ts';
import { type ReadingOptions, showAnswer } from './reading.ts';

/** `ringfence status` */
export function status(options: ReadingOptions): Promise<void> {
  return showAnswer(options, (node) => node.call('status', NOTHING), statusView);
}
