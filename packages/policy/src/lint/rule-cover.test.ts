import type { Match, PathMatch } from '@ringfence/model';
import { describe, expect, it } from 'vitest';
import { matchesPath } from '../evaluate/rule-match.ts';
import { tableFrom } from '../fixtures/arbitrary-rule.ts';
import { covers, mayMeet } from './rule-cover.ts';

/** All lists of these, from the shortest up to this length. */
function listsOf(letters: readonly string[], longest: number): string[][] {
  const lists: string[][] = [[]];
  for (const list of lists)
    if (list.length < longest) lists.push(...letters.map((letter) => [...list, letter]));
  return lists;
}

const REACHES: readonly PathMatch['reach'][] = ['exact', 'children', 'below'];
const PATHS = listsOf(['a', 'b'], 4);
const MATCHES: readonly Match[] = [
  ...listsOf(['a', '*', '**', '?', '{a,b}'], 3)
    .filter((parts) => parts.length > 0)
    .map((parts): Match => ({ type: 'pattern', pattern: `/${parts.join('/')}` })),
  ...['a', 'b'].map((name): Match => ({ type: 'name', name })),
  ...listsOf(['a', 'b'], 3).flatMap((components) =>
    REACHES.map((reach): Match => ({ type: 'path', components, reach })),
  ),
];

const { rules } = tableFrom(MATCHES.map((match) => ({ class: 'file', action: 'Block', match })));
const matched = rules.map((rule) => PATHS.map((path) => matchesPath(rule, path)));

/** Every two rules, with whether the first matches each path and whether the second does. */
function* pairs() {
  for (const [left, one] of rules.entries())
    for (const [right, other] of rules.entries()) {
      const both = PATHS.map((_, at) => [matched[left]?.[at], matched[right]?.[at]] as const);
      const words = [one, other].map(({ match }) => JSON.stringify(match)).join(' and ');
      yield { one, other, both, words };
    }
}

describe('rules about arguments', () => {
  const rule = (action: 'Allow' | 'Block', ...allowedArgs: string[]) => {
    const match: Match = { type: 'path', components: ['a'], reach: 'exact' };
    const asked = allowedArgs.length > 0 && { allowedArgs };
    const [made] = tableFrom([{ class: 'process', action, match, ...asked }]).rules;
    if (made === undefined) throw new Error('no rule');
    return made;
  };

  it.each([
    ['a Block of all', rule('Block'), rule('Block', '-a'), true, true],
    ['one of fewer', rule('Block', '-a'), rule('Block', '-a', '-b'), true, true],
    ['one of more', rule('Block', '-a', '-b'), rule('Block', '-a'), false, true],
    ['a Block that asks, of one that does not', rule('Block', '-a'), rule('Block'), false, true],
    ['an Allow of more', rule('Allow', '-a', '-b'), rule('Allow', '-a'), true, true],
    ['what the other leaves', rule('Block', '-a'), rule('Allow', '-a'), false, false],
    ['some of what the other takes', rule('Block', '-a'), rule('Allow', '-b'), false, true],
  ])('%s', (_, outer, inner, isCovered, meets) => {
    expect(covers(outer, inner)).toBe(isCovered);
    expect(mayMeet(outer, inner)).toBe(meets);
  });
});

// `/a/**` was taken to cover `/a`, which 300,000 sampled tables did not show: so these are all pairs.
describe('two of all small paths, names and patterns', () => {
  it('cover only what they match', () => {
    let count = 0;
    for (const { one, other, both, words } of pairs())
      if (covers(one, other)) {
        count++;
        if (both.some(([outer, inner]) => inner && !outer)) expect.unreachable(words);
      }
    expect(count).toBeGreaterThan(1000);
  });

  it('are said not to meet only where no path is under both', () => {
    let count = 0;
    for (const { one, other, both, words } of pairs())
      if (!mayMeet(one, other)) {
        count++;
        if (both.some(([left, right]) => left && right)) expect.unreachable(words);
      }
    expect(count).toBeGreaterThan(1000);
  });
});
