import {
  type PostureAction,
  PRIVILEGES,
  type Privilege,
  type PrivilegeMatch,
  type Rule,
} from '@ringfence/model';
import { type PlainVerdict, plainVerdict } from './plain-verdict.ts';

export type PrivilegeRule = Rule & { readonly match: PrivilegeMatch };

export interface PrivilegeVerdict extends PlainVerdict {
  readonly privilege: Privilege;
}

/** One line for each privilege that some rule speaks of; under a posture, for all. */
export function compilePrivileges(
  rules: readonly PrivilegeRule[],
  posture: PostureAction | null = null,
): readonly PrivilegeVerdict[] {
  const judged = posture === null ? [] : PRIVILEGES;
  const named = [...new Set([...judged, ...rules.map((rule) => rule.match.privilege)])].sort();
  return named.map((privilege) => {
    const own = rules.filter((rule) => rule.match.privilege === privilege);
    return { privilege, ...plainVerdict(own, posture) };
  });
}
