import type {
  ExecOperation,
  FileOperation,
  NetworkOperation,
  Operation,
  PathComponents,
  PathMatch,
  Rule,
} from '@ringfence/model';
import { type Access, appliesTo } from './applicability.ts';
import { containsAddress, parsedCidr } from './cidr.ts';
import { matchesPattern } from './glob.ts';
import { parseAddress } from './ip-address.ts';
import { matchesSocket } from './socket-match.ts';

/**
 * Does the rule speak of this operation? A rule with features that the model cannot carry never
 * does: judging half of its condition would be another rule.
 */
export function matchesOperation(rule: Rule, operation: Operation): boolean {
  return (
    rule.unsupported.length === 0 &&
    matchesSource(rule, operation.source) &&
    matchesObject(rule, operation)
  );
}

/** Is this the image of a program that the rule is about? */
export function matchesSource(rule: Rule, source: PathComponents | null): boolean {
  if (rule.sources.length === 0) return true;
  return source !== null && rule.sources.some((candidate) => coversPath(candidate, source));
}

function matchesObject(rule: Rule, operation: Operation): boolean {
  switch (operation.type) {
    case 'file':
      return (
        rule.class === 'file' &&
        matchesPath(rule, operation.path) &&
        appliesTo(rule, accessOf(operation))
      );
    case 'exec':
      return (
        rule.class === 'process' &&
        matchesPath(rule, operation.path) &&
        appliesTo(rule, accessOf(operation))
      );
    case 'network':
      return matchesNetwork(rule, operation);
    case 'socket':
      return rule.match.type === 'socket' && matchesSocket(rule.match, operation);
    case 'privilege':
      return rule.match.type === 'privilege' && rule.match.privilege === operation.privilege;
    case 'capability':
      return rule.match.type === 'capability' && rule.match.capability === operation.capability;
  }
}

/** Process rules have no readOnly; an exec counts as a read, so that the flag could not bite. */
export function accessOf(operation: FileOperation | ExecOperation): Access {
  const { owner, terminal = false } = operation;
  if (operation.type === 'file') return { read: operation.action === 'read', owner, terminal };
  return { read: true, owner, terminal, arguments: operation.arguments ?? [] };
}

/** Does the rule's match cover the path, whatever is done there? */
export function matchesPath({ match }: Rule, path: PathComponents): boolean {
  switch (match.type) {
    case 'path':
      return coversPath(match, path);
    case 'pattern':
      return matchesPattern(match, path);
    case 'name':
      return path.at(-1) === match.name;
    default:
      return false;
  }
}

/** A directory covers itself too. */
export function coversPath({ components, reach }: PathMatch, path: PathComponents): boolean {
  const deeper = path.length - components.length;
  if (deeper < 0 || (reach === 'exact' && deeper > 0) || (reach === 'children' && deeper > 1))
    return false;
  return components.every((component, at) => component === path[at]);
}

function matchesNetwork({ match }: Rule, operation: NetworkOperation): boolean {
  if (match.type !== 'network' || match.direction !== operation.direction) return false;
  if (match.protocol !== 'any' && match.protocol !== operation.protocol) return false;
  if (operation.port < match.portFrom || operation.port > match.portTo) return false;
  const address = parseAddress(operation.address);
  if (address === null) throw new RangeError(`${operation.address} is no IP address`);
  return containsAddress(parsedCidr(match), address);
}
