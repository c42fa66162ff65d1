import {
  DEFAULT_POSTURE,
  type Operation,
  type Posture,
  type PostureAction,
  type Rule,
  type RuleTable,
  type Verdict,
  type Workload,
} from '@ringfence/model';
import { awaitsArguments } from '../compile/argument-lists.ts';
import { compilePosture } from '../compile/posture.ts';
import { compileRuleTable } from '../compile/rule-table-compiler.ts';
import { type Judgement, judge } from '../evaluate/evaluator.ts';
import { postureQuestion } from '../evaluate/posture.ts';
import { matchesOperation } from '../evaluate/rule-match.ts';
import type { Policy } from '../policy.ts';
import { buildRuleTable } from '../select/rule-table.ts';
import { selects } from '../select/selection.ts';
import { missOf } from './near-miss.ts';
import { precedenceReason } from './precedence-reason.ts';
import { selectorMiss } from './selector-miss.ts';

/** A rule and the file that it stands in; the line is in its origin. */
export interface ExplainedRule {
  readonly file: string;
  readonly rule: Rule;
}

/** A rule that matches and did not decide. */
export interface BeatenRule extends ExplainedRule {
  /** Why the rule before it in the list, or the winner, comes first. */
  readonly reason: string;
}

/** A rule that did not match, by little. */
export interface NearRule extends ExplainedRule {
  /** What of it failed. */
  readonly parts: readonly string[];
}

/** Which rule decides on one operation, and why. */
export interface Explanation {
  readonly operation: Operation;
  /** What the policies mean. */
  readonly verdict: Verdict;
  /** The rule behind the verdict; null where none is. */
  readonly winner: ExplainedRule | null;
  /** A sentence: by what the verdict came about. */
  readonly reason: string;
  readonly posture: PostureAction | null;
  /** Decided when the program is loaded, since some rule asks for its arguments. */
  readonly awaitsArguments: boolean;
  readonly beaten: readonly BeatenRule[];
  readonly near: readonly NearRule[];
  /** What a node does today, where rules that it cannot take yet are missing. */
  readonly today: Verdict;
  /** Rules that match and that no node takes yet, with the reason. */
  readonly notEnforced: readonly (ExplainedRule & { readonly reason: string })[];
}

const MAX_NEAR = 10;

/** Explains one operation of one workload under these policies. */
export function explain(
  policies: readonly Policy[],
  workload: Workload,
  operation: Operation,
  posture: Posture = DEFAULT_POSTURE,
): Explanation {
  const table = buildRuleTable(policies, workload, posture);
  const files = new Map(policies.map(({ name, file }) => [JSON.stringify(name), file]));
  const explained = (rule: Rule): ExplainedRule => ({
    file: files.get(JSON.stringify(rule.origin.policy)) ?? '',
    rule,
  });
  const { judgement, afterOpen } = judgeWhole(table, operation);
  const { verdict, deciding, auditing } = judgement;
  const later = afterOpen === null ? [] : [...afterOpen.deciding, ...afterOpen.auditing];
  const matching = [...deciding, ...auditing, ...later];
  const beaten = [
    ...beatenRules(verdict, deciding, auditing),
    ...later.map((rule) => ({ rule, reason: 'the program is opened before this rule is asked' })),
  ];
  return {
    operation,
    verdict,
    winner: verdict.rule === null ? null : explained(verdict.rule),
    reason: afterOpen === null ? reasonOf(verdict, judgement.posture, operation) : OPENED,
    posture: judgement.posture,
    awaitsArguments:
      operation.type === 'exec' && afterOpen === null && awaitsArguments(table.rules, operation),
    beaten: beaten.map(({ rule, reason }) => ({ ...explained(rule), reason })),
    near: nearRules(policies, workload, table, operation, matching).map(({ rule, parts }) => ({
      ...explained(rule),
      parts,
    })),
    ...todayOf(table, operation, matching, explained),
  };
}

const OPENED =
  'this Block rule decides: to run a program the kernel opens it, and file rules that block ' +
  'reads hold for that';

/**
 * An exec is two operations: the open of the program, under file Block rules alone, and then the
 * exec. Where the open is denied, that is the judgement, and `afterOpen` what the exec's would be.
 */
