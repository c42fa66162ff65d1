import { layout } from '@ringfence/kernel';
import type { NetworkProtocol } from '@ringfence/model';
import { type NetworkEntry, type NetworkList, parseCidr } from '@ringfence/policy';
import { encodeDecision } from '../decision.ts';
import type { Rows } from '../rows.ts';

const { NETWORK_ENTRY, NETWORK_KEY, NETWORK_RULES } = layout;
const PREFIX_BEFORE_ADDRESS = 8 * (NETWORK_KEY.address - NETWORK_KEY.family);

const PROTOCOLS: Readonly<Record<NetworkProtocol, number>> = { any: 0, TCP: 6, UDP: 17, SCTP: 132 };

function writeAddress(key: Buffer, family: 4 | 6, bits: bigint): void {
  const hex = bits.toString(16).padStart(family === 4 ? 8 : 32, '0');
  key.write(hex, NETWORK_KEY.address, 'hex');
}

function writeEntry(row: Buffer, at: number, entry: NetworkEntry): void {
  row.writeUInt16LE(entry.portFrom, at + NETWORK_ENTRY.portFrom);
  row.writeUInt16LE(entry.portTo, at + NETWORK_ENTRY.portTo);
  row.writeUInt32LE(PROTOCOLS[entry.protocol], at + NETWORK_ENTRY.protocol);
  const { action, rule } = entry;
  if (action === 'Audit' && rule !== 'posture') row.writeUInt32LE(rule, at + NETWORK_ENTRY.audit);
  else row.writeUInt32LE(encodeDecision({ action, rule }), at + NETWORK_ENTRY.decision);
}

/** What the addresses of a list stand for. */
export type Direction = keyof typeof DIRECTIONS;
const DIRECTIONS = {
  egress: layout.DIRECTION_EGRESS,
  ingress: layout.DIRECTION_INGRESS,
  bind: layout.DIRECTION_BIND,
} as const;

/** One row of `network_rules` for each prefix. */
export function networkRows(list: NetworkList, direction: Direction, ruleSet: bigint): Rows {
  const count = list.prefixes.length;
  const keys = Buffer.alloc(count * NETWORK_KEY.size);
  const values = Buffer.alloc(count * NETWORK_RULES.size);
  for (const [index, prefix] of list.prefixes.entries()) {
    const cidr = parseCidr(prefix.cidr);
    if (typeof cidr === 'string') throw new RangeError(`${prefix.cidr}: ${cidr}`);
    const key = keys.subarray(index * NETWORK_KEY.size, (index + 1) * NETWORK_KEY.size);
    key.writeUInt32LE(PREFIX_BEFORE_ADDRESS + cidr.prefixLength, NETWORK_KEY.prefixLength);
    key.writeUInt32BE(cidr.family, NETWORK_KEY.family);
    key.writeBigUInt64LE(ruleSet, NETWORK_KEY.ruleSet);
    key.writeUInt32LE(prefix.source, NETWORK_KEY.source);
    key.writeUInt32LE(DIRECTIONS[direction], NETWORK_KEY.direction);
    writeAddress(key, cidr.family, cidr.bits);
    const value = index * NETWORK_RULES.size;
    values.writeUInt32LE(prefix.entries.length, value + NETWORK_RULES.count);
    for (const [place, entry] of prefix.entries.entries())
      writeEntry(values, value + NETWORK_RULES.entries + place * NETWORK_ENTRY.size, entry);
  }
  return { map: 'network_rules', keys, values, count };
}
