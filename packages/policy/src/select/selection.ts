import type { Workload } from '@ringfence/model';
import type { Policy, SelectorExpression } from '../policy.ts';
import { matchesHostLabel } from './host-label.ts';

/** Selects the containers that are named, of those the rest of the selector selects. */
const CONTAINER_NAME_LABEL = 'kubearmor.io/container.name';
const RUNTIME_CONTAINER_NAME_LABEL = 'io.kubernetes.container.name';
const POD_NAMESPACE_LABEL = 'io.kubernetes.pod.namespace';
/** As the namespace of a policy: every container that belongs to no pod. */
const ANY_CONTAINER_NAMESPACE = 'container_namespace';

/**
 * Is the workload under the policy? The labels of the host workload are those of its node, which
 * the selectors of host policies ask for.
 */
export function selects(policy: Policy, workload: Workload): boolean {
  switch (policy.name.kind) {
    case 'KubeArmorHostPolicy':
    case 'HostPolicy':
      return workload.kind === 'host' && matchesLabels(policy, workload, matchesHostLabel);
    case 'KubeArmorClusterPolicy':
    case 'ClusterWorkloadPolicy':
      return workload.kind === 'container' && selectsContainer(policy, workload);
    case 'KubeArmorPolicy':
    case 'WorkloadPolicy':
      return (
        workload.kind === 'container' &&
        inNamespace(policy.name.namespace, workload) &&
        selectsContainer(policy, workload)
      );
  }
}

function selectsContainer(policy: Policy, workload: Workload): boolean {
  return (
    matchesLabels(policy, workload, matchesContainerLabel) &&
    policy.selector.matchExpressions.every((expression) => matchesExpression(expression, workload))
  );
}

function inNamespace(namespace: string, workload: Workload): boolean {
  if (namespace === ANY_CONTAINER_NAMESPACE && !(POD_NAMESPACE_LABEL in workload.labels))
    return true;
  return namespace === workload.namespace;
}

type LabelMatch = (key: string, wanted: string, workload: Workload) => boolean;

function matchesLabels(policy: Policy, workload: Workload, matches: LabelMatch): boolean {
  for (const [key, wanted] of policy.selector.matchLabels)
    if (!matches(key, wanted, workload)) return false;
  return true;
}

function matchesContainerLabel(key: string, wanted: string, workload: Workload): boolean {
  if (key !== CONTAINER_NAME_LABEL) return label(workload, key) === wanted;
  const names = containerNames(wanted);
  const name = label(workload, key) ?? label(workload, RUNTIME_CONTAINER_NAME_LABEL);
  return names.length === 0 || (name !== undefined && names.includes(name));
}

/** `[a,b]`, or a bare name; empty means every container. Brackets are loose, as users know them. */
function containerNames(text: string): readonly string[] {
  const list = text.trim().replace(/^\[/, '').replace(/\]$/, '');
  return list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

function matchesExpression(expression: SelectorExpression, workload: Workload): boolean {
  const found = expression.values.some((value) =>
    expression.key === 'namespace' ? inNamespace(value, workload) : hasLabel(workload, value),
  );
  return found === (expression.operator === 'In');
}

function hasLabel(workload: Workload, text: string): boolean {
  const equals = text.indexOf('=');
  return label(workload, text.slice(0, equals)) === text.slice(equals + 1);
}

function label(workload: Workload, key: string): string | undefined {
  return Object.hasOwn(workload.labels, key) ? workload.labels[key] : undefined;
}
