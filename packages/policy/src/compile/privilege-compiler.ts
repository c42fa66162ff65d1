import {
  type PostureAction,
  PRIVILEGES,
  type Privilege,
  type PrivilegeMatch,
  type Rule,
} from '@ringfence/model';
import { comparePrecedence } from '../evaluate/precedence.ts';
import type { PathDecision } from './path-trie.ts';

export type PrivilegeRule = Rule & { readonly match: PrivilegeMatch };

export interface PrivilegeVerdict {
  readonly privilege: Privilege;
  readonly decision: PathDecision | null;
  /** Index of the Audit rule that alerts if the outcome is permitted; 0 where none does. */
  readonly audit: number;
}

/** One line for each privilege that some rule speaks of; under a posture, for all. */
export function compilePrivileges(
  rules: readonly PrivilegeRule[],
  posture: PostureAction | null = null,
): readonly PrivilegeVerdict[] {
  const ordered = rules.toSorted(comparePrecedence);
  const judged = posture === null ? [] : PRIVILEGES;
  const named = [...new Set([...judged, ...rules.map((rule) => rule.match.privilege)])].sort();
  return named.map((privilege) => {
    const own = ordered.filter((rule) => rule.match.privilege === privilege);
    const decision = own.find((rule) => rule.action !== 'Audit');
    return {
      privilege,
      decision: decision
        ? { rule: decision.index, action: decision.action === 'Block' ? 'Block' : 'Allow' }
        : posture && { rule: 'posture', action: posture },
      audit: own.find((rule) => rule.action === 'Audit')?.index ?? 0,
    };
  });
}
