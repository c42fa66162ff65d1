import type { ringfence } from '../generated/ringfence/v1/node.js';
import type {
  AppliedPolicy,
  ApplyReport,
  PolicyProblem,
  PolicyQuery,
  PolicyReport,
  RuleReport,
} from '../policy-report.ts';
import { policyNameFromProto, policyNameToProto } from './policy-name.ts';
import {
  actionWord,
  policyChangeWord,
  policyKindWord,
  problemSeverityWord,
  ruleClassWord,
  ruleStateWord,
} from './words.ts';

export function applyReportToProto(
  report: ApplyReport,
): ringfence.v1.ApplyPolicyResponse.$Properties {
  return {
    problems: report.problems.map((problem) => ({
      ...problem,
      severity: problemSeverityWord.toProto(problem.severity),
    })),
    policies: report.policies.map(({ change, policy }) => ({
      change: policyChangeWord.toProto(change),
      policy: policyReportToProto(policy),
    })),
  };
}

export function applyReportFromProto(
  message: ringfence.v1.ApplyPolicyResponse.$Properties,
): ApplyReport {
  return {
    problems: (message.problems ?? []).map(problemFromProto),
    policies: (message.policies ?? []).map(
      ({ change, policy }): AppliedPolicy => ({
        change: policyChangeWord.fromProto(change),
        policy: policyReportFromProto(policy ?? {}),
      }),
    ),
  };
}

function problemFromProto(message: ringfence.v1.PolicyProblem.$Properties): PolicyProblem {
  return {
    severity: problemSeverityWord.fromProto(message.severity),
    code: message.code ?? '',
    message: message.message ?? '',
    mend: message.mend ?? '',
    line: message.line ?? 0,
    column: message.column ?? 0,
    length: message.length ?? 0,
    path: message.path ?? '',
  };
}

export function policyReportToProto(report: PolicyReport): ringfence.v1.PolicyReport.$Properties {
  return {
    name: policyNameToProto(report.name),
    text: report.text,
    fileName: report.fileName,
    workloads: report.workloads.map(({ id, name, namespace }) => ({ id, name, namespace })),
    rules: report.rules.map(ruleReportToProto),
    trouble: report.trouble,
  };
}

export function policyReportFromProto(
  message: ringfence.v1.PolicyReport.$Properties,
): PolicyReport {
  return {
    name: policyNameFromProto(message.name),
    text: message.text ?? '',
    fileName: message.fileName ?? '',
    workloads: (message.workloads ?? []).map((workload) => ({
      id: workload.id ?? '',
      name: workload.name ?? '',
      namespace: workload.namespace ?? '',
    })),
    rules: (message.rules ?? []).map(ruleReportFromProto),
    trouble: message.trouble ?? '',
  };
}

function ruleReportToProto(report: RuleReport): ringfence.v1.RuleReport.$Properties {
  return {
    path: report.path,
    line: report.line,
    column: report.column,
    class: ruleClassWord.toProto(report.class),
    action: actionWord.toProto(report.action),
    summary: report.summary,
    standings: report.standings.map(({ state, detail, workloads }) => ({
      state: ruleStateWord.toProto(state),
      detail,
      workloads: [...workloads],
    })),
  };
}

function ruleReportFromProto(message: ringfence.v1.RuleReport.$Properties): RuleReport {
  return {
    path: message.path ?? '',
    line: message.line ?? 0,
    column: message.column ?? 0,
    class: ruleClassWord.fromProto(message.class),
    action: actionWord.fromProto(message.action),
    summary: message.summary ?? '',
    standings: (message.standings ?? []).map(({ state, detail, workloads }) => ({
      state: ruleStateWord.fromProto(state),
      detail: detail ?? '',
      workloads: workloads ?? [],
    })),
  };
}

export function policyQueryToProto(
  query: PolicyQuery,
): ringfence.v1.ListPoliciesRequest.$Properties {
  const { namespace, name } = query;
  return query.kind === ''
    ? { namespace, name }
    : { kind: policyKindWord.toProto(query.kind), namespace, name };
}

export function policyQueryFromProto(
  message: ringfence.v1.ListPoliciesRequest.$Properties,
): PolicyQuery {
  return {
    kind: message.kind ? policyKindWord.fromProto(message.kind) : '',
    namespace: message.namespace ?? '',
    name: message.name ?? '',
  };
}
