import type { PatternMatch } from '@ringfence/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesPattern, patternShape } from './glob.ts';
import { patternProblem } from './glob-tokens.ts';

function pattern(text: string): PatternMatch {
  return { type: 'pattern', pattern: text };
}

function matches(text: string, path: string): boolean {
  return matchesPattern(pattern(text), path.slice(1).split('/'));
}

describe('matchesPattern', () => {
  it.each([
    ['/etc/*', '/etc/a', true],
    ['/etc/*', '/etc/a/b', false],
    ['/etc/**', '/etc/a/b', true],
    ['/etc/**', '/etc', false],
    ['/**/b', '/a/c/b', true],
    ['/a/**/b', '/a/b', false],
    ['/a?', '/ab', true],
    ['/a?b', '/a/b', false],
    ['/[ab]', '/b', true],
    ['/[^ab]', '/c', true],
    ['/[^ab]x', '/ax', false],
    ['/a[^b]c', '/a/c', false],
    ['/[a-c]', '/b', true],
    ['/[a-c]', '/d', false],
    ['/{a,b/c}/d', '/b/c/d', true],
    ['/{a,{b,c}}', '/c', true],
    ['/{a,b}', '/c', false],
    ['/\\*', '/*', true],
    ['/\\*', '/a', false],
    ['/*.conf', '/x.conf', true],
    ['/*.conf', '/x.config', false],
    ['/?', '/\u{1f600}', true],
  ])('%s against %s: %s', (text, path, expected) => {
    expect(matches(text, path)).toBe(expected);
  });

  it('agrees with a plain regular expression', () => {
    const piece = fc.constantFrom('a', 'b', '/', '*', '**', '?');
    const translations = new Map([
      ['*', '[^/]*'],
      ['**', '.*'],
      ['?', '[^/]'],
    ]);
    const path = fc.array(fc.stringMatching(/^[ab]{1,3}$/), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), path, (pieces, components) => {
        const spaced = pieces.filter(
          (text, at) => !(text.includes('*') && pieces[at - 1]?.includes('*')),
        );
        const expression = spaced.map((text) => translations.get(text) ?? text).join('');
        const expected = new RegExp(`^/${expression}$`).test(`/${components.join('/')}`);
        expect(matchesPattern(pattern(`/${spaced.join('')}`), components)).toBe(expected);
      }),
      { numRuns: 5000 },
    );
  });

  it('stays linear where backtracking would not', () => {
    const start = performance.now();
    expect(matches(`/${'*a'.repeat(100)}b`, `/${'a'.repeat(4000)}`)).toBe(false);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

describe('patternShape', () => {
  it.each([
    ['/etc/**', 1, true],
    ['/etc/*', 1, false],
    ['/etc/ssl/x*', 2, false],
    ['/*', 0, false],
    ['/{a,b}/c', 0, false],
  ])('of %s', (text, literalComponents, recursive) => {
    expect(patternShape(pattern(text))).toMatchObject({ literalComponents, recursive });
  });
});

describe('patternProblem', () => {
  it.each([
    ['/a{b', 'a { is never closed'],
    ['/a}b', 'a } is never opened'],
    ['/a[b', 'a [ is never closed'],
    ['/\\\\[b', 'a [ is never closed'],
    ['/[]', 'a [ is never closed'],
    ['/[^]', 'a [ is never closed'],
    [`/${'{a,b}'.repeat(7)}`, 'it has more than 64 alternatives'],
    ['/a\\[b', null],
    ['/[[]', null],
  ])('of %s', (text, problem) => {
    expect(patternProblem(text)).toBe(problem);
  });
});
