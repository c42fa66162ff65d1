import type { Workload } from '@ringfence/model';
import { isHostPolicy } from '../lint/co-selection.ts';
import type { Policy } from '../policy.ts';

/** Why the policy is not about the workload. */
export function selectorMiss({ name, selector, ...policy }: Policy, workload: Workload): string {
  if (isHostPolicy({ name, selector, ...policy }))
    return workload.kind === 'host'
      ? `another host: the policy selects ${labelsText(selector.matchLabels)}`
      : 'the policy is about the host, and this is a container';
  if (workload.kind === 'host') return 'the policy is about containers, and this is the host';
  const isElsewhere =
    name.namespace !== '' &&
    name.namespace !== 'container_namespace' &&
    name.namespace !== workload.namespace;
  if (isElsewhere)
    return `another namespace: the policy is about ${name.namespace}, and this is ${workload.namespace}`;
  const wrong = [...selector.matchLabels].filter(
    ([key, value]) => !(Object.hasOwn(workload.labels, key) && workload.labels[key] === value),
  );
  return wrong.length > 0
    ? `another workload: the policy selects ${labelsText(wrong)}`
    : 'another workload: an expression of the selector does not hold';
}

function labelsText(labels: Iterable<readonly [string, string]>): string {
  return [...labels].map(([key, value]) => `${key}=${value}`).join(', ');
}
