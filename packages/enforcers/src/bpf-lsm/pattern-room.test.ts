import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freeRange, type PatternRange } from './pattern-room.ts';

describe('room for patterns', () => {
  it('is the first gap that is large enough', () => {
    const held = [
      { base: 30, rows: 10 },
      { base: 0, rows: 10 },
      { base: 12, rows: 3 },
    ];
    expect(freeRange(held, 2, 50)).toBe(10);
    expect(freeRange(held, 15, 50)).toBe(15);
    expect(freeRange(held, 16, 56)).toBe(40);
    expect(freeRange(held, 16, 55)).toBeNull();
    expect(freeRange([], 4, 4)).toBe(0);
  });

  it('never overlaps, and takes again what was given back', () => {
    const steps = fc.array(fc.oneof(fc.integer({ min: 1, max: 9 }), fc.constant('give' as const)), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(steps, fc.nat(), (list, which) => {
        const held: PatternRange[] = [];
        for (const step of list) {
          if (step === 'give') held.splice(which % Math.max(1, held.length), 1);
          else {
            const base = freeRange(held, step, 32);
            if (base !== null) held.push({ base, rows: step });
          }
          const used = held.flatMap(({ base, rows }) =>
            Array.from({ length: rows }, (_, at) => base + at),
          );
          expect(new Set(used).size).toBe(used.length);
          expect(Math.max(-1, ...used)).toBeLessThan(32);
        }
      }),
    );
  });
});
