import { type Gap, HOST_WORKLOAD_ID, type NodeEvent, type Workload } from '@ringfence/model';
import type { CompatibleLog, CompatibleMessage } from '@ringfence/model/compatible';
import { actorFields } from './actor-fields.ts';
import { eventTime } from './event-time.ts';
import { gapData, gapText } from './gap-text.ts';
import { CLUSTER_NAME, type NodeIdentity } from './identity.ts';
import { operationText } from './operation-text.ts';
import { repeatData } from './repeat-data.ts';
import { safeMessage } from './safe-text.ts';
import { workloadFields } from './workload-fields.ts';

/** What a workload did, in KubeArmor's words; null where those have none for it. */
export function compatibleLog(
  event: NodeEvent,
  workload: Workload | null,
  node: NodeIdentity,
): CompatibleLog | null {
  const operation = operationText(event.activity, 'watch');
  if (operation === null) return null;
  const time = eventTime(event.time);
  return safeMessage({
    Timestamp: time.seconds,
    UpdatedTime: time.text,
    ClusterName: CLUSTER_NAME,
    HostName: node.hostName,
    ...workloadFields(event, workload),
    ...actorFields(event),
    Type: event.workload === HOST_WORKLOAD_ID ? 'HostLog' : 'ContainerLog',
    Operation: operation.operation,
    Resource: operation.resource,
    Data: operation.data,
    EventData: { ...operation.eventData, ...repeatData(event) },
    Result: 'Passed',
  });
}

/** Missing logs. A log has no message, so that the text is where clients show one. */
export function compatibleGapLog(gap: Gap, node: NodeIdentity): CompatibleLog {
  const time = eventTime(gap.time);
  return safeMessage({
    Timestamp: time.seconds,
    UpdatedTime: time.text,
    ClusterName: CLUSTER_NAME,
    HostName: node.hostName,
    Type: 'SystemEvent',
    Data: gapText(gap),
    EventData: gapData(gap),
  });
}

/** Missing records of whatever kind, as a word of the daemon about itself. */
export function compatibleGapMessage(gap: Gap, node: NodeIdentity): CompatibleMessage {
  const time = eventTime(gap.time);
  return safeMessage({
    Timestamp: time.seconds,
    UpdatedTime: time.text,
    ClusterName: CLUSTER_NAME,
    HostName: node.hostName,
    Type: 'Message',
    Level: 'WARN',
    Message: `${gap.lane}: ${gapText(gap)}`,
  });
}
