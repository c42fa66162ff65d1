import type { Privilege, PrivilegeMatch, Rule } from '@ringfence/model';
import { comparePrecedence } from '../evaluate/precedence.ts';

export type PrivilegeRule = Rule & { readonly match: PrivilegeMatch };

export interface PrivilegeVerdict {
  readonly privilege: Privilege;
  readonly decision: { readonly rule: number; readonly action: 'Allow' | 'Block' } | null;
  /** Index of the Audit rule that alerts if the outcome is permitted; 0 where none does. */
  readonly audit: number;
}

/** One line for each privilege that some rule speaks of. */
export function compilePrivileges(rules: readonly PrivilegeRule[]): readonly PrivilegeVerdict[] {
  const ordered = rules.toSorted(comparePrecedence);
  const named = [...new Set(rules.map((rule) => rule.match.privilege))].sort();
  return named.map((privilege) => {
    const own = ordered.filter((rule) => rule.match.privilege === privilege);
    const decision = own.find((rule) => rule.action !== 'Audit');
    return {
      privilege,
      decision: decision
        ? { rule: decision.index, action: decision.action === 'Block' ? 'Block' : 'Allow' }
        : null,
      audit: own.find((rule) => rule.action === 'Audit')?.index ?? 0,
    };
  });
}
