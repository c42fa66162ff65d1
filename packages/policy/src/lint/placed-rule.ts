import type { Rule } from '@ringfence/model';
import type { Policy } from '../policy.ts';
import { inTableOrder } from '../select/rule-table.ts';

/** A rule with the policy that it stands in. */
export interface PlacedRule {
  readonly policy: Policy;
  readonly rule: Rule;
}

/** All rules, numbered as a table of a workload under all the policies would number them. */
export function placeRules(policies: readonly Policy[]): readonly PlacedRule[] {
  let index = 0;
  return inTableOrder(policies).flatMap((policy) =>
    policy.rules.map((rule) => ({ policy, rule: { index: ++index, ...rule } })),
  );
}
