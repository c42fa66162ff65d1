import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { containsAddress, formatCidr, parseCidr } from './cidr.ts';
import { formatAddress, parseAddress } from './ip-address.ts';

function canonical(text: string): string {
  const cidr = parseCidr(text);
  return typeof cidr === 'string' ? cidr : formatCidr(cidr);
}

describe('parseCidr', () => {
  it.each([
    ['10.0.0.0/8', '10.0.0.0/8'],
    ['0.0.0.0/0', '0.0.0.0/0'],
    ['::/0', '::/0'],
    ['2001:DB8:0:0:1::/80', '2001:db8:0:0:1::/80'],
    ['::ffff:10.0.0.0/104', '10.0.0.0/8'],
    ['::ffff:0:0/96', '0.0.0.0/0'],
    ['10.1.0.0/8', 'it has bits set beyond its prefix: write 10.0.0.0/8'],
    ['10.0.0.0/33', 'its prefix is longer than 32'],
    ['::ffff:0:0/95', 'a v4-mapped prefix is at least /96: write the v4 prefix itself'],
    ['10.0.0.0', 'it is not an address and a prefix length, as in 10.0.0.0/8'],
    ['10.0.0.00/8', '10.0.0.00 is no IP address'],
    ['fe80::1%eth0/64', 'it is not an address and a prefix length, as in 10.0.0.0/8'],
  ])('%s', (text, expected) => {
    expect(canonical(text)).toBe(expected);
  });
});

describe('parseAddress', () => {
  it.each([
    ['1:2:3:4:5:6:7', null],
    ['1::2::3', null],
    ['::1.2.3', null],
    ['1.2.3.4::', null],
    [':1::', null],
    ['1:2:3:4:5:6:7::8', null],
    ['12345::', null],
    ['::1.2.3.4', '::102:304'],
    ['::ffff:1.2.3.4', '1.2.3.4'],
    ['1:0:0:2:0:0:0:3', '1:0:0:2::3'],
    ['1:0:2:3:4:5:6:7', '1:0:2:3:4:5:6:7'],
    ['::', '::'],
    ['fe80::', 'fe80::'],
  ])('%s', (text, expected) => {
    const address = parseAddress(text);
    expect(address === null ? null : formatAddress(address)).toBe(expected);
  });

  it('reads what it writes', () => {
    const group = fc.constantFrom(0n, 0n, 1n, 0xffffn, 0xdb8n);
    fc.assert(
      fc.property(fc.array(group, { minLength: 8, maxLength: 8 }), (groups) => {
        const bits = groups.reduce<bigint>((all, part) => (all << 16n) | part, 0n);
        const text = formatAddress({ family: 6, bits });
        const mapped = bits >> 32n === 0xffffn;
        expect(parseAddress(text)).toEqual(
          mapped ? { family: 4, bits: bits & 0xffffffffn } : { family: 6, bits },
        );
      }),
    );
  });
});

describe('containsAddress', () => {
  it('compares the prefix alone', () => {
    const cidr = parseCidr('10.1.0.0/16');
    const inside = parseAddress('10.1.255.255');
    const outside = parseAddress('10.2.0.0');
    if (typeof cidr === 'string' || inside === null || outside === null) throw new Error('unread');
    expect(containsAddress(cidr, inside)).toBe(true);
    expect(containsAddress(cidr, outside)).toBe(false);
  });
});
