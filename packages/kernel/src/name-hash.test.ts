import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NAME_KEYS } from './generated/layout.ts';
import { nameHash, pathFingerprint } from './name-hash.ts';

const keys = Uint32Array.from({ length: NAME_KEYS }, (_, index) => (index * 2654435761 + 1) >>> 0);
const name = fc.uint8Array({ minLength: 1, maxLength: 255 }).map((bytes) => Buffer.from(bytes));

describe('nameHash', () => {
  test('is 64 bits and the same for the same bytes', () => {
    fc.assert(
      fc.property(name, (bytes) => {
        const hash = nameHash(bytes, keys);
        expect(hash).toBe(nameHash(Buffer.from(bytes), keys));
        expect(BigInt.asUintN(64, hash)).toBe(hash);
      }),
    );
  });

  test('tells names apart that differ in one byte, wherever it stands', () => {
    fc.assert(
      fc.property(name, fc.nat(), fc.integer({ min: 1, max: 255 }), (bytes, place, change) => {
        const other = Buffer.from(bytes);
        const at = place % other.length;
        other[at] = (other[at] ?? 0) ^ change;
        expect(nameHash(other, keys)).not.toBe(nameHash(bytes, keys));
      }),
      { numRuns: 2_000 },
    );
  });

  test('tells a name from the same name with zeroes behind it', () => {
    for (const length of [1, 7, 8, 30, 31, 32, 33, 254]) {
      const bytes = Buffer.alloc(length, 'a');
      const longer = Buffer.concat([bytes, Buffer.alloc(1)]);
      expect(nameHash(longer, keys)).not.toBe(nameHash(bytes, keys));
    }
  });

  test('is worked out as by hand for one word', () => {
    const few = new Uint32Array(NAME_KEYS);
    few.set([2, 3], 0);
    few.set([5, 7], NAME_KEYS - 2);
    // ('a' + 2) * (0 + 3), and (1 + 5) * (0 + 7)
    expect(nameHash(Buffer.from('a'), few)).toBe(BigInt((0x61 + 2) * 3 + 6 * 7));
  });

  test('depends on the keys', () => {
    const others = keys.map((key) => key ^ 1);
    expect(nameHash(Buffer.from('secret'), others)).not.toBe(nameHash(Buffer.from('secret'), keys));
  });
});

describe('pathFingerprint', () => {
  test('is 64 bits and depends on every component and on their order', () => {
    const path = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 6 });
    fc.assert(
      fc.property(path, path, (one, other) => {
        const sum = pathFingerprint(one, keys);
        expect(BigInt.asUintN(64, sum)).toBe(sum);
        expect(sum === pathFingerprint(other, keys)).toBe(one.join('/') === other.join('/'));
      }),
    );
  });
});
