import type { NetworkProtocol, PostureAction } from '@ringfence/model';
import { parsedCidr } from '../evaluate/cidr.ts';
import { comparePrecedence } from '../evaluate/precedence.ts';
import type { NetworkRule } from './network-compiler.ts';
import {
  MAX_PREFIX_ENTRIES,
  type NetworkEntry,
  type NetworkList,
  type NetworkPrefix,
} from './network-list.ts';

interface Ports {
  readonly protocol: NetworkProtocol;
  readonly from: number;
  readonly to: number;
}

const EVERY_PORT: Ports = { protocol: 'any', from: 0, to: 65535 };
const NAMED = ['TCP', 'UDP', 'SCTP'] as const;
const FAMILIES = [
  [4, '0.0.0.0/0'],
  [6, '::/0'],
] as const;

/**
 * Ports that no peer at all may come to, whoever serves: those of Block rules for everybody, less every port that an
 * Allow rule opens to somebody. A port of which that is not sure is left to the look at each peer.
 */
export function compileClosedPorts(
  rules: readonly NetworkRule[],
  posture: PostureAction | null = null,
): NetworkList {
  const prefixes: NetworkPrefix[] = [];
  for (const [family, cidr] of FAMILIES) {
    const own = rules.filter(({ match }) => parsedCidr(match).family === family);
    const open = own.filter(({ action }) => action === 'Allow').map(portsOf);
    const entries: NetworkEntry[] = [];
    const blocks = own.filter(
      ({ action, match, sources }) =>
        action === 'Block' && match.cidr === cidr && sources.length === 0,
    );
    for (const rule of blocks.toSorted(comparePrecedence))
      for (const ports of without(portsOf(rule), open)) entries.push(entryOf(ports, rule.index));
    if (posture === 'Block')
      for (const ports of without(EVERY_PORT, open)) entries.push(entryOf(ports, 'posture'));
    if (entries.length > 0)
      prefixes.push({ source: 0, cidr, entries: entries.slice(0, MAX_PREFIX_ENTRIES) });
  }
  return { prefixes };
}

function portsOf({ match }: NetworkRule): Ports {
  return { protocol: match.protocol, from: match.portFrom, to: match.portTo };
}

function entryOf({ protocol, from, to }: Ports, rule: NetworkEntry['rule']): NetworkEntry {
  return { protocol, portFrom: from, portTo: to, action: 'Block', rule };
}

/** What of the ports is in none of the others. */
function without(ports: Ports, others: readonly Ports[]): Ports[] {
  const meets = ({ protocol, from, to }: Ports) =>
    (protocol === 'any' || ports.protocol === 'any' || protocol === ports.protocol) &&
    from <= ports.to &&
    to >= ports.from;
  const other = others.find(meets);
  if (other === undefined) return [ports];
  if (ports.protocol === 'any' && other.protocol !== 'any')
    return NAMED.flatMap((protocol) => without({ ...ports, protocol }, others));
  const parts: Ports[] = [];
  if (ports.from < other.from) parts.push({ ...ports, to: other.from - 1 });
  if (ports.to > other.to) parts.push({ ...ports, from: other.to + 1 });
  return parts.flatMap((part) => without(part, others));
}
