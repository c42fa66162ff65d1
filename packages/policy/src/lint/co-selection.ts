import type { PolicyKind } from '@ringfence/model';
import type { Policy, SelectorExpression } from '../policy.ts';
import { bothOf, demandOf, isSatisfiable } from './selector-demand.ts';

/** Does the policy speak of the host rather than of containers? */
export function isHostPolicy({ name }: Policy): boolean {
  const kinds: readonly PolicyKind[] = ['HostPolicy', 'KubeArmorHostPolicy'];
  return kinds.includes(name.kind);
}

/** Can one workload be under both? */
export function maySelectTogether(one: Policy, other: Policy): boolean {
  if (one === other) return true;
  if (isHostPolicy(one) !== isHostPolicy(other)) return false;
  return isSatisfiable(bothOf(demandOf(one), demandOf(other)));
}

/** Is every workload under the inner policy under the outer one too? `false` where unsure. */
export function selectsAllOf(outer: Policy, inner: Policy): boolean {
  if (outer === inner) return true;
  if (isHostPolicy(outer) !== isHostPolicy(inner)) return false;
  const { namespace } = outer.name;
  if (namespace !== '' && namespace !== inner.name.namespace) return false;
  for (const [key, value] of outer.selector.matchLabels)
    if (inner.selector.matchLabels.get(key) !== value) return false;
  return outer.selector.matchExpressions.every((expression) => isImplied(expression, inner));
}

function isImplied(expression: SelectorExpression, inner: Policy): boolean {
  const text = JSON.stringify(expression);
  if (inner.selector.matchExpressions.some((own) => JSON.stringify(own) === text)) return true;
  const holds = expression.values.map((value) => factHolds(expression.key, value, inner));
  return expression.operator === 'In'
    ? holds.includes(true)
    : holds.every((known) => known === false);
}

/** What the inner selector says of a label or namespace; null when it leaves it open. */
function factHolds(
  key: SelectorExpression['key'],
  value: string,
  { name, selector }: Policy,
): boolean | null {
  if (key === 'namespace') {
    const isOpen = name.namespace === '' || value === 'container_namespace';
    return isOpen || name.namespace === 'container_namespace' ? null : name.namespace === value;
  }
  const equals = value.indexOf('=');
  const known = selector.matchLabels.get(value.slice(0, equals));
  return known === undefined ? null : known === value.slice(equals + 1);
}
