import type { Match } from '@ringfence/model';
import { exclusionReason } from '../compile/exclusion.ts';
import { findingAt, type LintFinding, type Remark } from './lint-finding.ts';
import type { PlacedRule } from './placed-rule.ts';
import { isTooDeep, linkedPlace, unreachableRemark } from './unreachable-path.ts';

/** What is wrong with rules by themselves: paths that never are, and what no node enforces yet. */
export function checkSingleRules(rules: readonly PlacedRule[]): readonly LintFinding[] {
  const matches = new Set(
    rules
      .filter(({ rule }) => !isTooDeep(rule.match))
      .map(({ rule }) => placeKey(rule.class, rule.match)),
  );
  const findings = rules.flatMap((placed) => {
    const remark = pathRemark(placed, matches);
    return remark === null ? [] : [findingAt(placed.policy, placed.rule.origin, remark)];
  });
  return [...findings, ...unenforced(rules)];
}

function placeKey(ruleClass: string, match: Match): string {
  return JSON.stringify([ruleClass, match]);
}

function pathRemark({ rule }: PlacedRule, matches: ReadonlySet<string>): Remark | null {
  const unreachable = unreachableRemark(rule.match);
  if (unreachable !== null) return unreachable;
  const source = rule.sources.map((each) => unreachableRemark(each)).find((each) => each !== null);
  if (source !== undefined) return source;
  const linked = linkedPlace(rule.match);
  if (linked === null || matches.has(placeKey(rule.class, linked.real))) return null;
  return linked.remark;
}

/** Rules of one place in the text, as the ports of one entry, share their reason. */
function unenforced(rules: readonly PlacedRule[]): readonly LintFinding[] {
  const told = new Set<string>();
  return rules.flatMap(({ policy, rule }) => {
    const reason = exclusionReason(rule);
    const key = JSON.stringify([policy.file, rule.origin, reason]);
    if (reason === null || told.has(key)) return [];
    told.add(key);
    const mend = 'until a node can, say it in another way, or leave it out';
    return [findingAt(policy, rule.origin, { kind: 'notEnforced', message: reason, mend })];
  });
}
