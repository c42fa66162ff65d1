import { layout, type NameKeys, nameHash } from '@ringfence/kernel';
import type { PathViews } from '@ringfence/policy';
import { encodeDecision } from '../decision.ts';
import type { Rows } from '../rows.ts';

const { ARGUMENT_KEY, ARGUMENT_RULE } = layout;
const HASH_BYTES = 8;

/** What rules ask of arguments, as rows of `argument_rules`. */
export function argumentRows({ argumentLists }: PathViews, ruleSet: bigint, names: NameKeys): Rows {
  const count = argumentLists.reduce((sum, list) => sum + list.length, 0);
  const keys = Buffer.alloc(count * ARGUMENT_KEY.size);
  const values = Buffer.alloc(count * ARGUMENT_RULE.size);
  let at = 0;
  for (const [number, list] of argumentLists.entries())
    for (const [position, { rule, action, allowed }] of list.entries()) {
      const key = at * ARGUMENT_KEY.size;
      keys.writeBigUInt64LE(ruleSet, key + ARGUMENT_KEY.ruleSet);
      keys.writeUInt32LE(number + layout.NO_ARGUMENT_RULES, key + ARGUMENT_KEY.list);
      keys.writeUInt32LE(position, key + ARGUMENT_KEY.position);
      const value = at++ * ARGUMENT_RULE.size;
      values.writeUInt32LE(encodeDecision({ rule, action }), value + ARGUMENT_RULE.decision);
      values.writeUInt32LE(allowed.length, value + ARGUMENT_RULE.count);
      for (const [index, argument] of allowed.entries())
        values.writeBigUInt64LE(
          nameHash(Buffer.from(argument), names),
          value + ARGUMENT_RULE.allowed + HASH_BYTES * index,
        );
    }
  return { map: 'argument_rules', keys, values, count };
}

/** What the set's name says of them: they are about programs. */
export function argumentBits({ argumentLists }: PathViews): bigint {
  const rules = argumentLists.flat();
  if (rules.length === 0) return 0n;
  return rules.some(({ action }) => action === 'Block')
    ? layout.RULE_SET_HAS_EXEC | layout.RULE_SET_HAS_EXEC_BLOCK
    : layout.RULE_SET_HAS_EXEC;
}
