import { NAME_KEYS } from './generated/layout.ts';

/** Secret 32-bit keys of one node, as many as `node_state.name_keys` holds. */
export type NameKeys = Uint32Array;

const LOW = 0xffffffffn;
const WORD_BYTES = 8;
const CHUNK_BYTES = 32;

function term(low: number, high: number, keyLow: number, keyHigh: number): bigint {
  return BigInt((low + keyLow) >>> 0) * BigInt((high + keyHigh) >>> 0);
}

const SUM_BASE = 0x9e3779b97f4a7c15n;
const WORD = 0xffffffffffffffffn;

/** A whole path in 64 bits, as bpf/path.h sums it up: one number to a base, the leaf lowest. */
export function pathFingerprint(components: readonly string[], keys: NameKeys): bigint {
  return components.reduce(
    (sum, component) => (sum * SUM_BASE + nameHash(Buffer.from(component), keys)) & WORD,
    0n,
  );
}

/**
 * The 64 bits that stand for one path component in the kernel's maps: NH over words of 8 bytes, of
 * longer names over chunks of 32, zeroes behind the name, plus a term for its length. bpf/names.h is
 * its other half.
 */
export function nameHash(name: Buffer, keys: NameKeys): bigint {
  const unit = name.length < CHUNK_BYTES ? WORD_BYTES : CHUNK_BYTES;
  const padded = Buffer.alloc(Math.max(1, Math.ceil(name.length / unit)) * unit);
  name.copy(padded);
  const key = (index: number) => keys[index] ?? 0;
  let hash = term(name.length, 0, key(NAME_KEYS - 2), key(NAME_KEYS - 1));
  for (let word = 0; word < padded.length / WORD_BYTES; word++) {
    const low = padded.readUInt32LE(word * WORD_BYTES);
    const high = padded.readUInt32LE(word * WORD_BYTES + 4);
    hash += term(low, high, key(2 * word), key(2 * word + 1));
  }
  return hash & ((LOW << 32n) | LOW);
}
