import type { PatternMatch } from '@ringfence/model';

/**
 * Path patterns as tokens: `*` any characters but `/`, `**` any characters, `?` one character but
 * `/`, `[abc]`, `[a-z]`, `[^abc]` one character but `/`, `{a,b}` alternatives, `\` takes the next
 * character literally.
 *
 * Names are bytes. A byte that belongs to no valid UTF-8 counts as one character, which no literal
 * and no range is; in a path that is given as text it stands as a lone surrogate, U+DC00 and the
 * byte.
 */
export type Token =
  | { readonly type: 'literal'; readonly point: number }
  | { readonly type: 'one' }
  | { readonly type: 'class'; readonly negated: boolean; readonly ranges: readonly Range[] }
  | { readonly type: 'many'; readonly crossesSlash: boolean };

/** Code points, both included. */
export type Range = readonly [number, number];

/** One list of tokens for each alternative. */
export type CompiledPattern = readonly (readonly Token[])[];

/** More alternatives than this in one pattern are refused: each is matched on its own. */
export const MAX_PATTERN_ALTERNATIVES = 64;

const compiled = new WeakMap<PatternMatch, CompiledPattern>();

/** Why a pattern cannot be read, or null when it can. */
export function patternProblem(pattern: string): string | null {
  const expanded = expandAlternatives(pattern);
  if (typeof expanded === 'string') return expanded;
  return expanded.every(closesClasses) ? null : UNCLOSED_CLASS;
}

const UNCLOSED_CLASS = 'a [ is never closed';

/** What `tokenize` would find, without the tokens: most patterns are only ever checked. */
function closesClasses(pattern: string): boolean {
  for (let at = 0; at < pattern.length; at++) {
    if (pattern[at] === '\\') at++;
    else if (pattern[at] === '[') {
      const first = pattern[at + 1] === '^' ? at + 2 : at + 1;
      at = pattern.indexOf(']', first + 1);
      if (at < 0) return false;
    }
  }
  return true;
}

function readPattern(pattern: string): CompiledPattern | string {
  const expanded = expandAlternatives(pattern);
  if (typeof expanded === 'string') return expanded;
  const alternatives: (readonly Token[])[] = [];
  for (const text of expanded) {
    const tokens = tokenize(text);
    if (typeof tokens === 'string') return tokens;
    alternatives.push(tokens);
  }
  return alternatives;
}

/** The pattern of a rule, which was checked when the rule was made. */
export function compiledPattern(match: PatternMatch): CompiledPattern {
  const known = compiled.get(match);
  if (known) return known;
  const result = readPattern(match.pattern);
  if (typeof result === 'string') throw new RangeError(`the pattern ${match.pattern}: ${result}`);
  compiled.set(match, result);
  return result;
}

/** `/a/{b,c}` becomes `/a/b` and `/a/c`; a sentence when the braces cannot be read. */
function expandAlternatives(pattern: string): readonly string[] | string {
  let done: string[] = [];
  let open = [pattern];
  while (open.length > 0) {
    const next: string[] = [];
    for (const text of open) {
      const group = innermostGroup(text);
      if (group === null) done = [...done, text];
      else if (typeof group === 'string') return group;
      else for (const choice of group.choices) next.push(group.before + choice + group.after);
      if (next.length + done.length > MAX_PATTERN_ALTERNATIVES)
        return `it has more than ${MAX_PATTERN_ALTERNATIVES} alternatives`;
    }
    open = next;
  }
  return done;
}

interface Group {
  readonly before: string;
  readonly choices: readonly string[];
  readonly after: string;
}

function innermostGroup(text: string): Group | string | null {
  let start = -1;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '{') start = at;
    else if (text[at] === '}') {
      if (start < 0) return 'a } is never opened';
      const choices = text.slice(start + 1, at).split(',');
      return { before: text.slice(0, start), choices, after: text.slice(at + 1) };
    }
  }
  return start < 0 ? null : 'a { is never closed';
}

/** A sentence when a class cannot be read. */
function tokenize(pattern: string): readonly Token[] | string {
  const tokens: Token[] = [];
  const characters = [...pattern];
  for (let at = 0; at < characters.length; at++) {
    const character = characters[at] ?? '';
    if (character === '*') {
      const crossesSlash = characters[at + 1] === '*';
      if (crossesSlash) at++;
      tokens.push({ type: 'many', crossesSlash });
    } else if (character === '?') {
      tokens.push({ type: 'one' });
    } else if (character === '[') {
      const first = characters[at + 1] === '^' ? at + 2 : at + 1;
      const end = characters.indexOf(']', first + 1);
      if (end < 0) return UNCLOSED_CLASS;
      tokens.push(characterClass(characters.slice(at + 1, end)));
      at = end;
    } else {
      if (character === '\\' && at + 1 < characters.length) at++;
      tokens.push({ type: 'literal', point: pointOf(characters[at]) });
    }
  }
  return tokens;
}

function characterClass(body: readonly string[]): Token {
  const negated = body[0] === '^';
  const members = negated ? body.slice(1) : body;
  const ranges: Range[] = [];
  for (let at = 0; at < members.length; at++) {
    const from = pointOf(members[at]);
    const to = members[at + 1] === '-' ? members[at + 2] : undefined;
    ranges.push([from, to === undefined ? from : pointOf(to)]);
    if (to !== undefined) at += 2;
  }
  return { type: 'class', negated, ranges };
}

function pointOf(character: string | undefined): number {
  return character?.codePointAt(0) ?? 0;
}

const SLASH = 0x2f;

/** Is this what stands for a byte that is no valid UTF-8? */
function isStrayByte(point: number): boolean {
  return point >= 0xd800 && point <= 0xdfff;
}

/** Does the token take this code point? */
export function takes(token: Token, point: number): boolean {
  switch (token.type) {
    case 'literal':
      return token.point === point && !isStrayByte(point);
    case 'one':
      return point !== SLASH;
    case 'many':
      return token.crossesSlash || point !== SLASH;
    case 'class':
      return point !== SLASH && inRanges(token.ranges, point) !== token.negated;
  }
}

function inRanges(ranges: readonly Range[], point: number): boolean {
  return !isStrayByte(point) && ranges.some(([from, to]) => from <= point && point <= to);
}
