import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePatterns, type PatternRule } from '../compile/pattern-compiler.ts';
import { compiledPattern, patternProblem } from '../evaluate/glob-tokens.ts';
import { tableFrom } from '../fixtures/arbitrary-rule.ts';
import { patternTextProblem, resetPatternBudget } from './path-syntax.ts';

/** Of what patterns are made, torn apart and put together anew. */
const piece = fc.oneof(
  fc.constantFrom('*', '**', '***', '?', '/', '\\', '[', ']', '[^', '{', '}', ',', '-', '^', '.'),
  fc.constantFrom(
    '[a-',
    '[]]',
    '[^]]',
    '{,}',
    '{a,{b,c}}',
    '\\\\',
    '\\*',
    '/../',
    '//',
    '\0',
    '\ud800',
  ),
  fc.string({ unit: 'grapheme', maxLength: 3 }),
  fc.integer({ min: 2, max: 400 }).map((count) => '*?'.repeat(count)),
);
const anyText = fc.array(piece, { maxLength: 12 }).map((pieces) => `/${pieces.join('')}`);

const CPU_LIMIT = 4_000_000;

function rulesOf(texts: readonly string[]): PatternRule[] {
  const drafts = texts.map((text) => ({
    class: 'file' as const,
    action: 'Block' as const,
    match: { type: 'pattern' as const, pattern: text },
  }));
  return tableFrom(drafts).rules.filter(
    (rule): rule is PatternRule => rule.match.type === 'pattern',
  );
}

/** Microseconds of a processor. */
function costOf(work: () => void): number {
  const start = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(start);
  return user + system;
}

describe('hostile patterns', () => {
  it('are refused or read, whatever their text', () => {
    let read = 0;
    fc.assert(
      fc.property(anyText, (text) => {
        resetPatternBudget();
        const problem = patternTextProblem(text);
        if (problem !== null) {
          expect(problem.message).not.toBe('');
          return;
        }
        read++;
        expect(patternProblem(text)).toBeNull();
        expect(compiledPattern({ type: 'pattern', pattern: text }).length).toBeGreaterThan(0);
      }),
      { numRuns: 2000 },
    );
    expect(read).toBeGreaterThan(200);
  });

  it('compile within bounds, or are named', () => {
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 1, maxLength: 6 }), (texts) => {
        const readable = texts.filter((text) => {
          resetPatternBudget();
          return patternTextProblem(text) === null;
        });
        const rules = rulesOf(readable);
        const { automaton, numbers, overflow } = compilePatterns(rules, {
          states: 500,
          steps: 100_000,
        });
        expect(automaton?.states ?? 0).toBeLessThanOrEqual(500);
        for (const rule of rules)
          expect(numbers.has(rule.match.pattern)).toBe(!overflow.includes(rule));
      }),
      { numRuns: 60 },
    );
  });

  it.each<[string, string[]]>([
    ['thousands of stars', [`/${'*a'.repeat(2000)}`]],
    [
      'a word anywhere, many times',
      Array.from({ length: 300 }, (_, at) => `/**${at}**${at + 7}**`),
    ],
    ['explosions', Array.from({ length: 40 }, (_, at) => `/**${at}${'?'.repeat(60)}`)],
    ['alternatives', Array.from({ length: 60 }, () => `/${'{a,b}'.repeat(6)}${'*?'.repeat(40)}`)],
    [
      'wide classes',
      Array.from({ length: 40 }, (_, at) => `/${`[\u0100-\uffff]${at}`.repeat(20)}`),
    ],
  ])('cost a bounded time: %s', (_, texts) => {
    const rules = rulesOf(texts);
    const cost = costOf(() => {
      const { overflow, numbers } = compilePatterns(rules);
      expect(overflow.length + rules.filter((rule) => numbers.has(rule.match.pattern)).length).toBe(
        rules.length,
      );
    });
    expect(cost).toBeLessThan(CPU_LIMIT);
  });
});
