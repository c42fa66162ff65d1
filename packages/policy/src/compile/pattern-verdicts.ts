import type { Rule } from '@ringfence/model';
import { comparePrecedence } from '../evaluate/precedence.ts';
import { touchedOperations } from './path-place.ts';
import { RANK_NONE, type RankedVerdict, ruleRank } from './path-rank.ts';
import { PATH_OPERATIONS, type PathOperation } from './path-trie.ts';
import type { PatternAutomaton, PatternLabel } from './pattern-automaton.ts';
import type { PatternNumbers, PatternRule } from './pattern-compiler.ts';
import { openBelow } from './pattern-reach.ts';
import type { View } from './view.ts';

/** What patterns of one view say of a path with this label. */
export interface PatternVerdict extends Readonly<Record<PathOperation, RankedVerdict>> {
  readonly label: number;
  /** Something below may be under Block here: a move would take this directory from under it. */
  readonly blockBelow: boolean;
  /** Something below may be under Block wherever it is, but where an Allow decides before it. */
  readonly blockAnywhere: boolean;
  /** Something below may be allowed. */
  readonly allowBelow: boolean;
}

export interface PatternView {
  readonly view: View;
  readonly rules: readonly Rule[];
  /** What no rule speaks of is denied to files. */
  readonly deniesFiles: boolean;
}

/** The verdicts of all labels of which there is something to say. */
export function patternVerdicts(
  automaton: PatternAutomaton,
  numbers: PatternNumbers,
  { view, rules, deniesFiles }: PatternView,
): readonly PatternVerdict[] {
  const own = rulesByPattern(rules, numbers, view);
  const holds = (patterns: readonly number[], wanted: (rule: PatternRule) => boolean) =>
    patterns.some((pattern) => own.get(pattern)?.some(wanted) === true);
  const isBlock = (rule: PatternRule) => rule.action === 'Block';
  const isAllow = (rule: PatternRule) => rule.action === 'Allow';
  const liftable = new Set(
    [...own.values()]
      .flat()
      .filter((rule) => isBlock(rule) && rules.some((other) => lifts(other, rule))),
  );
  const verdicts = automaton.labels.map((label, number) => ({
    ...judged(label, own, view),
    label: number,
    blockBelow: holds(label.below, isBlock),
    blockAnywhere: holds(label.anywhere, (rule) => liftable.has(rule)),
    allowBelow: holds(label.below, isAllow) || holds(label.anywhere, isAllow),
  }));
  const open = deniesFiles
    ? openBelow(automaton, (label) => {
        const verdict = verdicts[label];
        return verdict === undefined || !(verdict.read.decision && verdict.write.decision);
      })
    : new Set<number>();
  return verdicts
    .map((verdict) =>
      verdict.write.decision?.action === 'Allow' && open.has(verdict.label)
        ? { ...verdict, blockBelow: true }
        : verdict,
    )
    .filter(saysSomething);
}

function lifts(other: Rule, rule: Rule): boolean {
  return (
    other.action === 'Allow' && other.class === rule.class && comparePrecedence(other, rule) < 0
  );
}

export function isPatternRule(rule: Rule): rule is PatternRule {
  return rule.match.type === 'pattern';
}

/** In order of precedence. */
function rulesByPattern(rules: readonly Rule[], numbers: PatternNumbers, view: View) {
  const own = new Map<number, PatternRule[]>();
  for (const rule of rules.filter(isPatternRule).sort(comparePrecedence)) {
    const pattern = numbers.get(rule.match.pattern);
    if (pattern === undefined || touchedOperations(rule, view).length === 0) continue;
    const list = own.get(pattern);
    if (list === undefined) own.set(pattern, [rule]);
    else list.push(rule);
  }
  return own;
}

function judged(
  { matched }: PatternLabel,
  own: ReadonlyMap<number, readonly PatternRule[]>,
  view: View,
): Record<PathOperation, RankedVerdict> {
  const rules = matched.flatMap((pattern) => own.get(pattern) ?? []).sort(comparePrecedence);
  const verdict = (operation: PathOperation): RankedVerdict => {
    const speaking = rules.filter((rule) => touchedOperations(rule, view).includes(operation));
    const decides = speaking.find((rule) => rule.action !== 'Audit');
    const audits = speaking.find((rule) => rule.action === 'Audit');
    return {
      decision:
        decides === undefined
          ? null
          : { rule: decides.index, action: decides.action === 'Block' ? 'Block' : 'Allow' },
      decisionRank: decides === undefined ? RANK_NONE : ruleRank(decides),
      audit: audits?.index ?? 0,
      auditRank: audits === undefined ? RANK_NONE : ruleRank(audits),
    };
  };
  return { read: verdict('read'), write: verdict('write'), exec: verdict('exec') };
}

function saysSomething(verdict: PatternVerdict): boolean {
  return (
    verdict.blockBelow ||
    verdict.blockAnywhere ||
    verdict.allowBelow ||
    PATH_OPERATIONS.some(
      (operation) => verdict[operation].decision !== null || verdict[operation].audit > 0,
    )
  );
}
