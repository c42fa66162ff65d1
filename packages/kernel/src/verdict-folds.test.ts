import { describe, expect, test } from 'vitest';
import { FOLD_SLOTS } from './generated/layout.ts';
import { VerdictFolds } from './verdict-folds.ts';

const TAG = 0xabcdef1234n << 24n;
const OTHER = 0x123456789an << 24n;

function foldsOf(words: Readonly<Record<number, bigint>>) {
  const memory = new ArrayBuffer(FOLD_SLOTS * 8);
  const slots = new BigUint64Array(memory);
  for (const [slot, word] of Object.entries(words)) slots[Number(slot)] = word;
  return { folds: new VerdictFolds({ memory: () => memory }), slots };
}

describe('folded verdicts', () => {
  test('a token takes its own count, once', () => {
    const { folds, slots } = foldsOf({ 7: TAG | 41n });
    expect(folds.waiting()).toBe(41n);
    expect(folds.take(TAG | 7n)).toBe(41);
    expect(slots[7]).toBe(0n);
    expect(folds.take(TAG | 7n)).toBe(0);
  });

  test('a token that another verdict has followed takes nothing of it', () => {
    const { folds, slots } = foldsOf({ 7: OTHER | 5n });
    expect(folds.take(TAG | 7n)).toBe(0);
    expect(slots[7]).toBe(OTHER | 5n);
  });

  test('what nobody follows is freed, what is followed stays', () => {
    const { folds, slots } = foldsOf({ 1: TAG | 3n, 2: OTHER | 4n, 4095: OTHER | 5n });
    expect(folds.takeOthers([TAG | 1n, TAG | 2n])).toBe(9);
    expect([slots[1], slots[2], slots[4095]]).toEqual([TAG | 3n, 0n, 0n]);
  });
});
