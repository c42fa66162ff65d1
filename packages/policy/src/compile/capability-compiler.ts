import type { Capability, CapabilityMatch, PostureAction, Rule } from '@ringfence/model';
import { type PlainVerdict, plainVerdict } from './plain-verdict.ts';

export type CapabilityRule = Rule & { readonly match: CapabilityMatch };

export interface CapabilityVerdict extends PlainVerdict {
  readonly capability: Capability;
}

export interface CapabilityList {
  /** One line for each capability that some rule names, in order of their names. */
  readonly named: readonly CapabilityVerdict[];
  /** What is done with every other, those among them that have no name here. */
  readonly others: PostureAction | null;
  /** The first that is refused, or null: such a workload may not borrow rights that it had before. */
  readonly refused: PlainVerdict | null;
}

export function compileCapabilities(
  rules: readonly CapabilityRule[],
  posture: PostureAction | null = null,
): CapabilityList {
  const byName = Map.groupBy(rules, (rule) => rule.match.capability);
  const named = [...byName]
    .map(([capability, own]) => ({ capability, ...plainVerdict(own, posture) }))
    .sort((a, b) => (a.capability < b.capability ? -1 : 1));
  const others = plainVerdict([], posture);
  const refused = [...named, others].find(({ decision }) => decision?.action === 'Block');
  return {
    named,
    others: posture,
    refused: refused === undefined ? null : { decision: refused.decision, audit: 0 },
  };
}
