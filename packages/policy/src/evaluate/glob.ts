import type { PathComponents, PatternMatch } from '@ringfence/model';
import { compiledPattern, type Token, takes } from './glob-tokens.ts';

export interface PatternShape {
  /** Leading components without any wildcard: what precedence counts. */
  readonly literalComponents: number;
  /** It holds `**`. */
  readonly recursive: boolean;
}

const shapes = new WeakMap<PatternMatch, PatternShape>();

function shapeOf(pattern: string): PatternShape {
  const components = pattern.slice(1).split('/');
  const firstWild = components.findIndex(hasWildcard);
  return {
    literalComponents: firstWild < 0 ? components.length : firstWild,
    recursive: pattern.includes('**'),
  };
}

/** Does any character of it mean something else than itself? */
export function hasWildcard(pattern: string): boolean {
  return /[*?[{\\]/.test(pattern);
}

/** What precedence needs to know of a pattern. */
export function patternShape(match: PatternMatch): PatternShape {
  const known = shapes.get(match);
  if (known) return known;
  const shape = shapeOf(match.pattern);
  shapes.set(match, shape);
  return shape;
}

/** Does the pattern match this whole path? */
export function matchesPattern(match: PatternMatch, path: PathComponents): boolean {
  const points = Array.from(`/${path.join('/')}`, (character) => character.codePointAt(0) ?? 0);
  return compiledPattern(match).some((tokens) => matchesTokens(tokens, points));
}

/** Runs all partial matches side by side, so no pattern can make it backtrack. */
function matchesTokens(tokens: readonly Token[], points: readonly number[]): boolean {
  let states = closure(tokens, new Set([0]));
  for (const point of points) {
    const next = new Set<number>();
    for (const state of states) {
      const token = tokens[state];
      if (token === undefined || !takes(token, point)) continue;
      next.add(token.type === 'many' ? state : state + 1);
    }
    if (next.size === 0) return false;
    states = closure(tokens, next);
  }
  return states.has(tokens.length);
}

/** A `*` may match nothing, so standing before one is standing after it too. */
function closure(tokens: readonly Token[], states: Set<number>): Set<number> {
  for (const state of states) if (tokens[state]?.type === 'many') states.add(state + 1);
  return states;
}
