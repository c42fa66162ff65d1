import type { PolicyProblem } from '@ringfence/model';
import { expect, test } from 'vitest';
import { createStyle } from '../terminal/style.ts';
import { linesOf, problemView } from './problem-view.ts';

const TEXT = 'kind: WorkloadPolicy\nspec:\n\tmatchPath: [a]\n  größe-文件: x\n';
const canvas = { width: 80, style: createStyle(false) };
const problem: PolicyProblem = {
  severity: 'error',
  code: 'RF-POLICY-005',
  message: 'there is no such field',
  mend: 'write matchPaths',
  line: 3,
  column: 2,
  length: 0,
  path: 'spec.matchPath',
};

function draw(change: Partial<PolicyProblem>): string[] {
  return problemView({ ...problem, ...change }, linesOf(TEXT), 'a.yaml', canvas).split('\n');
}

test('a problem stands at its place, with the line, a mark and the mend', () => {
  expect(draw({})).toEqual([
    'a.yaml:3:2: error: spec.matchPath: there is no such field [RF-POLICY-005]',
    '  3 │   matchPath: [a]',
    '    │   ^^^^^^^^^',
    '    = write matchPaths',
    '',
  ]);
});

test('the mark is as long as what the node means, else as the word there', () => {
  expect(draw({ length: 3 })[2]).toBe('    │   ^^^');
  expect(draw({ line: 4, column: 3 })[2]).toBe('    │   ^^^^^^^^^^');
  expect(draw({ line: 4, column: 13 })[2]?.trimEnd()).toMatch(/\^$/);
});

test('one without a place has neither line nor mark', () => {
  expect(draw({ line: 0, column: 0, path: '', severity: 'warning' })).toEqual([
    'a.yaml: warning: there is no such field [RF-POLICY-005]',
    '  = write matchPaths',
    '',
  ]);
});

test('of a line that is longer than there is room, the place is shown', () => {
  const source = `[${'a'.repeat(500)}, wrong, ${'b'.repeat(1_000_000)}]`;
  const [, shown = '', mark = ''] = problemView(
    { ...problem, line: 1, column: 504, length: 5 },
    [source],
    'a.yaml',
    canvas,
  ).split('\n');
  expect(shown.length).toBeLessThanOrEqual(canvas.width);
  expect(shown.slice(mark.indexOf('^'), mark.lastIndexOf('^') + 1)).toBe('wrong');
  const piped = { ...canvas, width: Number.POSITIVE_INFINITY };
  const whole = { ...problem, line: 1, column: 1, length: source.length };
  expect(problemView(whole, [source], 'a.yaml', piped).length).toBeLessThan(500);
});

test('a line beyond the text is not invented', () => {
  expect(draw({ line: 99, mend: '' })).toEqual([
    'a.yaml:99:2: error: spec.matchPath: there is no such field [RF-POLICY-005]',
    '',
  ]);
});

test('text of a file does not steer the terminal', () => {
  const drawn = problemView(
    { ...problem, line: 1, column: 1, message: 'x\x1b[2J' },
    ['a\x1b]0;t\x07b'],
    'a\n.yaml',
    canvas,
  );
  expect(drawn.replaceAll('\n', '')).toMatch(/^[^\p{Cc}]*$/u);
});
