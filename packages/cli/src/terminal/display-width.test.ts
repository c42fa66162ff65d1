import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { displayWidth, padEnd, truncate } from './display-width.ts';

test.each([
  ['', 0],
  ['/etc/bin', 8],
  ['文件', 4],
  ['ｆｕｌｌ', 8],
  ['한글', 4],
  ['😀', 2],
  ['e\u0301', 1],
  ['größe', 5],
  ['→…│', 3],
])('%s takes %i cells', (text, width) => {
  expect(displayWidth(text)).toBe(width);
});

test('a cut text never takes more than it may, and says that it is cut', () => {
  const texts = fc.string({ unit: fc.constantFrom('a', '文', '😀', 'e\u0301', ' ') });
  fc.assert(
    fc.property(texts, fc.integer({ min: 1, max: 12 }), (text, width) => {
      const cut = truncate(text, width);
      expect(displayWidth(cut)).toBeLessThanOrEqual(width);
      expect(cut === text || cut.endsWith('…')).toBe(true);
      expect(displayWidth(padEnd(cut, width))).toBe(width);
    }),
  );
});