function judgeWhole(
  table: RuleTable,
  operation: Operation,
  options: { readonly posture?: boolean } = {},
): { readonly judgement: Judgement; readonly afterOpen: Judgement | null } {
  const judgement = judge(table, operation, options);
  if (operation.type !== 'exec') return { judgement, afterOpen: null };
  const { path, owner, source } = operation;
  const read: Operation = { type: 'file', action: 'read', path, owner, source };
  const opened = judge(table, read, { posture: false });
  return opened.verdict.permitted
    ? { judgement, afterOpen: null }
    : { judgement: opened, afterOpen: judgement };
}

function reasonOf(
  { rule, permitted }: Verdict,
  posture: PostureAction | null,
  operation: Operation,
): string {
  if (rule?.action === 'Audit')
    return posture === null
      ? 'permitted, and the most specific Audit rule raises the alert'
      : 'permitted by posture Audit, and the most specific Audit rule raises the alert';
  if (rule !== null) return permitted ? 'this Allow rule decides' : 'this Block rule decides';
  if (posture === null) return 'no rule is about it, and what no rule is about is permitted';
  const ruleClass = CLASS_WORDS[operation.type];
  return (
    'no rule is about it; since the workload has an Allow rule for such operations, the posture ' +
    `of the class ${ruleClass} decides, which is ${posture}`
  );
}

const CLASS_WORDS: Readonly<Record<Operation['type'], string>> = {
  file: 'file',
  exec: 'file (exec follows it)',
  network: 'network',
  socket: 'network',
  privilege: 'privilege',
  capability: 'privilege (capabilities follow it)',
};

/** What each matching rule lost to: the winner for those of its sort, else the rules that decide. */
function beatenRules(
  { rule: winner }: Verdict,
  deciding: readonly Rule[],
  audits: readonly Rule[],
) {
  const beaten: { rule: Rule; reason: string }[] = [];
  for (const [at, rule] of deciding.entries()) {
    const before = deciding[at - 1];
    if (rule === winner) continue;
    const reason =
      before === undefined
        ? 'it decides that this is permitted; Audit never grants, and raises the alert'
        : precedenceReason(before, rule);
    beaten.push({ rule, reason });
  }
  for (const [at, rule] of audits.entries()) {
    const before = audits[at - 1];
    if (rule === winner) continue;
    const reason =
      winner?.action === 'Block' || before === undefined
        ? 'Audit alerts only on what is permitted'
        : precedenceReason(before, rule);
    beaten.push({ rule, reason });
  }
  return beaten;
}

interface NearCandidate {
  readonly rule: Rule;
  readonly parts: readonly string[];
  readonly distance: number;
}

function nearRules(
  policies: readonly Policy[],
  workload: Workload,
  table: RuleTable,
  operation: Operation,
  matching: readonly Rule[],
): readonly NearCandidate[] {
  const told = new Set(matching.map(originKey));
  const candidates: NearCandidate[] = [];
  for (const rule of table.rules) {
    if (matching.includes(rule)) continue;
    const miss = missOf(rule, operation);
    if (miss !== null) candidates.push({ rule, ...miss });
  }
  for (const policy of policies) {
    if (selects(policy, workload)) continue;
    for (const each of policy.rules) {
      const rule: Rule = { index: 0, ...each };
      if (matchesOperation(rule, operation))
        candidates.push({ rule, parts: [selectorMiss(policy, workload)], distance: 1 });
    }
  }
  // One entry makes many rules, for each peer and port: the nearest speaks for it.
  return candidates
    .toSorted((a, b) => a.distance - b.distance)
    .filter(({ rule }) => !told.has(originKey(rule)) && told.add(originKey(rule)))
    .slice(0, MAX_NEAR);
}

function originKey({ origin }: Rule): string {
  return JSON.stringify([origin.policy, origin.path]);
}

function todayOf(
  table: RuleTable,
  operation: Operation,
  matching: readonly Rule[],
  explained: (rule: Rule) => ExplainedRule,
): Pick<Explanation, 'today' | 'notEnforced'> {
  const { excluded } = compileRuleTable(table);
  const reasons = new Map(excluded.map(({ index, reason }) => [index, reason]));
  const taken = { ...table, rules: table.rules.filter(({ index }) => !reasons.has(index)) };
  const { obstacles } = compilePosture(table, new Set(reasons.keys()));
  const posture = obstacles[postureQuestion(operation)] === null;
  return {
    today: judgeWhole(taken, operation, { posture }).judgement.verdict,
    notEnforced: matching.flatMap((rule) => {
      const reason = reasons.get(rule.index);
      return reason === undefined ? [] : [{ ...explained(rule), reason }];
    }),
  };
}
