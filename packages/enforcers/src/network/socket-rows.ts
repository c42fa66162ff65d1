import { layout } from '@ringfence/kernel';
import type { PlaceVerdict } from '@ringfence/policy';
import { encodeDecision } from '../decision.ts';
import type { Rows } from '../rows.ts';

const { SOCKET_KEY, SOCKET_RULE, SOCKET_RULES } = layout;

/** The row of `socket_rules`: a verdict for each nature of socket; none where nothing is said. */
export function socketRows(verdicts: readonly PlaceVerdict[], ruleSet: bigint): Rows {
  const count = verdicts.length > 0 ? 1 : 0;
  const keys = Buffer.alloc(count * SOCKET_KEY.size);
  const values = Buffer.alloc(count * SOCKET_RULES.size);
  if (count > 0) keys.writeBigUInt64LE(ruleSet, SOCKET_KEY.ruleSet);
  for (const [nature, { decision, audit }] of verdicts.entries()) {
    const at = SOCKET_RULES.natures + nature * SOCKET_RULE.size;
    values.writeUInt32LE(encodeDecision(decision), at + SOCKET_RULE.decision);
    values.writeUInt32LE(audit, at + SOCKET_RULE.audit);
  }
  return { map: 'socket_rules', keys, values, count };
}
