import { layout } from '@ringfence/kernel';
import type { Privilege } from '@ringfence/model';
import type { PrivilegeVerdict } from '@ringfence/policy';
import { encodeDecision } from '../decision.ts';
import type { Rows } from '../rows.ts';

const { PRIVILEGE_KEY, PRIVILEGE_RULE } = layout;

/** Numbers of the privileges that hooks judge. */
export const PRIVILEGE_NUMBERS: Partial<Record<Privilege, number>> = {
  ptrace: layout.PRIVILEGE_PTRACE,
};

/** One row of `privilege_rules` for each privilege that some rule speaks of. */
export function privilegeRows(verdicts: readonly PrivilegeVerdict[], ruleSet: bigint): Rows {
  const judged = verdicts.flatMap((verdict) => {
    const number = PRIVILEGE_NUMBERS[verdict.privilege];
    return number === undefined ? [] : [{ number, verdict }];
  });
  const keys = Buffer.alloc(judged.length * PRIVILEGE_KEY.size);
  const values = Buffer.alloc(judged.length * PRIVILEGE_RULE.size);
  for (const [index, { number, verdict }] of judged.entries()) {
    const key = index * PRIVILEGE_KEY.size;
    const value = index * PRIVILEGE_RULE.size;
    keys.writeBigUInt64LE(ruleSet, key + PRIVILEGE_KEY.ruleSet);
    keys.writeBigUInt64LE(BigInt(number), key + PRIVILEGE_KEY.privilege);
    values.writeUInt32LE(encodeDecision(verdict.decision), value + PRIVILEGE_RULE.decision);
    values.writeUInt32LE(verdict.audit, value + PRIVILEGE_RULE.audit);
  }
  return { map: 'privilege_rules', keys, values, count: judged.length };
}
