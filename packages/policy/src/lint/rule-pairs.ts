import { type Rule, summarizeRule } from '@ringfence/model';
import { comparePrecedence } from '../evaluate/precedence.ts';
import { precedenceReason } from '../explain/precedence-reason.ts';
import { maySelectTogether, selectsAllOf } from './co-selection.ts';
import { findingAt, type LintFinding, placeOf, type Remark } from './lint-finding.ts';
import type { PlacedRule } from './placed-rule.ts';
import { covers, mayMeet } from './rule-cover.ts';
import { RuleIndex } from './rule-index.ts';
import { isTooDeep } from './unreachable-path.ts';

/** Pairs that are held against each other at most, which takes well under a second. */
const MAX_PAIRS = 1_000_000;

/** Rules that stand twice, contradict each other, or never decide because another does. */
export function checkRulePairs(rules: readonly PlacedRule[]): readonly LintFinding[] {
  const reachable = rules.filter(({ rule }) => !isTooDeep(rule.match));
  const { findings, distinct } = checkDuplicates(reachable);
  const index = new RuleIndex(distinct);
  const allows = distinct.filter(({ rule }) => rule.action === 'Allow');
  let left = MAX_PAIRS;
  for (const placed of distinct) {
    let remark: Remark | null = null;
    for (const other of index.around(placed.rule)) {
      if (--left <= 0) return [...findings, notCompared(placed, rules.length)];
      if (other === placed) continue;
      const found = remarkOn(placed, other, allows);
      if (found?.kind !== 'conflict') remark ??= found;
      else {
        // A contradiction says more than that some other rule comes first.
        remark = found;
        break;
      }
    }
    if (remark !== null) findings.push(findingAt(placed.policy, placed.rule.origin, remark));
  }
  return findings;
}

function notCompared({ policy, rule }: PlacedRule, count: number): LintFinding {
  return findingAt(policy, rule.origin, {
    kind: 'notCompared',
    message: `${count} rules about the same places are too many to compare each with each`,
    mend: 'from this rule on, shadowed and conflicting rules are not looked for: split the files',
  });
}

function checkDuplicates(rules: readonly PlacedRule[]) {
  const findings: LintFinding[] = [];
  const distinct: PlacedRule[] = [];
  const known = new Map<string, PlacedRule[]>();
  for (const placed of rules) {
    const key = sayingOf(placed.rule);
    const same = known.get(key) ?? [];
    const first = same.find(({ policy }) => selectsAllOf(policy, placed.policy));
    if (first === undefined) {
      known.set(key, [...same, placed]);
      distinct.push(placed);
      continue;
    }
    const message = `the same rule stands at ${placeOf(first.policy, first.rule.origin)}`;
    const mend = 'remove one; alerts name the other';
    findings.push(
      findingAt(placed.policy, placed.rule.origin, { kind: 'duplicate', message, mend }),
    );
  }
  return { findings, distinct };
}

/** What a rule says, apart from what its alerts carry. */
function sayingOf(rule: Rule): string {
  const { action, final, allowedArgs, unsupported } = rule;
  return `${subjectOf(rule)} ${JSON.stringify({ action, final, allowedArgs, unsupported })}`;
}

/** What a rule is about. */
function subjectOf({ class: ruleClass, match, sources, ...flags }: Rule): string {
  const from = sources.map((source) => JSON.stringify(source)).toSorted();
  const { readOnly, ownerOnly, withoutTerminal } = flags;
  return JSON.stringify([ruleClass, match, from, readOnly, ownerOnly, withoutTerminal]);
}

function remarkOn(
  placed: PlacedRule,
  other: PlacedRule,
  allows: readonly PlacedRule[],
): Remark | null {
  const { rule } = placed;
  if (rule.unsupported.length > 0 || !covers(other.rule, rule)) return null;
  const where = placeOf(other.policy, other.rule.origin);
  const isAudit = rule.action === 'Audit';
  if (isAudit !== (other.rule.action === 'Audit'))
    return isAudit && silences(other, placed, allows)
      ? shadowed(other, `${where} blocks it, and Audit alerts only on what is permitted`)
      : null;
  if (comparePrecedence(other.rule, rule) > 0) return null;
  const always = selectsAllOf(other.policy, placed.policy);
  if (rule.action === 'Allow' && other.rule.action === 'Block' && isSameMatch(rule, other.rule)) {
    if (!always && !maySelectTogether(other.policy, placed.policy)) return null;
    const reach = always ? 'wherever this one applies' : 'where both policies select a workload';
    return {
      kind: 'conflict',
      message: `${where} blocks what this rule allows, and decides ${reach}: ${precedenceReason(
        other.rule,
        rule,
      )}`,
      mend: 'remove one of them, or make the one that is to decide more specific',
    };
  }
  if (!always) return null;
  return shadowed(other, `${where} decides first: ${precedenceReason(other.rule, rule)}`);
}

function shadowed({ rule }: PlacedRule, why: string): Remark {
  return {
    kind: 'shadowed',
    message: `this rule never decides, since ${why}`,
    mend: `remove it, or narrow the other: ${rule.action} ${summarizeRule(rule)}`,
  };
}

function isSameMatch(one: Rule, other: Rule): boolean {
  return JSON.stringify(one.match) === JSON.stringify(other.match);
}

/** A Block that no Allow lifts anywhere within the Audit rule leaves it nothing to alert on. */
function silences(block: PlacedRule, audit: PlacedRule, allows: readonly PlacedRule[]): boolean {
  return (
    block.rule.action === 'Block' &&
    selectsAllOf(block.policy, audit.policy) &&
    !allows.some(
      ({ policy, rule }) =>
        comparePrecedence(rule, block.rule) < 0 &&
        mayMeet(rule, audit.rule) &&
        maySelectTogether(policy, audit.policy),
    )
  );
}
