import { layout } from '@ringfence/kernel';
import type { PathDecision } from '@ringfence/policy';

/** A decision as the kernel holds it: the action in the two high bits, the rule below. */
export function encodeDecision(decision: PathDecision | null): number {
  if (decision === null) return 0;
  const action = decision.action === 'Block' ? layout.DECISION_BLOCK : layout.DECISION_ALLOW;
  return (action | decision.rule) >>> 0;
}

export interface DecodedDecision {
  readonly action: 'Allow' | 'Block' | 'Audit';
  /** Index in the rule table; null when a path that could not be judged was refused. */
  readonly rule: number | null;
}

/** What a record says was decided; null for an observation. */
export function decodeDecision(decision: number): DecodedDecision | null {
  const rule = decision & layout.DECISION_RULE;
  const named = { rule: rule === layout.RULE_UNRESOLVED ? null : rule };
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
