import type { NetworkMatch, NetworkProtocol } from '@ringfence/model';
import type { PolicySpec } from '@ringfence/model/schema';
import { formatCidr, parseCidr } from '../evaluate/cidr.ts';
import type { FieldPath } from './field-path.ts';
import { eachEntry, type ReadRule, sourcesOf } from './read-rule.ts';
import { socketProtocols } from './schema-check.ts';

const ANYWHERE = [{ cidr: '0.0.0.0/0' }, { cidr: '::/0' }];
const EVERY_PORT: readonly PortRange[] = [{}];
const MAX_PORT = 65535;

interface PortRange {
  readonly protocol?: NetworkProtocol;
  readonly port?: number;
  readonly endPort?: number;
}

/** The rules of `network`: socket protocols, and DNS queries that nothing here can judge. */
export function readSocketRules(section: PolicySpec['network']): ReadRule[] {
  if (section === undefined) return [];
  const { matchProtocols, matchDNSQueries } = section;
  return [
    ...eachEntry(section, ['spec', 'network', 'matchProtocols'], matchProtocols, (entry) => {
      const sources = sourcesOf(entry.fromSource);
      return socketProtocols(entry.protocol).map((protocol) => ({
        class: 'network',
        match: { type: 'socket', protocol },
        sources,
        unsupported: entry.pts === false ? ['pts'] : [],
      }));
    }),
    ...eachEntry(section, ['spec', 'network', 'matchDNSQueries'], matchDNSQueries, (entry) => [
      {
        class: 'network',
        match: { type: 'foreign', section: 'matchDNSQueries', subject: entry.domain },
        sources: sourcesOf(entry.fromSource),
        unsupported: ['matchDNSQueries'],
      },
    ]),
  ];
}

/** The rules of `egress` and `ingress`: every peer with every range of ports. */
export function readConnectionRules(spec: PolicySpec): ReadRule[] {
  return [
    ...eachEntry({}, ['spec', 'egress'], spec.egress, (entry) =>
      connectionRules('egress', entry.to, entry),
    ),
    ...eachEntry({}, ['spec', 'ingress'], spec.ingress, (entry) =>
      connectionRules('ingress', entry.from, entry),
    ),
  ];
}

/** The entry with which connections make more rules than there is room for; null for none. */
export function excessiveEntry(
  { egress = [], ingress = [] }: PolicySpec,
  room: number,
): FieldPath | null {
  let left = room;
  const entries = [
    ...egress.map(({ to, ports }, at) => ({ path: ['spec', 'egress', at], peers: to, ports })),
    ...ingress.map(({ from, ports }, at) => ({
      path: ['spec', 'ingress', at],
      peers: from,
      ports,
    })),
  ];
  for (const { path, peers = ANYWHERE, ports = EVERY_PORT } of entries) {
    left -= peers.length * ports.length;
    if (left < 0) return path;
  }
  return null;
}

function connectionRules(
  direction: NetworkMatch['direction'],
  peers: readonly { readonly cidr: string }[] | undefined,
  entry: {
    readonly ports?: readonly PortRange[];
    readonly fromSource?: readonly { readonly path: string }[];
  },
) {
  const sources = sourcesOf(entry.fromSource);
  return (peers ?? ANYWHERE).flatMap(({ cidr }) =>
    (entry.ports ?? EVERY_PORT).map(({ protocol, port, endPort }) => ({
      class: 'network' as const,
      match: {
        type: 'network' as const,
        direction,
        cidr: canonicalCidr(cidr),
        protocol: protocol ?? 'any',
        portFrom: port ?? 0,
        portTo: endPort ?? port ?? MAX_PORT,
      },
      sources,
    })),
  );
}

function canonicalCidr(text: string): string {
  const cidr = parseCidr(text);
  if (typeof cidr === 'string') throw new RangeError(`the CIDR ${text}: ${cidr}`);
  return formatCidr(cidr);
}
