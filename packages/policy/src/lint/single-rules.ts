import type { Match, Rule } from '@ringfence/model';
import { exclusionReason, leftOut } from '../compile/exclusion.ts';
import { PATTERN_LIMITS } from '../compile/pattern-automaton.ts';
import { compilePatterns, PATTERNS_TOO_LARGE } from '../compile/pattern-compiler.ts';
import { isPatternRule } from '../compile/pattern-verdicts.ts';
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
  const tooLarge = largePatterns(rules);
  return rules.flatMap(({ policy, rule }) => {
    const reason =
      exclusionReason(rule) ?? (tooLarge.has(rule) ? leftOut(rule, PATTERNS_TOO_LARGE) : null);
    const key = JSON.stringify([policy.file, rule.origin, reason]);
    if (reason === null || told.has(key)) return [];
    told.add(key);
    const mend = 'until a node can, say it in another way, or leave it out';
    return [findingAt(policy, rule.origin, { kind: 'notEnforced', message: reason, mend })];
  });
}

/** Of all policies together: hostile ones cost no more than a few that are read to the end. */
const MAX_STEPS = 4 * PATTERN_LIMITS.steps;

/** Patterns that their own policy, alone, makes too large for a node. */
function largePatterns(rules: readonly PlacedRule[]): ReadonlySet<Rule> {
  const large = new Set<Rule>();
  let left = MAX_STEPS;
  for (const own of Map.groupBy(rules, ({ policy }) => policy).values()) {
    if (left <= 0) break;
    const { overflow, steps } = compilePatterns(own.map(({ rule }) => rule).filter(isPatternRule));
    left -= steps;
    for (const rule of overflow) large.add(rule);
  }
  return large;
}
