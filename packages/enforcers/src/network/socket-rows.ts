import { layout } from '@ringfence/kernel';
import type { SocketVerdicts } from '@ringfence/policy';
import { encodeDecision } from '../decision.ts';
import type { Rows } from '../rows.ts';

const { SOCKET_KEY, SOCKET_RULE, SOCKET_RULES } = layout;

/** Rows of `socket_rules`, one for each source: a verdict for each nature of socket. */
export function socketRows(sockets: readonly SocketVerdicts[], ruleSet: bigint): Rows {
  const count = sockets.length;
  const keys = Buffer.alloc(count * SOCKET_KEY.size);
  const values = Buffer.alloc(count * SOCKET_RULES.size);
  for (const [row, { source, verdicts }] of sockets.entries()) {
    keys.writeBigUInt64LE(ruleSet, row * SOCKET_KEY.size + SOCKET_KEY.ruleSet);
    keys.writeUInt32LE(source, row * SOCKET_KEY.size + SOCKET_KEY.source);
    for (const [nature, { decision, audit }] of verdicts.entries()) {
      const at = row * SOCKET_RULES.size + SOCKET_RULES.natures + nature * SOCKET_RULE.size;
      values.writeUInt32LE(encodeDecision(decision), at + SOCKET_RULE.decision);
      values.writeUInt32LE(audit, at + SOCKET_RULE.audit);
    }
  }
  return { map: 'socket_rules', keys, values, count };
}
