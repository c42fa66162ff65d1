import type { PatternMatch } from '@ringfence/model';
import { compiledPattern, type Token, takes } from '../evaluate/glob-tokens.ts';

/** Positions that are live at once, sorted: what of all patterns a path may still become. */
export type PositionSet = readonly number[];

export const SLASH = 0x2f;
/** Stands for any byte that is no valid UTF-8: all tokens treat all of them alike. */
export const STRAY_BYTE = 0xdc80;
const MAX_CODE_POINT = 0x10ffff;

/** Code points that lead to the same positions; in order and without gaps. */
export interface Interval {
  readonly from: number;
  readonly to: number;
  readonly next: PositionSet;
}

/**
 * The places within many patterns, side by side, as one numbering: each alternative of each
 * pattern has one position before every token and one behind the last.
 */
export class PatternPositions {
  readonly #tokens: (Token | null)[] = [];
  /** The pattern to which a position belongs. */
  readonly #patterns: number[] = [];
  readonly #starts: number[] = [];
  /** A pattern can still match after one more component that begins here. */
  readonly #goesOnBelow: boolean[] = [];
  /** Live in every path from the root on, as the first `**` of `/` and `**` is. */
  readonly #everywhere: boolean[] = [];

  constructor(patterns: readonly PatternMatch[]) {
    for (const [at, pattern] of patterns.entries())
      for (const tokens of compiledPattern(pattern)) this.#add(at, tokens);
  }

  get size(): number {
    return this.#tokens.length;
  }

  /** Before the first byte. */
  start(): PositionSet {
    return this.#closed(this.#starts);
  }

  /** Patterns of which this is the end. */
  matched(set: PositionSet): readonly number[] {
    return this.#patternsOf(set, (position) => this.#tokens[position] === null);
  }

  /** Patterns that may match something below a directory here, because it is here. */
  matchedBelow(set: PositionSet): readonly number[] {
    return this.#patternsOf(
      set,
      (position) => this.#goesOnBelow[position] === true && this.#everywhere[position] !== true,
    );
  }

  /** Patterns that may match something below a directory, wherever it is. */
  matchedAnywhere(set: PositionSet): readonly number[] {
    return this.#patternsOf(
      set,
      (position) => this.#goesOnBelow[position] === true && this.#everywhere[position] === true,
    );
  }

  next(set: PositionSet, point: number): PositionSet {
    const next: number[] = [];
    for (const position of set) {
      const token = this.#tokens[position];
      if (token === null || token === undefined || !takes(token, point)) continue;
      next.push(token.type === 'many' ? position : position + 1);
    }
    return this.#closed(next);
  }

  /** Where every code point leads to. */
  intervals(set: PositionSet): readonly Interval[] {
    const borders = new Set([0, SLASH, SLASH + 1]);
    for (const position of set) {
      const token = this.#tokens[position];
      if (token?.type === 'literal') borders.add(token.point).add(token.point + 1);
      else if (token?.type === 'class')
        for (const [from, to] of token.ranges) borders.add(from).add(to + 1);
    }
    const sorted = [...borders].filter((border) => border <= MAX_CODE_POINT).sort((a, b) => a - b);
    const next = sorted.map((): number[] => []);
    const places = new Map(sorted.map((border, at) => [border, at]));
    for (const position of set) {
      const token = this.#tokens[position];
      if (token === null || token === undefined) continue;
      const to = token.type === 'many' ? position : position + 1;
      if (token.type === 'literal') next[places.get(token.point) ?? -1]?.push(to);
      else for (const [at, from] of sorted.entries()) if (takes(token, from)) next[at]?.push(to);
    }
    return sorted.map((from, at) => ({
      from,
      to: (sorted[at + 1] ?? MAX_CODE_POINT + 1) - 1,
      next: this.#closed(next[at] ?? []),
    }));
  }

  #add(pattern: number, tokens: readonly Token[]): void {
    const first = this.#tokens.length;
    this.#starts.push(first);
    for (const token of [...tokens, null]) {
      this.#tokens.push(token);
      this.#patterns.push(pattern);
    }
    for (const [at, token] of tokens.entries())
      this.#goesOnBelow[first + at] =
        takesSlash(token) && (at + 1 < tokens.length || isMany(token));
    const [slash, second] = tokens;
    if (slash?.type !== 'literal' || slash.point !== SLASH) return;
    if (second?.type !== 'many' || !second.crossesSlash) return;
    for (const position of this.#closed([first + 1])) this.#everywhere[position] = true;
  }

  /** With all positions behind a `*`, which may match nothing. */
  #closed(positions: readonly number[]): PositionSet {
    const closed = new Set(positions);
    for (const position of closed) {
      const token = this.#tokens[position];
      if (token !== null && token !== undefined && isMany(token)) closed.add(position + 1);
    }
    return [...closed].sort((a, b) => a - b);
  }

  #patternsOf(set: PositionSet, counts: (position: number) => boolean): readonly number[] {
    const patterns = new Set<number>();
    for (const position of set) if (counts(position)) patterns.add(this.#patterns[position] ?? 0);
    return [...patterns].sort((a, b) => a - b);
  }
}

function isMany(token: Token): boolean {
  return token.type === 'many';
}

function takesSlash(token: Token): boolean {
  return takes(token, SLASH);
}
