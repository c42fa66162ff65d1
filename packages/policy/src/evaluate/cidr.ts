import type { NetworkMatch } from '@ringfence/model';
import { formatAddress, type IpAddress, parseAddress } from './ip-address.ts';

/** A network prefix; `bits` has the host part cleared. A v4-mapped v6 prefix is v4. */
export interface Cidr extends IpAddress {
  readonly prefixLength: number;
}

const WIDTH = { 4: 32, 6: 128 } as const;
const MAPPED_PREFIX_LENGTH = 96;

/** The prefix that a text names, or a sentence that says why it names none. */
export function parseCidr(text: string): Cidr | string {
  const match = /^([0-9A-Fa-f:.]+)\/(0|[1-9][0-9]{0,2})$/.exec(text);
  if (match === null) return 'it is not an address and a prefix length, as in 10.0.0.0/8';
  const written = match[1] ?? '';
  const address = parseAddress(written);
  if (address === null) return `${written} is no IP address`;
  let prefixLength = Number(match[2]);
  const mapped = address.family === 4 && written.includes(':');
  if (mapped) {
    if (prefixLength < MAPPED_PREFIX_LENGTH)
      return 'a v4-mapped prefix is at least /96: write the v4 prefix itself';
    prefixLength -= MAPPED_PREFIX_LENGTH;
  }
  const width = WIDTH[address.family];
  if (prefixLength > width)
    return mapped ? 'its prefix is longer than 128' : `its prefix is longer than ${width}`;
  const cidr = { family: address.family, bits: clear(address, prefixLength), prefixLength };
  return cidr.bits === address.bits
    ? cidr
    : `it has bits set beyond its prefix: write ${formatCidr(cidr)}`;
}

/** The one way a prefix is written in a rule. */
export function formatCidr(cidr: Cidr): string {
  return `${formatAddress(cidr)}/${cidr.prefixLength}`;
}

export function containsAddress(cidr: Cidr, address: IpAddress): boolean {
  return cidr.family === address.family && clear(address, cidr.prefixLength) === cidr.bits;
}

/** The prefix of that length that an address lies in. */
export function prefixOf(address: IpAddress, prefixLength: number): Cidr {
  return { family: address.family, bits: clear(address, prefixLength), prefixLength };
}

function clear(address: IpAddress, prefixLength: number): bigint {
  const hostBits = BigInt(WIDTH[address.family] - prefixLength);
  return (address.bits >> hostBits) << hostBits;
}

const parsed = new WeakMap<NetworkMatch, Cidr>();

/** The prefix of a rule, which was checked when the rule was made. */
export function parsedCidr(match: NetworkMatch): Cidr {
  const known = parsed.get(match);
  if (known) return known;
  const cidr = parseCidr(match.cidr);
  if (typeof cidr === 'string') throw new RangeError(`the CIDR ${match.cidr}: ${cidr}`);
  parsed.set(match, cidr);
  return cidr;
}
