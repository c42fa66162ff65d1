import type { Policy } from '../policy.ts';
import { findingAtSelector, type LintFinding } from './lint-finding.ts';
import { demandOf, isSatisfiable } from './selector-demand.ts';

/** Policies that select nothing, or select more than they seem to. */
export function checkSelectors(policies: readonly Policy[]): readonly LintFinding[] {
  return policies.flatMap((policy) => {
    const findings: LintFinding[] = [];
    if (!isSatisfiable(demandOf(policy)))
      findings.push(
        findingAtSelector(policy, {
          kind: 'selectsNothing',
          message: 'no workload can be all of this at once, so the policy never applies',
          mend: 'all of matchLabels and every expression must hold; make two policies of either-or',
        }),
      );
    const names = policy.selector.matchLabels.get('kubearmor.io/container.name');
    if (names !== undefined && /^[\s,[\]]*$/.test(names))
      findings.push(
        findingAtSelector(policy, {
          kind: 'selectsNothing',
          message: 'kubearmor.io/container.name names no container, which selects every one',
          mend: 'name containers, as in [main,sidecar], or remove the label',
        }),
      );
    if (policy.rules.length === 0)
      findings.push(
        findingAtSelector(policy, {
          kind: 'noRule',
          message: 'the policy has no rule, so it does nothing',
          mend: 'add a section with rules, such as file or process',
        }),
      );
    return findings;
  });
}
