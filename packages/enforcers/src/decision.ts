import { layout } from '@ringfence/kernel';
import type { PathDecision } from '@ringfence/policy';

/** A decision as the kernel holds it: the action in the two high bits, the rule below. */
export function encodeDecision(decision: PathDecision | null): number {
  if (decision === null) return 0;
  const rule = decision.rule === 'posture' ? layout.RULE_POSTURE : decision.rule;
  return (ACTIONS[decision.action] | rule) >>> 0;
}

const ACTIONS = {
  Allow: layout.DECISION_ALLOW,
  Block: layout.DECISION_BLOCK,
  Audit: layout.DECISION_AUDIT,
} as const;

export interface DecodedDecision {
  readonly action: 'Allow' | 'Block' | 'Audit';
  /** Index in the rule table, or what decided in place of a rule. */
  readonly rule: number | 'posture' | 'below' | 'agent' | 'moved' | 'unjudged';
}

/** What a record says was decided; null for an observation. */
export function decodeDecision(decision: number): DecodedDecision | null {
  const named = { rule: decidedBy(decision & layout.DECISION_RULE) };
  switch ((decision & layout.DECISION_ACTION) >>> 0) {
    case layout.DECISION_ALLOW:
      return { action: 'Allow', ...named };
    case layout.DECISION_BLOCK:
      return { action: 'Block', ...named };
    case layout.DECISION_AUDIT:
      return { action: 'Audit', ...named };
    default:
      return null;
  }
}

function decidedBy(rule: number): DecodedDecision['rule'] {
  if (rule === layout.RULE_UNRESOLVED) return 'unjudged';
  if (rule === layout.RULE_BELOW) return 'below';
  if (rule === layout.RULE_AGENT) return 'agent';
  if (rule === layout.RULE_MOVED) return 'moved';
  return rule === layout.RULE_POSTURE ? 'posture' : rule;
}
