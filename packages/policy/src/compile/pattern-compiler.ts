import type { PatternMatch, Rule } from '@ringfence/model';
import {
  buildAutomaton,
  PATTERN_LIMITS,
  type PatternAutomaton,
  type PatternLimits,
} from './pattern-automaton.ts';

export type PatternRule = Rule & { readonly match: PatternMatch };

/** The patterns that one automaton runs, by their text. */
export type PatternNumbers = ReadonlyMap<string, number>;

export interface CompiledPatterns {
  /** Null where there are no patterns. */
  readonly automaton: PatternAutomaton | null;
  readonly numbers: PatternNumbers;
  /** Rules whose patterns found no room. */
  readonly overflow: readonly PatternRule[];
  /** What it took to find out, in steps. */
  readonly steps: number;
}

/** Why a pattern is left out. */
export const PATTERNS_TOO_LARGE =
  `with it, the patterns of the workload would need more than ${PATTERN_LIMITS.states} states, ` +
  'or too long to compile';

/** Patterns that make it too large are looked for this often; then all that follow give way. */
const MAX_CULPRITS = 8;

/**
 * One automaton for all patterns of a set. Where it would be too large, patterns give way in the
 * order of their rules: the first with which it grows too large, until the rest fits.
 */
export function compilePatterns(
  rules: readonly PatternRule[],
  limits: PatternLimits = PATTERN_LIMITS,
): CompiledPatterns {
  const texts = [...new Set(rules.map(({ match }) => match.pattern))];
  const { kept, automaton, steps } = thatFit(texts, limits);
  const numbers = new Map(kept.map((text, at) => [text, at]));
  return {
    automaton,
    numbers,
    steps,
    overflow: rules.filter(({ match }) => !numbers.has(match.pattern)),
  };
}

function thatFit(texts: readonly string[], limits: PatternLimits) {
  let budget = 2 * limits.steps;
  const build = (list: readonly string[]) => {
    const matches = list.map((text): PatternMatch => ({ type: 'pattern', pattern: text }));
    const { automaton, steps } = buildAutomaton(matches, {
      ...limits,
      steps: Math.min(limits.steps, budget),
    });
    budget -= steps;
    return automaton;
  };
  let kept: readonly string[] = [];
  let left = texts;
  let automaton: PatternAutomaton | null = null;
  for (let culprits = 0; left.length > 0 && culprits <= MAX_CULPRITS; culprits++) {
    // The most of what is left that fits: by halves, and all of it first.
    let [fits, fails] = [0, left.length + 1];
    for (let count = left.length; fails - fits > 1; count = (fits + fails) >> 1) {
      const built = build([...kept, ...left.slice(0, count)]);
      if (built === null) fails = count;
      else [fits, automaton] = [count, built];
    }
    kept = [...kept, ...left.slice(0, fits)];
    left = left.slice(fits + 1);
  }
  return { kept, automaton, steps: 2 * limits.steps - budget };
}
