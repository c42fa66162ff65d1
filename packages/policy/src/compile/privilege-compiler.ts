import {
  type PostureAction,
  PRIVILEGES,
  type Privilege,
  type PrivilegeMatch,
  type Rule,
} from '@ringfence/model';
import { type PlainVerdict, plainVerdicts } from './plain-verdict.ts';
import { type SourcePaths, sourceClasses } from './view.ts';

export type PrivilegeRule = Rule & { readonly match: PrivilegeMatch };

export interface PrivilegeVerdict extends PlainVerdict {
  readonly privilege: Privilege;
}

/** Lines for each privilege that some rule speaks of; under a posture, for all. */
export function compilePrivileges(
  rules: readonly PrivilegeRule[],
  sources: SourcePaths,
  posture: PostureAction | null,
): readonly PrivilegeVerdict[] {
  const classesOf = sourceClasses(sources);
  const judged = posture === null ? [] : PRIVILEGES;
  const named = [...new Set([...judged, ...rules.map((rule) => rule.match.privilege)])].sort();
  return named.flatMap((privilege) => {
    const own = rules.filter((rule) => rule.match.privilege === privilege);
    return plainVerdicts(own, classesOf, posture).map((verdict) => ({ privilege, ...verdict }));
  });
}
