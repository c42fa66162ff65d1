import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { displayWidth } from './display-width.ts';
import { type Column, formatTable } from './table.ts';

const plain = (text: string) => text;
const columns: Column[] = [
  { title: 'NAME', shrinkTo: 4 },
  { title: 'LOST', align: 'right' },
  { title: 'IMAGE', shrinkTo: 6 },
];
const cells = (...texts: string[]) => texts.map((text) => ({ text }));

test('columns are as wide as what they hold, wide characters counted', () => {
  const rows = [cells('pod-a', '0', 'busybox'), cells('文件', '1204', '')];
  expect(formatTable(columns, rows, Number.POSITIVE_INFINITY, plain)).toEqual([
    'NAME   LOST  IMAGE',
    'pod-a     0  busybox',
    '文件   1204',
  ]);
});

test('a column that holds nothing is not shown', () => {
  expect(formatTable(columns, [cells('a', '1', '')], 80, plain)).toEqual([
    'NAME  LOST',
    'a        1',
  ]);
});

test('painting changes no width', () => {
  const red = (text: string) => `\x1b[31m${text}\x1b[39m`;
  const row = [{ text: 'a', paint: red }, { text: '1' }, { text: 'x' }];
  expect(formatTable(columns, [row], 80, plain)[1]).toBe(`${red('a')}        1  x`);
});

test('a line fits the terminal as far as columns may shrink', () => {
  const texts = fc.string({ unit: fc.constantFrom('a', 'b', '文', '-'), maxLength: 40 });
  const rows = fc.array(fc.tuple(texts, fc.nat({ max: 9999 }), texts), { minLength: 1 });
  fc.assert(
    fc.property(rows, fc.integer({ min: 20, max: 60 }), (drawn, width) => {
      const lines = formatTable(
        columns,
        drawn.map(([name, lost, image]) => cells(name, String(lost), image)),
        width,
        plain,
      );
      for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(width);
    }),
  );
});
