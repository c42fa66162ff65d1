import { createHash } from 'node:crypto';
import {
  DEFAULT_POSTURE,
  type PolicyName,
  type Posture,
  type Rule,
  type RuleTable,
  type Workload,
} from '@ringfence/model';
import type { Policy, PolicyRule } from '../policy.ts';
import { selects } from './selection.ts';

/**
 * All rules of the policies that select the workload. Policies are taken in the order of their
 * names, so the table does not depend on the order in which they were given.
 */
export function buildRuleTable(
  policies: Iterable<Policy>,
  workload: Workload,
  posture: Posture = DEFAULT_POSTURE,
): RuleTable {
  const selected = [...policies].filter((policy) => selects(policy, workload));
  return tableOf(selected, posture);
}

function tableOf(policies: readonly Policy[], posture: Posture): RuleTable {
  const ordered = inTableOrder(policies);
  const rules: Rule[] = [];
  const hash = createHash('sha256').update(canonical(posture));
  for (const policy of ordered) {
    for (const rule of policy.rules) rules.push({ index: rules.length + 1, ...rule });
    if (policy.rules.length > 0) hash.update(policyDigest(policy));
  }
  return { rules, posture, digest: hash.digest('hex') };
}

/** Policies in the order in which their rules are numbered. */
export function inTableOrder(policies: readonly Policy[]): readonly Policy[] {
  return policies.toSorted((a, b) => compareText(nameKey(a.name), nameKey(b.name)));
}

function nameKey({ kind, namespace, name }: PolicyName): string {
  return JSON.stringify([kind, namespace, name]);
}

/** By code unit: the same on every machine, whatever its locale. */
function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

const digests = new WeakMap<Policy, string>();

/**
 * A name for what a policy says, made once however many workloads it selects. Line and column
 * are no part of it: a policy that was only moved or commented compiles to the same rule set.
 */
function policyDigest(policy: Policy): string {
  const known = digests.get(policy);
  if (known !== undefined) return known;
  const hash = createHash('sha256');
  for (const rule of policy.rules) hash.update(canonical(withoutPosition(rule)));
  const digest = hash.digest('hex');
  digests.set(policy, digest);
  return digest;
}

function withoutPosition({ origin, ...rule }: PolicyRule): unknown {
  return { ...rule, policy: origin.policy, path: origin.path };
}

/** JSON with the keys of every object in order. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value)
    .toSorted(([a], [b]) => compareText(a, b))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`);
  return `{${members.join(',')}}`;
}
