import type { Operation, PostureAction, Rule, RuleTable, Verdict } from '@ringfence/model';
import { postureOf, postureQuestion } from './posture.ts';
import { comparePrecedence } from './precedence.ts';
import { matchesOperation } from './rule-match.ts';

export interface EvaluateOptions {
  /** `false`: what nothing matches is permitted; Allow rules only carve holes in Block rules. */
  readonly posture?: boolean;
}

/** A verdict with everything that led to it, for people who ask why. */
export interface Judgement {
  readonly verdict: Verdict;
  /** Allow and Block rules that match, in order of precedence: the first decided. */
  readonly deciding: readonly Rule[];
  /** Audit rules that match, in order of precedence: the first alerts on what is permitted. */
  readonly auditing: readonly Rule[];
  /** Set when no rule decided and the workload has an Allow rule for such operations. */
  readonly posture: PostureAction | null;
}

/** The reference semantics: what every enforcer must answer for this operation. */
export function evaluate(
  table: RuleTable,
  operation: Operation,
  options: EvaluateOptions = {},
): Verdict {
  return judge(table, operation, options).verdict;
}

/** `evaluate`, with the candidates in order and the posture that was asked. */
export function judge(
  table: RuleTable,
  operation: Operation,
  options: EvaluateOptions = {},
): Judgement {
  const matching = table.rules.filter((rule) => matchesOperation(rule, operation));
  matching.sort(comparePrecedence);
  const deciding = matching.filter((rule) => rule.action !== 'Audit');
  const auditing = matching.filter((rule) => rule.action === 'Audit');
  const undecided = deciding.length === 0 && options.posture !== false;
  const posture = undecided ? postureOf(table, postureQuestion(operation)) : null;
  const verdict = verdictOf(deciding[0] ?? null, auditing[0] ?? null, posture);
  return { verdict, deciding, auditing, posture };
}

function verdictOf(
  decision: Rule | null,
  audit: Rule | null,
  posture: PostureAction | null,
): Verdict {
  if (decision?.action === 'Block') return { permitted: false, alert: 'Block', rule: decision };
  if (posture === 'Block') return { permitted: false, alert: 'Block', rule: null };
  if (audit !== null) return { permitted: true, alert: 'Audit', rule: audit };
  if (posture === 'Audit') return { permitted: true, alert: 'Audit', rule: null };
  return { permitted: true, alert: null, rule: decision };
}
