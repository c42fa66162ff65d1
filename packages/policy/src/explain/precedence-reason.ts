import type { NetworkMatch, Rule } from '@ringfence/model';
import { parsedCidr } from '../evaluate/cidr.ts';
import { patternShape } from '../evaluate/glob.ts';
import { socketRank } from '../evaluate/socket-match.ts';

/** The first difference by which `winner` comes before `other`, in the words of the order. */
export function precedenceReason(winner: Rule, other: Rule): string {
  if (winner.final !== other.final) return 'a final Block comes before everything else';
  if (winner.sources.length > 0 !== other.sources.length > 0)
    return 'a rule with a matching fromSource comes before one without';
  const specific = specificReason(winner, other);
  if (specific !== null) return specific;
  if (winner.action !== other.action)
    return `${winner.action} comes before ${other.action} at a tie`;
  return 'they say the same, and the first in order counts';
}

function specificReason(winner: Rule, other: Rule): string | null {
  if (winner.match.type === 'network' && other.match.type === 'network')
    return networkReason(winner.match, other.match);
  if (winner.match.type === 'socket' && other.match.type === 'socket')
    return socketReason(socketRank(winner.match), socketRank(other.match));
  const left = placeOf(winner);
  const right = placeOf(other);
  if (left === null || right === null) return null;
  if (left.rank !== right.rank)
    return left.rank === 'exact'
      ? `an exact path comes before a ${right.noun}`
      : `a ${left.noun} comes before execname`;
  if (left.depth !== right.depth)
    return (
      `the deeper ${left.noun} comes first: ${components(left.depth)} against ` + `${right.depth}`
    );
  if (left.isRecursive !== right.isRecursive)
    return 'a single level comes before everything below, at the same depth';
  return null;
}

function components(count: number): string {
  return count === 1 ? '1 literal component' : `${count} literal components`;
}

interface Place {
  readonly rank: 'exact' | 'place' | 'name';
  readonly noun: string;
  readonly depth: number;
  readonly isRecursive: boolean;
}

function placeOf({ match }: Rule): Place | null {
  switch (match.type) {
    case 'path':
      return match.reach === 'exact'
        ? { rank: 'exact', noun: 'path', depth: 0, isRecursive: false }
        : {
            rank: 'place',
            noun: 'directory',
            depth: match.components.length,
            isRecursive: match.reach === 'below',
          };
    case 'pattern': {
      const { literalComponents: depth, recursive } = patternShape(match);
      return { rank: 'place', noun: 'pattern', depth, isRecursive: recursive };
    }
    case 'name':
      return { rank: 'name', noun: 'name', depth: 0, isRecursive: false };
    default:
      return null;
  }
}

function socketReason(winner: number, other: number): string | null {
  if (winner === other) return null;
  return winner === 2 ? 'a protocol comes before a type and before all' : 'a type comes before all';
}

function networkReason(winner: NetworkMatch, other: NetworkMatch): string | null {
  const [left, right] = [parsedCidr(winner).prefixLength, parsedCidr(other).prefixLength];
  if (left !== right) return `the longer prefix comes first: /${left} against /${right}`;
  if (winner.portTo - winner.portFrom !== other.portTo - other.portFrom)
    return 'the narrower range of ports comes first';
  if ((winner.protocol === 'any') !== (other.protocol === 'any'))
    return `a named protocol comes before any: ${winner.protocol}`;
  return null;
}
