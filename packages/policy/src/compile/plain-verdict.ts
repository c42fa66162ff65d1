import type { PostureAction, Rule } from '@ringfence/model';
import { comparePrecedence } from '../evaluate/precedence.ts';
import type { PathDecision } from './path-trie.ts';

/** What a set says of one thing that is named by itself: no place, no range. */
export interface PlainVerdict {
  readonly decision: PathDecision | null;
  /** Index of the Audit rule that alerts if the outcome is permitted; 0 where none does. */
  readonly audit: number;
}

/** Of all rules about that thing, in whatever order. */
export function plainVerdict(rules: readonly Rule[], posture: PostureAction | null): PlainVerdict {
  const ordered = rules.toSorted(comparePrecedence);
  const decision = ordered.find((rule) => rule.action !== 'Audit');
  return {
    decision: decision
      ? { rule: decision.index, action: decision.action === 'Block' ? 'Block' : 'Allow' }
      : posture && { rule: 'posture', action: posture },
    audit: ordered.find((rule) => rule.action === 'Audit')?.index ?? 0,
  };
}
