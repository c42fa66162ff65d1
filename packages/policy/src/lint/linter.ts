import type { Policy } from '../policy.ts';
import { checkAllowLists } from './allow-list.ts';
import { checkSources } from './dead-source.ts';
import { findingAtSelector, type LintFinding } from './lint-finding.ts';
import { placeRules } from './placed-rule.ts';
import { checkRulePairs } from './rule-pairs.ts';
import { checkSelectors } from './selectors.ts';
import { checkSelfHarm } from './self-harm.ts';
import { checkSingleRules } from './single-rules.ts';

export interface LintOptions {
  /** Self-harm is told as a warning: whoever applies it knows. */
  readonly force?: boolean;
}

/**
 * What may be wrong with policies that could be read, together as they would be applied. In the
 * order of files and lines. Nothing of a node is asked.
 */
export function lintPolicies(
  policies: readonly Policy[],
  options: LintOptions = {},
): readonly LintFinding[] {
  const { current, findings } = withoutReplaced(policies);
  const rules = placeRules(current);
  const all = [
    ...findings,
    ...checkSelectors(current),
    ...checkSingleRules(rules),
    ...checkRulePairs(rules),
    ...checkSources(rules),
    ...checkSelfHarm(rules),
    ...checkAllowLists(rules),
  ];
  const files = [...new Set(policies.map(({ file }) => file))];
  return all
    .map((finding) => (options.force ? { ...finding, severity: 'warning' as const } : finding))
    .toSorted(
      (a, b) =>
        files.indexOf(a.file) - files.indexOf(b.file) || a.line - b.line || a.column - b.column,
    );
}

/** A policy of the same name in a later file takes the place of an earlier one. */
function withoutReplaced(policies: readonly Policy[]) {
  const last = new Map(policies.map((policy) => [JSON.stringify(policy.name), policy]));
  const current = [...last.values()];
  const findings: LintFinding[] = policies
    .filter((policy) => last.get(JSON.stringify(policy.name)) !== policy)
    .map((policy) => {
      const { file, line } = last.get(JSON.stringify(policy.name)) ?? policy;
      return findingAtSelector(policy, {
        kind: 'duplicate',
        message: `${policy.name.kind} ${policy.name.name} stands at ${file}:${line} too, and the later one replaces it`,
        mend: 'rename one, or merge them',
      });
    });
  return { current, findings };
}
