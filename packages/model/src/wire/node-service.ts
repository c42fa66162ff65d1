import type { LogRecord } from '../event-filter.ts';
import { ringfence } from '../generated/ringfence/v1/node.js';
import type { ApplyReport, PolicyQuery, PolicyReport } from '../policy-report.ts';
import type { ProbeReport } from '../probe.ts';
import type { PolicyName } from '../rule.ts';
import type { NodeStatus, SubscriberStatus } from '../status.ts';
import type { Workload } from '../workload.ts';
import type { NodeActivity, WorkloadProfile } from '../workload-activity.ts';
import { call, codec } from './call.ts';
import {
  type LogsQuery,
  logRecordFromProto,
  logRecordToProto,
  logsQueryFromProto,
  logsQueryToProto,
} from './log.ts';
import {
  applyReportFromProto,
  applyReportToProto,
  policyQueryFromProto,
  policyQueryToProto,
  policyReportFromProto,
  policyReportToProto,
} from './policy.ts';
import { policyNameFromProto, policyNameToProto } from './policy-name.ts';
import { probeReportFromProto, probeReportToProto } from './probe.ts';
import { statusFromProto, statusToProto } from './status.ts';
import { workloadFromProto, workloadToProto } from './workload.ts';
import {
  nodeActivityFromProto,
  nodeActivityToProto,
  profileFromProto,
  profileToProto,
} from './workload-activity.ts';

const v1 = ringfence.v1;
const SERVICE = '/ringfence.v1.Node';

/** A request or an answer that says nothing; gRPC libraries take null for a call without one. */
export type Nothing = Readonly<Record<string, never>>;
export const NOTHING: Nothing = {};

const nothing = { toProto: () => ({}), fromProto: () => NOTHING };

/** Text and the name that messages call it by. */
export interface ApplyRequest {
  readonly text: string;
  readonly fileName: string;
}

/**
 * The service as a gRPC library takes it, on both sides: requests and responses are values of the
 * model, and no message of the wire is seen beyond this folder.
 */
export const NODE_SERVICE = {
  probe: call(
    `${SERVICE}/Probe`,
    codec<object, Nothing>(v1.ProbeRequest, nothing.toProto, nothing.fromProto),
    codec<ringfence.v1.ProbeResponse.$Properties, ProbeReport>(
      v1.ProbeResponse,
      (report) => ({ report: probeReportToProto(report) }),
      (message) => probeReportFromProto(message.report ?? {}),
    ),
    false,
  ),
  listWorkloads: call(
    `${SERVICE}/ListWorkloads`,
    codec<object, Nothing>(v1.ListWorkloadsRequest, nothing.toProto, nothing.fromProto),
    codec<ringfence.v1.ListWorkloadsResponse.$Properties, readonly Workload[]>(
      v1.ListWorkloadsResponse,
      (workloads) => ({ workloads: workloads.map(workloadToProto) }),
      (message) => (message.workloads ?? []).map(workloadFromProto),
    ),
    false,
  ),
  applyPolicy: call(
    `${SERVICE}/ApplyPolicy`,
    codec<ringfence.v1.ApplyPolicyRequest.$Properties, ApplyRequest>(
      v1.ApplyPolicyRequest,
      ({ text, fileName }) => ({ text, fileName }),
      (message) => ({ text: message.text ?? '', fileName: message.fileName ?? '' }),
    ),
    codec<ringfence.v1.ApplyPolicyResponse.$Properties, ApplyReport>(
      v1.ApplyPolicyResponse,
      applyReportToProto,
      applyReportFromProto,
    ),
    false,
  ),
  listPolicies: call(
    `${SERVICE}/ListPolicies`,
    codec<ringfence.v1.ListPoliciesRequest.$Properties, PolicyQuery>(
      v1.ListPoliciesRequest,
      policyQueryToProto,
      policyQueryFromProto,
    ),
    codec<ringfence.v1.ListPoliciesResponse.$Properties, readonly PolicyReport[]>(
      v1.ListPoliciesResponse,
      (policies) => ({ policies: policies.map(policyReportToProto) }),
      (message) => (message.policies ?? []).map(policyReportFromProto),
    ),
    false,
  ),
  getPolicy: call(
    `${SERVICE}/GetPolicy`,
    codec<ringfence.v1.GetPolicyRequest.$Properties, PolicyName>(
      v1.GetPolicyRequest,
      (name) => ({ name: policyNameToProto(name) }),
      (message) => policyNameFromProto(message.name),
    ),
    codec<ringfence.v1.GetPolicyResponse.$Properties, PolicyReport>(
      v1.GetPolicyResponse,
      (policy) => ({ policy: policyReportToProto(policy) }),
      (message) => policyReportFromProto(message.policy ?? {}),
    ),
    false,
  ),
  deletePolicy: call(
    `${SERVICE}/DeletePolicy`,
    codec<ringfence.v1.DeletePolicyRequest.$Properties, PolicyName>(
      v1.DeletePolicyRequest,
      (name) => ({ name: policyNameToProto(name) }),
      (message) => policyNameFromProto(message.name),
    ),
    codec<object, Nothing>(v1.DeletePolicyResponse, nothing.toProto, nothing.fromProto),
    false,
  ),
  logs: call(
    `${SERVICE}/Logs`,
    codec<ringfence.v1.LogsRequest.$Properties, LogsQuery>(
      v1.LogsRequest,
      logsQueryToProto,
      logsQueryFromProto,
    ),
    codec<ringfence.v1.LogsResponse.$Properties, LogRecord>(
      v1.LogsResponse,
      logRecordToProto,
      logRecordFromProto,
    ),
    true,
  ),
  getWorkload: call(
    `${SERVICE}/GetWorkload`,
    codec<ringfence.v1.GetWorkloadRequest.$Properties, string>(
      v1.GetWorkloadRequest,
      (workload) => ({ workload }),
      (message) => message.workload ?? '',
    ),
    codec<ringfence.v1.GetWorkloadResponse.$Properties, WorkloadProfile>(
      v1.GetWorkloadResponse,
      (profile) => ({ profile: profileToProto(profile) }),
      (message) => profileFromProto(message.profile ?? {}),
    ),
    false,
  ),
  getActivity: call(
    `${SERVICE}/GetActivity`,
    codec<object, Nothing>(v1.GetActivityRequest, nothing.toProto, nothing.fromProto),
    codec<ringfence.v1.GetActivityResponse.$Properties, NodeActivity>(
      v1.GetActivityResponse,
      (activity) => ({ activity: nodeActivityToProto(activity) }),
      (message) => nodeActivityFromProto(message.activity ?? {}),
    ),
    false,
  ),
  status: call(
    `${SERVICE}/Status`,
    codec<object, Nothing>(v1.StatusRequest, nothing.toProto, nothing.fromProto),
    codec<ringfence.v1.StatusResponse.$Properties, NodeStatus & SubscriberStatus>(
      v1.StatusResponse,
      (status) => ({ status: statusToProto(status) }),
      (message) => statusFromProto(message.status ?? {}),
    ),
    false,
  ),
};
