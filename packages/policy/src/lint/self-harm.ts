import {
  DEFAULT_POSTURE,
  type Operation,
  type Rule,
  type RuleTable,
  type Workload,
} from '@ringfence/model';
import { judge } from '../evaluate/evaluator.ts';
import type { Policy } from '../policy.ts';
import { selects } from '../select/selection.ts';
import { isHostPolicy, selectsAllOf } from './co-selection.ts';
import { findingAt, type LintFinding } from './lint-finding.ts';
import type { PlacedRule } from './placed-rule.ts';
import { HOST_VITALS, SYSTEM_POD_VITALS, type Vital } from './vital-operation.ts';

/** Namespaces in which the pods run that a cluster and Ringfence rest on. */
const SYSTEM_NAMESPACES = ['kube-system', 'ringfence'];
/** Labels that their pods have; none at all stands for any other. */
const SYSTEM_LABELS: readonly Workload['labels'][] = [
  {},
  { 'k8s-app': 'kube-dns' },
  { 'k8s-app': 'kube-proxy' },
  { tier: 'control-plane', component: 'kube-apiserver' },
  { tier: 'control-plane', component: 'etcd' },
  { tier: 'control-plane', component: 'kube-scheduler' },
  { tier: 'control-plane', component: 'kube-controller-manager' },
  { app: 'ringfence' },
];

/** Rules that would take the machine or the cluster from its owner. */
export function checkSelfHarm(rules: readonly PlacedRule[]): readonly LintFinding[] {
  const byPolicy = Map.groupBy(rules, ({ policy }) => policy);
  return [...byPolicy].flatMap(([policy, own]) => {
    const vitals = vitalsUnder(policy);
    if (vitals === null || !own.some(({ rule }) => rule.action === 'Block')) return [];
    return harmOf(policy, own, vitals, rules);
  });
}

/** What runs under the policy that must go on; null where nothing of the kind does. */
function vitalsUnder(policy: Policy): readonly Vital[] | null {
  if (isHostPolicy(policy)) return HOST_VITALS;
  const isTakenIn = SYSTEM_NAMESPACES.some(
    (namespace) =>
      policy.name.namespace === namespace ||
      SYSTEM_LABELS.some((labels) => selects(policy, systemPod(namespace, labels))),
  );
  return isTakenIn ? SYSTEM_POD_VITALS : null;
}

function systemPod(namespace: string, labels: Workload['labels']): Workload {
  return {
    id: 'system',
    kind: 'container',
    name: 'system',
    namespace,
    labels: { ...labels, 'io.kubernetes.pod.namespace': namespace },
    image: '',
    runtime: '',
    pid: 0,
    cgroupPath: '',
    cgroupId: 0n,
  };
}

function harmOf(
  policy: Policy,
  own: readonly PlacedRule[],
  vitals: readonly Vital[],
  all: readonly PlacedRule[],
): readonly LintFinding[] {
  const blocks = own.map(({ rule }) => rule).filter(({ action }) => action === 'Block');
  const withoutAllows = { rules: blocks, posture: DEFAULT_POSTURE, digest: '' };
  // Allow rules count only where they are sure to apply too; most policies never need the look.
  let table: RuleTable | null = null;
  const withAllows = () => {
    const sure = all.filter(
      (each) => each.rule.action === 'Allow' && selectsAllOf(each.policy, policy),
    );
    return { ...withoutAllows, rules: [...blocks, ...sure.map(({ rule }) => rule)] };
  };
  const harmed = new Map<Rule, Set<string>>();
  const blame = (rule: Rule | null, what: string) => {
    if (rule === null) return;
    const known = harmed.get(rule) ?? new Set();
    harmed.set(rule, known.add(what));
  };
  for (const { what, needs } of vitals) {
    for (const operations of needs) {
      if (deniedAltogether(withoutAllows, operations) === null) continue;
      table ??= withAllows();
      blame(deniedAltogether(table, operations), what);
    }
  }
  return [...harmed].map(([{ origin }, what]) =>
    findingAt(policy, origin, {
      kind: 'selfHarm',
      message: `this denies ${listed([...what])}`,
      mend:
        'narrow the rule, or allow what is needed beside it (in a policy without final Blocks); ' +
        '--force accepts it',
    }),
  );
}

/** The rule that denies the last of the operations, when all are denied by rules. */
function deniedAltogether(table: RuleTable, operations: readonly Operation[]): Rule | null {
  let blamed: Rule | null = null;
  for (const operation of operations) {
    const { verdict } = judge(table, operation, { posture: false });
    if (verdict.permitted) return null;
    blamed ??= verdict.rule;
  }
  return blamed;
}

/** `a, b and c`. */
function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
