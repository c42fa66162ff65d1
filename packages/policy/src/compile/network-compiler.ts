import type { NetworkMatch, PostureAction, Rule } from '@ringfence/model';
import { type Cidr, formatCidr, parsedCidr, prefixOf } from '../evaluate/cidr.ts';
import { comparePrecedence } from '../evaluate/precedence.ts';
import {
  MAX_PREFIX_ENTRIES,
  type NetworkEntry,
  type NetworkList,
  type NetworkPrefix,
} from './network-list.ts';
import { bySource, type SourcePaths } from './view.ts';

export type NetworkRule = Rule & { readonly match: NetworkMatch };

export interface CompiledNetwork {
  readonly list: NetworkList;
  /** Rules for which a prefix had no room left, with the prefix. */
  readonly overflow: readonly { readonly rule: NetworkRule; readonly cidr: string }[];
}

const EVERYWHERE: readonly Cidr[] = [
  { family: 4, bits: 0n, prefixLength: 0 },
  { family: 6, bits: 0n, prefixLength: 0 },
];
const ANYTHING = { protocol: 'any', portFrom: 0, portTo: 65535 } as const;

interface PrefixGroup {
  readonly cidr: Cidr;
  readonly rules: NetworkRule[];
}

/**
 * The rules without a source, for everyone, and those of each source apart; final Blocks stand among
 * the latter too, since no source is excepted from them.
 */
export function compileNetwork(
  rules: readonly NetworkRule[],
  sources: SourcePaths,
  posture: PostureAction | null = null,
): CompiledNetwork {
  const { general, own } = bySource(rules, sources);
  const lists = [
    compileList(0, general, posture),
    ...own.map(([source, list]) => compileList(source, list, null)),
  ];
  return {
    list: { prefixes: lists.flatMap(({ list }) => list.prefixes) },
    overflow: lists.flatMap(({ overflow }) => overflow),
  };
}

/**
 * The list of every prefix that occurs. Shorter prefixes first, so that each starts from the
 * complete list of the nearest one around it. Where a list is full, the prefix's own rules give
 * way and not those it inherits: what is left out then touches no address beyond that prefix.
 */
function compileList(
  source: number,
  rules: readonly NetworkRule[],
  posture: PostureAction | null,
): CompiledNetwork {
  const groups = groupByPrefix(rules);
  if (posture !== null) addEverywhere(groups);
  const room = posture === null ? MAX_PREFIX_ENTRIES : MAX_PREFIX_ENTRIES - 1;
  const lengths = [...new Set([...groups.values()].map((group) => group.cidr.prefixLength))];
  lengths.sort((a, b) => b - a);
  const lists = new Map<string, readonly NetworkRule[]>();
  const overflow: { rule: NetworkRule; cidr: string }[] = [];
  for (const [key, group] of groups) {
    let list = lists.get(keyAround(group.cidr, lengths, lists) ?? '') ?? [];
    for (const rule of group.rules) {
      const longer = insert(list, rule);
      if (longer.length <= room) list = longer;
      else overflow.push({ rule, cidr: key });
    }
    lists.set(key, list);
  }
  const prefixes = [...lists].map((list) => ({ source, ...toPrefix(list, posture) }));
  return { list: { prefixes }, overflow };
}

/** A posture needs a list for every address. */
function addEverywhere(groups: Map<string, PrefixGroup>): void {
  const before = [...groups];
  groups.clear();
  for (const cidr of EVERYWHERE) {
    const key = formatCidr(cidr);
    groups.set(key, before.find(([known]) => known === key)?.[1] ?? { cidr, rules: [] });
  }
  for (const [key, group] of before) groups.set(key, group);
}

/** Groups by prefix length, v4 before v6, then by address; their rules by precedence. */
function groupByPrefix(rules: readonly NetworkRule[]): Map<string, PrefixGroup> {
  const groups = new Map<string, PrefixGroup>();
  for (const rule of rules) {
    const cidr = parsedCidr(rule.match);
    const key = formatCidr(cidr);
    const group = groups.get(key);
    if (group) group.rules.push(rule);
    else groups.set(key, { cidr, rules: [rule] });
  }
  for (const group of groups.values()) group.rules.sort(comparePrecedence);
  return new Map([...groups].sort(([, a], [, b]) => compareCidr(a.cidr, b.cidr)));
}

function compareCidr(a: Cidr, b: Cidr): number {
  if (a.prefixLength !== b.prefixLength) return a.prefixLength - b.prefixLength;
  if (a.family !== b.family) return a.family - b.family;
  if (a.bits === b.bits) return 0;
  return a.bits < b.bits ? -1 : 1;
}

/** The longest of the finished prefixes that lies around this one. */
function keyAround(
  cidr: Cidr,
  lengths: readonly number[],
  lists: ReadonlyMap<string, unknown>,
): string | undefined {
  for (const length of lengths) {
    if (length >= cidr.prefixLength) continue;
    const key = formatCidr(prefixOf(cidr, length));
    if (lists.has(key)) return key;
  }
  return undefined;
}

/** The list with the rule at its place and without what can no longer be the first to match. */
function insert(list: readonly NetworkRule[], rule: NetworkRule): readonly NetworkRule[] {
  const at = list.findIndex((entry) => comparePrecedence(rule, entry) < 0);
  const before = at < 0 ? list : list.slice(0, at);
  if (before.some((entry) => hides(entry, rule))) return list;
  const after = at < 0 ? [] : list.slice(at).filter((entry) => !hides(rule, entry));
  return [...before, rule, ...after];
}

/** Whatever `later` matches, `earlier` matches first. Audit hides only Audit. */
function hides(earlier: NetworkRule, later: NetworkRule): boolean {
  return (
    (earlier.action === 'Audit') === (later.action === 'Audit') &&
    (earlier.match.protocol === 'any' || earlier.match.protocol === later.match.protocol) &&
    earlier.match.portFrom <= later.match.portFrom &&
    earlier.match.portTo >= later.match.portTo
  );
}

function toPrefix(
  [cidr, rules]: [string, readonly NetworkRule[]],
  posture: PostureAction | null,
): Omit<NetworkPrefix, 'source'> {
  const entries = rules.map(toEntry);
  if (posture !== null) entries.push({ ...ANYTHING, action: posture, rule: 'posture' });
  return { cidr, entries };
}

function toEntry({ match, action, index }: NetworkRule): NetworkEntry {
  const { protocol, portFrom, portTo } = match;
  return { protocol, portFrom, portTo, action, rule: index };
}
