import type { SchemaCheck } from '@ringfence/model/schema';
import { parseCidr } from '../evaluate/cidr.ts';
import {
  directoryProblem,
  fileNameProblem,
  pathProblem,
  patternTextProblem,
} from './path-syntax.ts';
import type { Problem } from './policy-error.ts';
import { advise } from './suggestion.ts';

const SOCKET_PROTOCOLS = [
  'tcp',
  'udp',
  'raw',
  'icmp',
  'icmpv6',
  'sctp',
  'stream',
  'dgram',
  'rdm',
  'seqpacket',
  'dccp',
  'packet',
  'all',
];

/** What the checks see: a text, or an object whose fields have not been checked yet. */
export type Checked = string | Readonly<Record<string, unknown>>;

/** The first thing that is wrong with a value, or null. */
export function checkProblem(check: SchemaCheck, value: Checked): Problem | null {
  if (typeof value === 'string') return textProblem(check, value);
  switch (check) {
    case 'one-subject':
      return subjectProblem(value);
    case 'port-range':
      return portRangeProblem(value);
    case 'label-value':
      return expressionProblem(value);
    default:
      return null;
  }
}

function textProblem(check: SchemaCheck, text: string): Problem | null {
  switch (check) {
    case 'path':
      return pathProblem(text);
    case 'directory':
      return directoryProblem(text);
    case 'pattern':
      return patternTextProblem(text);
    case 'file-name':
      return fileNameProblem(text);
    case 'cidr':
      return cidrProblem(text);
    case 'protocols':
      return protocolsProblem(text);
    case 'label-value':
      return labelProblem(text);
    default:
      return null;
  }
}

function cidrProblem(text: string): Problem | null {
  const cidr = parseCidr(text);
  return typeof cidr === 'string' ? { kind: 'badAddress', message: cidr, mend: '' } : null;
}

/** Socket protocols of a list with commas, in lower case. */
export function socketProtocols(text: string): readonly string[] {
  return [...new Set(text.split(',').map((protocol) => protocol.trim().toLowerCase()))];
}

function protocolsProblem(text: string): Problem | null {
  const unknown = socketProtocols(text).find((protocol) => !SOCKET_PROTOCOLS.includes(protocol));
  if (unknown === undefined) return null;
  return {
    kind: 'notAllowed',
    message: `${JSON.stringify(unknown)} is no socket protocol`,
    mend: advise(unknown, SOCKET_PROTOCOLS),
  };
}

function labelProblem(text: string): Problem | null {
  if (text.indexOf('=') > 0) return null;
  return {
    kind: 'notAllowed',
    message: `${JSON.stringify(text)} is no label`,
    mend: 'write a label and its value as name=value',
  };
}

function expressionProblem(expression: Readonly<Record<string, unknown>>): Problem | null {
  const { key, values } = expression;
  if (key !== 'label' || !Array.isArray(values)) return null;
  for (const value of values) {
    const problem = typeof value === 'string' ? labelProblem(value) : null;
    if (problem !== null) return problem;
  }
  return null;
}

function subjectProblem(rule: Readonly<Record<string, unknown>>): Problem | null {
  const { path, execname } = rule;
  if (path !== undefined && execname !== undefined)
    return {
      kind: 'contradiction',
      message: 'a rule has either path or execname',
      mend: 'make two rules of it',
    };
  if (path !== undefined || execname !== undefined) return null;
  return { kind: 'missingField', message: 'path is missing', mend: 'add path or execname' };
}

function portRangeProblem(range: Readonly<Record<string, unknown>>): Problem | null {
  const { port, endPort } = range;
  if (typeof endPort !== 'number') return null;
  if (port === undefined)
    return { kind: 'contradiction', message: 'endPort needs port', mend: 'add port' };
  if (typeof port !== 'number' || endPort >= port) return null;
  return {
    kind: 'contradiction',
    message: `endPort ${endPort} is below port ${port}`,
    mend: 'swap them',
  };
}
