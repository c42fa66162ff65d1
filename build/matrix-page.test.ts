import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  abilityLine,
  MATRIX_FILE,
  parseAbilityLine,
  readMatrix,
  withFound,
  withTable,
} from './matrix-page.ts';
import { KERNELS } from './stages.ts';

const recorded = readMatrix(MATRIX_FILE);
const PLACE = '<!-- matrix: written by `make matrix` -->\nold\n<!-- matrix ends -->\n';
const SEES = { see: true, audit: false, block: false };

test('docs/kernels.md has the table of what the tests found (mend: make matrix)', () => {
  const page = readFileSync('docs/kernels.md', 'utf8');
  expect(withTable(page, recorded)).toBe(page);
});

test('every kernel that is recorded has every operation', () => {
  const columns = KERNELS.filter((kernel) => recorded[kernel] !== undefined);
  expect(columns).toContain('5.10');
  const [first = '', ...others] = columns;
  const operations = Object.keys(recorded[first] ?? {});
  expect(operations.length).toBeGreaterThan(10);
  for (const kernel of others) expect(Object.keys(recorded[kernel] ?? {})).toEqual(operations);
});

test('a line is found in whatever stands before it', () => {
  const found = { kernel: '6.1', operation: 'exec', ...SEES };
  expect(parseAbilityLine(`vm 6.1 | ${abilityLine(found)}`)).toEqual(found);
  expect(parseAbilityLine('  ok    exec')).toBeUndefined();
});

test('what was found replaces what was known of its kernel, in the order of kernels', () => {
  const known = { '6.1': { old: SEES }, '6.12': { exec: SEES } };
  const found = [
    { kernel: '6.1', operation: 'exec', see: true, audit: true, block: true },
    { kernel: '5.10', operation: 'exec', see: false, audit: false, block: false },
  ];
  const matrix = withFound(known, found);
  expect(Object.keys(matrix)).toEqual(['5.10', '6.1', '6.12']);
  expect(withTable(PLACE, matrix).split('\n').slice(1, 4)).toEqual([
    '| operation | 5.10 | 6.1 | 6.12 |',
    '|---|---|---|---|',
    '| exec | nothing | see, audit, block | see |',
  ]);
  expect(() => withTable('no place', matrix)).toThrow('has no place');
});
