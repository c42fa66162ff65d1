import { EVERY_EVENT, type Lane, type LogRecord } from '@ringfence/model';
import type {
  CompatibleAlert,
  CompatibleLog,
  CompatibleMessage,
} from '@ringfence/model/compatible';
import { compatibleAlert, compatibleGapAlert } from './alert.ts';
import type { NodeIdentity } from './identity.ts';
import { compatibleGapLog, compatibleGapMessage, compatibleLog } from './log.ts';
import type { Watch } from './watch.ts';
import type { WorkloadDirectory } from './workload-directory.ts';

/** Each gap is on the stream whose records are missing, and all are messages too. */
const isOn = (lane: Lane, record: LogRecord) => record.type === 'event' || record.gap.lane === lane;

/** Alerts, and the gaps among them, for those who ask for `all` or `policy`. */
export function alertWatch(
  node: NodeIdentity,
  directory: WorkloadDirectory,
): Watch<CompatibleAlert> {
  return {
    filter: { ...EVERY_EVENT, alerts: ['Block', 'Audit'] },
    wants: (record) => isOn('verdicts', record),
    async show(record) {
      if (record.type === 'gap') return compatibleGapAlert(record.gap, node);
      return compatibleAlert(record.event, await directory.find(record.event.workload), node);
    },
  };
}

/** What raised no alert, and the gaps among it, for those who ask for `all` or `system`. */
export function logWatch(node: NodeIdentity, directory: WorkloadDirectory): Watch<CompatibleLog> {
  return {
    filter: {
      ...EVERY_EVENT,
      alerts: ['none'],
      types: ['exec', 'file', 'connect', 'accept', 'bind', 'socket', 'privilege', 'capability'],
    },
    wants: (record) => isOn('behaviours', record),
    async show(record) {
      if (record.type === 'gap') return compatibleGapLog(record.gap, node);
      return compatibleLog(record.event, await directory.find(record.event.workload), node);
    },
  };
}

/** What the node has to say of itself: which records are missing. */
export function messageWatch(node: NodeIdentity): Watch<CompatibleMessage> {
  return {
    filter: EVERY_EVENT,
    wants: (record) => record.type === 'gap',
    show: async (record) => (record.type === 'gap' ? compatibleGapMessage(record.gap, node) : null),
  };
}
