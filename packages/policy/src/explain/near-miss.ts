import type {
  NetworkMatch,
  NetworkOperation,
  Operation,
  Rule,
  SocketMatch,
  SocketOperation,
} from '@ringfence/model';
import { type Access, appliesTo } from '../evaluate/applicability.ts';
import { containsAddress, parsedCidr } from '../evaluate/cidr.ts';
import { parseAddress } from '../evaluate/ip-address.ts';
import { accessOf, matchesPath, matchesSource } from '../evaluate/rule-match.ts';
import { matchesSocket } from '../evaluate/socket-match.ts';
import { pathMiss } from './path-distance.ts';

/** Why a rule did not match: one part, or a few. */
export interface Miss {
  readonly parts: readonly string[];
  /** Parts, and how far a path is off; small is near. */
  readonly distance: number;
}

/** Farther than this is not near. */
const MAX_DISTANCE = 2;

/** What of a rule that does not match fails; null when it is about something else altogether. */
export function missOf(rule: Rule, operation: Operation): Miss | null {
  const object = objectMiss(rule, operation);
  if (object === null) return null;
  const parts = [...object.parts];
  for (const feature of rule.unsupported) parts.push(`${feature} cannot be judged yet`);
  if (!matchesSource(rule, operation.source)) parts.push(sourceMiss(rule, operation));
  // Another path alone may be a slip; another path and more is another matter.
  if (object.distance > 0 && parts.length > 1) return null;
  const distance = parts.length + Math.max(0, object.distance - 1);
  return parts.length === 0 || distance > MAX_DISTANCE ? null : { parts, distance };
}

function sourceMiss({ sources }: Rule, { source }: Operation): string {
  const wanted = sources.map(({ components }) => `/${components.join('/')}`).join(', ');
  const actual =
    source === null ? 'which program does this is not known' : `this is /${source.join('/')}`;
  return `another source: only what ${wanted} does, and ${actual}`;
}

function objectMiss(rule: Rule, operation: Operation): Miss | null {
  switch (operation.type) {
    case 'file':
    case 'exec':
      return pathObjectMiss(rule, operation);
    case 'network':
      return rule.match.type === 'network' ? connectionMiss(rule.match, operation) : null;
    case 'socket':
      return rule.match.type === 'socket' ? socketMiss(rule.match, operation) : null;
    case 'privilege':
      return rule.match.type === 'privilege' && rule.match.privilege === operation.privilege
        ? { parts: [], distance: 0 }
        : null;
    case 'capability':
      return rule.match.type === 'capability' && rule.match.capability === operation.capability
        ? { parts: [], distance: 0 }
        : null;
  }
}

function pathObjectMiss(
  rule: Rule,
  operation: Operation & { readonly type: 'file' | 'exec' },
): Miss | null {
  if (rule.class !== 'file' && rule.class !== 'process') return null;
  const parts: string[] = [];
  let distance = 0;
  const isExec = operation.type === 'exec';
  if (isExec !== (rule.class === 'process'))
    parts.push(
      isExec
        ? 'it is about files: of such rules only those that block reads hold for running a program'
        : 'it is about running programs, and this is under file rules',
    );
  if (!matchesPath(rule, operation.path)) {
    const miss = pathMiss(rule, operation.path);
    if (miss === null) return null;
    parts.push(miss.reason);
    distance = miss.distance;
  }
  const access = accessOf(operation);
  if (!appliesTo(rule, access)) parts.push(accessMiss(rule, access));
  return { parts, distance };
}

function accessMiss(rule: Rule, { read, owner, terminal, arguments: given = [] }: Access): string {
  const { action, readOnly, ownerOnly, withoutTerminal, allowedArgs } = rule;
  const flags = [
    readOnly ? 'readOnly' : '',
    ownerOnly ? 'ownerOnly' : '',
    withoutTerminal ? 'pts: false' : '',
    allowedArgs === undefined ? '' : 'allowedArgs',
  ].filter((flag) => flag !== '');
  const what =
    `${ownerOnly ? "the owner's " : ''}${readOnly ? 'reads' : 'accesses'}` +
    `${withoutTerminal ? ' without a terminal' : ''}` +
    `${allowedArgs === undefined ? '' : ` with no argument but ${quoted(allowedArgs)}`}`;
  const actual =
    `this is a ${read ? 'read' : 'write'} by ${owner ? 'the owner' : 'another'}` +
    `${withoutTerminal ? (terminal ? ' with a terminal' : ' without one') : ''}` +
    `${allowedArgs === undefined ? '' : given.length === 0 ? ' without any' : ` with ${quoted(given)}`}`;
  return action === 'Allow'
    ? `${flags.join(' and ')}: it allows ${what} alone, and ${actual}`
    : `${flags.join(' and ')}: it leaves ${what} alone, and ${actual}`;
}

function quoted(list: readonly string[]): string {
  return list.map((argument) => JSON.stringify(argument)).join(', ');
}

function socketMiss(match: SocketMatch, operation: SocketOperation): Miss {
  return matchesSocket(match, operation)
    ? { parts: [], distance: 0 }
    : { parts: [`another socket: it is about ${match.protocol}`], distance: 0 };
}

function connectionMiss(match: NetworkMatch, operation: NetworkOperation): Miss {
  const parts: string[] = [];
  if (match.direction !== operation.direction) parts.push(`it is about ${match.direction}`);
  if (match.protocol !== 'any' && match.protocol !== operation.protocol)
    parts.push(`another protocol: it is about ${match.protocol}`);
  if (operation.port < match.portFrom || operation.port > match.portTo)
    parts.push(
      match.portFrom === match.portTo
        ? `another port: it is about ${match.portFrom}`
        : `another port: it is about ${match.portFrom} to ${match.portTo}`,
    );
  const address = parseAddress(operation.address);
  if (address !== null && !containsAddress(parsedCidr(match), address))
    parts.push(
      parsedCidr(match).family === address.family
        ? `another address: it is about ${match.cidr}`
        : `it is about IPv${parsedCidr(match).family} addresses`,
    );
  return { parts, distance: 0 };
}
