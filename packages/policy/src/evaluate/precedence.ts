import type { Rule } from '@ringfence/model';
import { parsedCidr } from './cidr.ts';
import { patternShape } from './glob.ts';
import { socketRank } from './socket-match.ts';

/**
 * The one order of KERNEL precedence: negative when `a` decides before `b`.
 *
 * Final Blocks first; a rule with a source before one without; the more specific match; Block
 * before Allow; at last the lower index, so that the order is total. It orders Allow and Block
 * rules that decide and, apart from them, Audit rules that alert: Audit is never set against
 * the other two.
 */
export function comparePrecedence(a: Rule, b: Rule): number {
  return (
    Number(b.final) - Number(a.final) ||
    Number(b.sources.length > 0) - Number(a.sources.length > 0) ||
    compareSpecificity(a, b) ||
    Number(b.action === 'Block') - Number(a.action === 'Block') ||
    a.index - b.index
  );
}

/** Negative when the match of `a` is more specific than that of `b`; 0 for a tie. */
export function compareSpecificity(a: Rule, b: Rule): number {
  const left = specificity(a);
  const right = specificity(b);
  return right[0] - left[0] || right[1] - left[1] || right[2] - left[2];
}

type Specificity = readonly [number, number, number];

/**
 * Larger is more specific, compared from the left. Paths: exact, then patterns and directories
 * by literal leading components and single-level before recursive, then names. Network: longer
 * prefix, narrower port range, named protocol. Sockets: the protocol, then the type, then all.
 */
function specificity({ match }: Rule): Specificity {
  switch (match.type) {
    case 'path':
      return match.reach === 'exact'
        ? [2, 0, 0]
        : [1, match.components.length, match.reach === 'children' ? 1 : 0];
    case 'pattern': {
      const shape = patternShape(match);
      return [1, shape.literalComponents, shape.recursive ? 0 : 1];
    }
    case 'network':
      return [
        parsedCidr(match).prefixLength,
        match.portFrom - match.portTo,
        match.protocol === 'any' ? 0 : 1,
      ];
    case 'socket':
      return [socketRank(match), 0, 0];
    default:
      return [0, 0, 0];
  }
}
