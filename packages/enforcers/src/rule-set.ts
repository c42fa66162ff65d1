import { layout, type NameKeys } from '@ringfence/kernel';
import type { CompiledRules } from '@ringfence/policy';
import { argumentBits, argumentRows } from './bpf-lsm/argument-rows.ts';
import { pathBits, pathRows } from './bpf-lsm/path-rows.ts';
import { patternBits, patternRows, type TakeRoom } from './bpf-lsm/pattern-rows.ts';
import { holdsCapabilities, privilegeRows } from './bpf-lsm/privilege-rows.ts';
import { sourceRows } from './bpf-lsm/source-rows.ts';
import { networkRows } from './network/network-rows.ts';
import { socketRows } from './network/socket-rows.ts';
import type { Rows } from './rows.ts';

/** Rule sets of this build; another encoding of the same rules is another version. */
const VERSION = 1n;
const ID_MASK = 0xffffffffn;

/** The 8 bytes that name a set in every key: id, version, and what the set holds. */
export function ruleSetName(id: number, rules: CompiledRules): bigint {
  let name = BigInt(id) | (VERSION << 32n) | pathBits(rules.paths) | patternBits(rules.paths);
  name |= argumentBits(rules.paths);
  if (rules.sources.length > 0) name |= layout.RULE_SET_HAS_SOURCE;
  if (rules.network.prefixes.length > 0) name |= layout.RULE_SET_HAS_NETWORK;
  if (rules.ingress.prefixes.length > 0) name |= layout.RULE_SET_HAS_INGRESS;
  if (rules.sockets.length > 0) name |= layout.RULE_SET_HAS_SOCKET;
  if (rules.privileges.length > 0) name |= layout.RULE_SET_HAS_PRIVILEGE;
  if (holdsCapabilities(rules.capabilities)) name |= layout.RULE_SET_HAS_CAPABILITY;
  return name;
}

export function ruleSetId(name: bigint): number {
  return Number(name & ID_MASK);
}

/** Every row of a set, for all maps. */
export function ruleSetRows(
  rules: CompiledRules,
  name: bigint,
  keys: NameKeys,
  takeRoom: TakeRoom,
): Rows[] {
  return [
    sourceRows(rules.sources, name, keys),
    pathRows(rules.paths, name, keys),
    argumentRows(rules.paths, name, keys),
    ...patternRows(rules.paths, name, takeRoom),
    networkRows(rules.network, 'egress', name),
    networkRows(rules.ingress, 'ingress', name),
    networkRows(rules.closedPorts, 'bind', name),
    socketRows(rules.sockets, name),
    privilegeRows(rules.privileges, rules.capabilities, name),
  ];
}
