import {
  type AlertDetail,
  type Gap,
  HOST_WORKLOAD_ID,
  type NodeEvent,
  type Workload,
} from '@ringfence/model';
import type { CompatibleAlert } from '@ringfence/model/compatible';
import { actorFields } from './actor-fields.ts';
import { eventTime } from './event-time.ts';
import { gapData, gapText } from './gap-text.ts';
import { CLUSTER_NAME, type NodeIdentity } from './identity.ts';
import { operationText } from './operation-text.ts';
import { repeatData } from './repeat-data.ts';
import { safeMessage } from './safe-text.ts';
import { workloadFields } from './workload-fields.ts';

/** Connections are not decided by an LSM here, and KubeArmor has one word for what is not. */
const ENFORCERS: Readonly<Record<AlertDetail['enforcer'], string>> = {
  'bpf-lsm': 'BPFLSM',
  network: 'NetworkPolicyEnforcer',
  fentry: 'eBPF Monitor',
  tracepoint: 'eBPF Monitor',
};

/** An alert in KubeArmor's words; null for an event that is none there. */
export function compatibleAlert(
  event: NodeEvent,
  workload: Workload | null,
  node: NodeIdentity,
): CompatibleAlert | null {
  const { alert, activity } = event;
  if (alert === null) return null;
  const operation = operationText(activity, 'policy');
  if (operation === null) return null;
  const time = eventTime(event.time);
  return safeMessage({
    Timestamp: time.seconds,
    UpdatedTime: time.text,
    ClusterName: CLUSTER_NAME,
    HostName: node.hostName,
    KubeArmorVersion: node.version,
    ...workloadFields(event, workload),
    ...actorFields(event),
    PolicyName: alert.policy.name,
    Severity: alert.severity === 0 ? '' : String(alert.severity),
    Tags: alert.tags.join(','),
    ATags: [...alert.tags],
    Message: alert.message,
    Type: event.workload === HOST_WORKLOAD_ID ? 'MatchedHostPolicy' : 'MatchedPolicy',
    Operation: operation.operation,
    Resource: operation.resource,
    Data: operation.data,
    EventData: { ...operation.eventData, ...repeatData(event) },
    Enforcer: ENFORCERS[alert.enforcer],
    Action: alert.wouldBlock ? 'Audit (Block)' : alert.action,
    Result: resultText(event),
  });
}

/** As `strerror` has what the caller got: EACCES for files and programs, else EPERM. */
function resultText({ outcome, activity }: NodeEvent): string {
  if (outcome !== 'denied') return 'Passed';
  const isFile = activity.type === 'file' || activity.type === 'exec';
  return isFile ? 'Permission denied' : 'Operation not permitted';
}

/** Missing alerts, as the alert by which KubeArmor says that it drops some. */
export function compatibleGapAlert(gap: Gap, node: NodeIdentity): CompatibleAlert {
  const time = eventTime(gap.time);
  return safeMessage({
    Timestamp: time.seconds,
    UpdatedTime: time.text,
    ClusterName: CLUSTER_NAME,
    HostName: node.hostName,
    KubeArmorVersion: node.version,
    Type: 'SystemEvent',
    Operation: 'AlertThreshold',
    Message: gapText(gap),
    EventData: gapData(gap),
  });
}
