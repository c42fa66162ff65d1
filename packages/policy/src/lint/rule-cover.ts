import type { Match, NetworkMatch, PathMatch, PatternMatch, Rule } from '@ringfence/model';
import { type Access, appliesTo } from '../evaluate/applicability.ts';
import { containsAddress, parsedCidr } from '../evaluate/cidr.ts';
import { matchesPattern, patternShape } from '../evaluate/glob.ts';
import { matchesSocket, SOCKET_NATURES } from '../evaluate/socket-match.ts';

/** Whatever the inner rule speaks of, the outer one speaks of too; `false` where unsure. */
export function covers(outer: Rule, inner: Rule): boolean {
  return (
    outer.class === inner.class &&
    outer.unsupported.length === 0 &&
    coversSources(outer, inner) &&
    accessesOf(inner, outer).every((access) => appliesTo(outer, access)) &&
    coversMatch(outer.match, inner.match)
  );
}

/** Can one operation be under both? `true` where unsure. */
export function mayMeet(one: Rule, other: Rule): boolean {
  return (
    one.class === other.class &&
    accessesOf(one, other).some((access) => appliesTo(other, access)) &&
    mayMatchTogether(one.match, other.match)
  );
}

const EITHER = [true, false];

/** Accesses that the rule speaks of, as its flags have it; each kind that these two tell apart. */
function accessesOf(rule: Rule, other: Rule): Access[] {
  if (rule.class !== 'file' && rule.class !== 'process')
    return [{ read: true, owner: true, terminal: false }];
  const reads = rule.class === 'process' ? [true] : [true, false];
  return reads
    .flatMap((read) => EITHER.map((owner) => ({ read, owner })))
    .flatMap((access) => EITHER.map((terminal) => ({ ...access, terminal })))
    .flatMap((access) => argumentsOf(rule, other).map((list) => ({ ...access, arguments: list })))
    .filter((access) => appliesTo(rule, access));
}

/** None, one that neither allows, and each that one of them does: more at once say nothing new. */
function argumentsOf(rule: Rule, other: Rule): readonly (readonly string[])[] {
  const allowed = [...(rule.allowedArgs ?? []), ...(other.allowedArgs ?? [])];
  if (allowed.length === 0) return [[]];
  return [[], [`${allowed.join('')}+`], ...allowed.map((argument) => [argument])];
}

function coversSources(outer: Rule, inner: Rule): boolean {
  if (outer.sources.length === 0) return true;
  return (
    inner.sources.length > 0 &&
    inner.sources.every((source) => outer.sources.some((each) => coversPaths(each, source)))
  );
}

function coversMatch(outer: Match, inner: Match): boolean {
  switch (outer.type) {
    case 'path':
      if (inner.type === 'path') return coversPaths(outer, inner);
      if (inner.type === 'pattern') return coversPattern(outer, inner);
      return inner.type === 'name' && outer.reach === 'below' && outer.components.length === 0;
    case 'pattern':
      return patternCovers(outer, inner);
    case 'name':
      if (inner.type === 'name') return inner.name === outer.name;
      return (
        inner.type === 'path' && inner.reach === 'exact' && inner.components.at(-1) === outer.name
      );
    case 'network':
      return inner.type === 'network' && coversConnections(outer, inner);
    case 'socket':
      return (
        inner.type === 'socket' && (outer.protocol === 'all' || outer.protocol === inner.protocol)
      );
    default:
      return JSON.stringify(outer) === JSON.stringify(inner);
  }
}

function isPrefix(prefix: readonly string[], path: readonly string[]): boolean {
  return prefix.length <= path.length && prefix.every((each, at) => each === path[at]);
}

function coversPaths(outer: PathMatch, inner: PathMatch): boolean {
  if (!isPrefix(outer.components, inner.components)) return false;
  const deeper = inner.components.length - outer.components.length;
  if (outer.reach === 'below') return true;
  if (outer.reach === 'exact') return deeper === 0 && inner.reach === 'exact';
  return deeper === 0 ? inner.reach !== 'below' : deeper === 1 && inner.reach === 'exact';
}

function componentsOf(match: PatternMatch): readonly string[] {
  return match.pattern.slice(1).split('/');
}

/** Leading components that every path of a pattern has. */
export function literalComponents(match: PatternMatch): readonly string[] {
  return componentsOf(match).slice(0, patternShape(match).literalComponents);
}

function coversPattern(outer: PathMatch, inner: PatternMatch): boolean {
  if (!isPrefix(outer.components, literalComponents(inner))) return false;
  if (outer.reach === 'below') return true;
  const levels = componentsOf(inner).length - outer.components.length;
  const isFlat = !inner.pattern.includes('**') && !inner.pattern.includes('{');
  return outer.reach === 'children' && isFlat && levels === 1;
}

function patternCovers(outer: PatternMatch, inner: Match): boolean {
  if (inner.type === 'path' && inner.reach === 'exact')
    return matchesPattern(outer, inner.components);
  if (inner.type === 'pattern' && inner.pattern === outer.pattern) return true;
  const tree = treeOf(outer);
  if (tree === null) return false;
  if (inner.type === 'name') return tree.length === 0;
  // The pattern `/etc/**` is about everything in /etc, and not about /etc itself.
  if (inner.type === 'path')
    return (
      isPrefix(tree, inner.components) &&
      (tree.length === 0 || tree.length < inner.components.length)
    );
  if (inner.type !== 'pattern') return false;
  // A pattern without wildcards is one path, and may be the directory itself.
  const isPath = patternShape(inner).literalComponents === componentsOf(inner).length;
  return isPath
    ? matchesPattern(outer, componentsOf(inner))
    : isPrefix(tree, literalComponents(inner));
}

/** The directory whose whole content a pattern is about, as in `/etc/**`; null for others. */
function treeOf(match: PatternMatch): readonly string[] | null {
  const literal = literalComponents(match);
  const rest = componentsOf(match).slice(literal.length);
  return rest.length === 1 && rest[0] === '**' ? literal : null;
}

function coversConnections(outer: NetworkMatch, inner: NetworkMatch): boolean {
  const wide = parsedCidr(outer);
  const narrow = parsedCidr(inner);
  return (
    outer.direction === inner.direction &&
    (outer.protocol === 'any' || outer.protocol === inner.protocol) &&
    outer.portFrom <= inner.portFrom &&
    outer.portTo >= inner.portTo &&
    wide.prefixLength <= narrow.prefixLength &&
    containsAddress(wide, narrow)
  );
}

function mayMatchTogether(one: Match, other: Match): boolean {
  if (one.type === 'path' && other.type === 'path')
    return isPrefix(one.components, other.components) || isPrefix(other.components, one.components);
  const isPaths = (match: Match) => ['path', 'pattern', 'name'].includes(match.type);
  if (isPaths(one) && isPaths(other)) return true;
  if (one.type === 'socket' && other.type === 'socket')
    return SOCKET_NATURES.some(
      (nature) => matchesSocket(one, nature) && matchesSocket(other, nature),
    );
  return coversMatch(one, other) || coversMatch(other, one) || one.type === 'network';
}
