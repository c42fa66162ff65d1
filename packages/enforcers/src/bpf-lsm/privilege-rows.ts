import { layout } from '@ringfence/kernel';
import { CAPABILITIES, type Privilege } from '@ringfence/model';
import type { CapabilityList, PlainVerdict, PrivilegeVerdict } from '@ringfence/policy';
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

type NumberedVerdict = readonly [number: number, verdict: PlainVerdict];

/** Rows of `privilege_rules` for each privilege and capability that some rule speaks of. */
export function privilegeRows(
  privileges: readonly PrivilegeVerdict[],
  capabilities: CapabilityList,
  ruleSet: bigint,
): Rows {
  const verdicts = [
    ...privileges.map(
      (verdict): NumberedVerdict => [PRIVILEGE_NUMBERS[verdict.privilege], verdict],
    ),
    ...capabilityVerdicts(capabilities),
  ];
  const keys = Buffer.alloc(verdicts.length * PRIVILEGE_KEY.size);
  const values = Buffer.alloc(verdicts.length * PRIVILEGE_RULE.size);
  for (const [index, [number, verdict]] of verdicts.entries()) {
    const key = index * PRIVILEGE_KEY.size;
    const value = index * PRIVILEGE_RULE.size;
    keys.writeBigUInt64LE(ruleSet, key + PRIVILEGE_KEY.ruleSet);
    keys.writeUInt32LE(number, key + PRIVILEGE_KEY.privilege);
    keys.writeUInt32LE(verdict.source, key + PRIVILEGE_KEY.source);
    values.writeUInt32LE(encodeDecision(verdict.decision), value + PRIVILEGE_RULE.decision);
    values.writeUInt32LE(verdict.audit, value + PRIVILEGE_RULE.audit);
  }
  return { map: 'privilege_rules', keys, values, count: verdicts.length };
}

export function holdsCapabilities({ named, others }: CapabilityList): boolean {
  return named.length > 0 || others !== null;
}

function capabilityVerdicts({ named, others, borrowed }: CapabilityList): NumberedVerdict[] {
  const verdicts = named.map(
    ({ capability, ...verdict }): NumberedVerdict => [
      layout.PRIVILEGE_CAPABILITY + CAPABILITIES.indexOf(capability),
      verdict,
    ],
  );
  if (others !== null)
    verdicts.push([
      layout.PRIVILEGE_OTHER_CAPABILITY,
      { source: 0, decision: { rule: 'posture', action: others }, audit: 0 },
    ]);
  for (const verdict of borrowed) verdicts.push([layout.PRIVILEGE_BORROWED_CAPABILITY, verdict]);
  return verdicts;
}
