import { layout } from '@ringfence/kernel';
import type { Privilege } from '@ringfence/model';
import type { PrivilegeVerdict } from '@ringfence/policy';
import { encodeDecision } from '../decision.ts';
import type { Rows } from '../rows.ts';

const { PRIVILEGE_KEY, PRIVILEGE_RULE } = layout;

const PRIVILEGE_NUMBERS: Readonly<Record<Privilege, number>> = {
  ptrace: layout.PRIVILEGE_PTRACE,
  mount: layout.PRIVILEGE_MOUNT,
  bpf: layout.PRIVILEGE_BPF,
  module: layout.PRIVILEGE_MODULE,
  userns: layout.PRIVILEGE_USERNS,
  setuid: layout.PRIVILEGE_SETUID,
  signal: layout.PRIVILEGE_SIGNAL,
  io_uring: layout.PRIVILEGE_IO_URING,
};

/** One row of `privilege_rules` for each privilege that some rule speaks of. */
export function privilegeRows(verdicts: readonly PrivilegeVerdict[], ruleSet: bigint): Rows {
  const keys = Buffer.alloc(verdicts.length * PRIVILEGE_KEY.size);
  const values = Buffer.alloc(verdicts.length * PRIVILEGE_RULE.size);
  for (const [index, verdict] of verdicts.entries()) {
    const key = index * PRIVILEGE_KEY.size;
    const value = index * PRIVILEGE_RULE.size;
    keys.writeBigUInt64LE(ruleSet, key + PRIVILEGE_KEY.ruleSet);
    keys.writeBigUInt64LE(
      BigInt(PRIVILEGE_NUMBERS[verdict.privilege]),
      key + PRIVILEGE_KEY.privilege,
    );
    values.writeUInt32LE(encodeDecision(verdict.decision), value + PRIVILEGE_RULE.decision);
    values.writeUInt32LE(verdict.audit, value + PRIVILEGE_RULE.audit);
  }
  return { map: 'privilege_rules', keys, values, count: verdicts.length };
}
