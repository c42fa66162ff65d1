import {
  DEFAULT_POSTURE,
  type ExecOperation,
  type PathComponents,
  type Rule,
} from '@ringfence/model';
import { judge } from '../evaluate/evaluator.ts';
import { coversPath } from '../evaluate/rule-match.ts';
import type { Policy } from '../policy.ts';
import { selectsAllOf } from './co-selection.ts';
import { findingAt, type LintFinding, placeOf } from './lint-finding.ts';
import type { PlacedRule } from './placed-rule.ts';

/** Rules that are looked at in all: of very many policies only the first sources are checked. */
const MAX_LOOKS = 2_000_000;

/** Rules about programs that other rules let nobody run. */
export function checkSources(rules: readonly PlacedRule[]): readonly LintFinding[] {
  const execs = rules.filter(({ rule }) => rule.class === 'process' && rule.action !== 'Audit');
  if (execs.length === 0) return [];
  const known = new Map<string, PlacedRule | null>();
  let left = MAX_LOOKS;
  return rules.flatMap(({ policy, rule }) => {
    for (const { components } of rule.sources) {
      const path = `/${components.join('/')}`;
      const key = JSON.stringify([policy.name, policy.file, path]);
      if (!known.has(key) && left > 0) {
        left -= execs.length;
        known.set(key, blockOf(components, policy, execs));
      }
      const block = known.get(key) ?? null;
      if (block === null || block.rule.index === rule.index) continue;
      const message =
        `${path} can never run here, so nothing comes from it: ` +
        `${placeOf(block.policy, block.rule.origin)} blocks its execution`;
      const mend = 'take it out of fromSource, or let it run';
      return [findingAt(policy, rule.origin, { kind: 'sourceCannotRun', message, mend })];
    }
    return [];
  });
}

/** The rule that stops every exec of a program wherever the policy applies. */
function blockOf(
  path: PathComponents,
  policy: Policy,
  execs: readonly PlacedRule[],
): PlacedRule | null {
  const candidates = execs.filter((each) => selectsAllOf(each.policy, policy));
  const rules = candidates.map((each) => each.rule);
  if (execs.some(({ rule }) => mayAllowFromSomewhere(rule, path))) return null;
  const table = { rules, posture: DEFAULT_POSTURE, digest: '' };
  let winner: Rule | null = null;
  for (const owner of [true, false]) {
    const exec: ExecOperation = { type: 'exec', path, owner, source: null };
    const { verdict } = judge(table, exec);
    if (verdict.permitted) return null;
    winner = verdict.rule;
  }
  return candidates.find(({ rule }) => rule === winner) ?? null;
}

/** An Allow for some callers beats a Block for all; which callers there are nobody knows here. */
function mayAllowFromSomewhere({ action, sources, match }: Rule, path: PathComponents): boolean {
  if (action !== 'Allow' || sources.length === 0) return false;
  return match.type !== 'path' || coversPath(match, path);
}
