import type { PathComponents, PathMatch, Rule } from '@ringfence/model';
import { literalComponents } from '../lint/rule-cover.ts';

/** Why a rule is not about a path, and how far it is from being. */
export interface PathMiss {
  readonly reason: string;
  /** In components; small is near. */
  readonly distance: number;
}

/** What keeps the rule from the path; null for a rule that has nothing to do with it. */
export function pathMiss({ match }: Rule, path: PathComponents): PathMiss | null {
  switch (match.type) {
    case 'path':
      return placeMiss(match, path);
    case 'pattern': {
      const literal = literalComponents(match);
      if (literal.length === 0 || commonLength(literal, path) < literal.length) return null;
      return { reason: `the pattern ${match.pattern} does not match`, distance: 1 };
    }
    case 'name': {
      const last = path.at(-1) ?? '';
      const isNear = last.includes(match.name) || match.name.includes(last);
      return isNear
        ? { reason: `it is about the name ${match.name}, and this is ${last}`, distance: 1 }
        : null;
    }
    default:
      return null;
  }
}

function placeMiss({ components, reach }: PathMatch, path: PathComponents): PathMiss | null {
  const common = commonLength(components, path);
  const written = `/${components.join('/')}`;
  const deeper = path.length - components.length;
  if (common === components.length) {
    if (components.length === 0 && reach === 'exact') return null;
    const reason =
      reach === 'exact'
        ? `it is about ${written} itself, and this lies below it`
        : `not recursive: it is about ${written === '/' ? '/' : `${written}/`} and its direct ` +
          `entries, and this lies ${deeper} levels below`;
    return { reason, distance: reach === 'exact' ? deeper : 1 };
  }
  if (common === path.length)
    return { reason: `it is about what lies below this: ${written}`, distance: -deeper };
  const distance = Math.max(components.length, path.length) - common;
  const sameName = components.at(-1) === path.at(-1);
  if (common === 0 && !sameName) return null;
  return {
    reason:
      `another path: component ${common + 1} is ${path[common] ?? ''}, and the rule's is ` +
      `${components[common] ?? ''}`,
    distance: sameName ? 1 : distance,
  };
}

function commonLength(one: PathComponents, other: PathComponents): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  return length;
}
