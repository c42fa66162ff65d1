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

test('every kernel has every operation, but for what 5.10 lacks', () => {
  const operations = KERNELS.map((kernel) => Object.keys(recorded[kernel] ?? {}));
  const [oldest = [], newer = [], ...newest] = operations;
  expect(newer.filter((name) => !oldest.includes(name))).toEqual([
    'set flags',
    'connect, MPTCP',
    'bpf',
  ]);
  expect(oldest.filter((name) => !newer.includes(name))).toEqual([]);
  for (const each of newest) expect(each).toEqual(newer);
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
