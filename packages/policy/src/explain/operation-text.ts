import {
  CAPABILITIES,
  FILE_ACTIONS,
  type Operation,
  type PathComponents,
  PRIVILEGES,
  SOCKET_KINDS,
  SOCKET_PROTOCOLS,
  type SocketKind,
  type SocketProtocol,
} from '@ringfence/model';
import { parseAddress } from '../evaluate/ip-address.ts';
import { pathProblem, toComponents } from '../parse/path-syntax.ts';
import { advise } from '../parse/suggestion.ts';

/** Who does it. */
export interface Actor {
  /** The program that it runs; null when unknown or outside the container. */
  readonly source: PathComponents | null;
  /** Whether the file, where there is one, is its own. */
  readonly owner: boolean;
  /** Whether it has a controlling terminal. */
  readonly terminal?: boolean;
}

const PROTOCOLS = ['TCP', 'UDP', 'SCTP'] as const;
const VERBS = [...FILE_ACTIONS, 'exec', 'connect', 'accept', 'socket', 'capability', ...PRIVILEGES];

/**
 * One operation in words: `read /etc/passwd`, `exec /bin/sh`, `exec /bin/sh -- -c id` (arguments
 * behind two dashes), `connect TCP 10.0.0.1:5000`,
 * `accept TCP 10.0.0.1:22` (a peer's address and the port it connects to), `socket tcp` or
 * `socket udp raw` (a protocol, and the type where it is not the usual one),
 * `capability net_raw`, `ptrace`. A sentence
 * that says what is wrong when it is none.
 */
export function parseOperation(text: string, { source, ...who }: Actor): Operation | string {
  const [verb = '', ...rest] = text.trim().split(/\s+/);
  const privilege = PRIVILEGES.find((known) => known === verb);
  if (privilege !== undefined)
    return rest.length === 0
      ? { type: 'privilege', privilege, source }
      : `${verb} takes nothing behind it`;
  if (verb === 'capability') {
    const name = rest.join(' ').toLowerCase();
    const capability = CAPABILITIES.find((known) => known === name);
    return capability === undefined
      ? `${JSON.stringify(name)} is no capability: ${advise(name, CAPABILITIES)}`
      : { type: 'capability', capability, source };
  }
  if (verb === 'connect' || verb === 'accept') {
    const end = parseEnd(rest);
    const direction = verb === 'connect' ? 'egress' : 'ingress';
    return typeof end === 'string' ? end : { type: 'network', direction, ...end, source };
  }
  if (verb === 'socket') {
    const nature = parseSocket(rest);
    return typeof nature === 'string' ? nature : { type: 'socket', ...nature, source };
  }
  const action = FILE_ACTIONS.find((known) => known === verb);
  if (action === undefined && verb !== 'exec')
    return `${JSON.stringify(verb)} is no operation: ${advise(verb, VERBS)}`;
  // Names may hold spaces, so everything behind the verb is the path.
  const object = text.trim().slice(verb.length).trim();
  if (action === undefined) return parseExec(object, { source, ...who });
  const path = parsePath(object);
  return typeof path === 'string' ? path : { type: 'file', action, path, ...who, source };
}

/** Its arguments, each a word, stand behind two dashes. */
function parseExec(text: string, { source, ...who }: Actor): Operation | string {
  const [, program = text, behind = ''] = /^(.*?)\s--(?:\s+(.*))?$/s.exec(text) ?? [];
  const path = parsePath(program.trim());
  if (typeof path === 'string') return path;
  const given = behind.split(/\s+/).filter((word) => word !== '');
  return { type: 'exec', path, ...(given.length > 0 && { arguments: given }), ...who, source };
}

/** The components of a path or directory, or what is wrong with it. */
export function parsePath(text: string): PathComponents | string {
  if (text === '') return 'the path is missing: write it behind the verb, as in read /etc/passwd';
  const path = text.length > 1 && text.endsWith('/') ? text.slice(0, -1) : text;
  const problem = path === '/' ? null : pathProblem(path);
  if (problem === null) return toComponents(path);
  return `${path}: ${problem.message}; ${problem.mend}`;
}

const USUAL_KINDS: Readonly<Record<SocketProtocol, SocketKind>> = {
  other: 'stream',
  tcp: 'stream',
  udp: 'dgram',
  icmp: 'dgram',
  icmpv6: 'dgram',
  sctp: 'stream',
  dccp: 'dccp',
  packet: 'raw',
};

function parseSocket(words: readonly string[]) {
  const [first = '', second, more] = words.map((word) => word.toLowerCase());
  const protocol = SOCKET_PROTOCOLS.find((known) => known === first);
  const kind = SOCKET_KINDS.find((known) => known === (second ?? first));
  if (
    more !== undefined ||
    (protocol === undefined && (kind === undefined || second !== undefined))
  )
    return 'write a protocol or a type, as in socket tcp, socket tcp raw or socket seqpacket';
  if (protocol === undefined) return { protocol: 'other' as const, kind: kind ?? 'other' };
  if (second !== undefined && kind === undefined)
    return `${second} is no type of socket: ${advise(second, SOCKET_KINDS)}`;
  return { protocol, kind: second === undefined ? USUAL_KINDS[protocol] : (kind ?? 'other') };
}

function parseEnd(words: readonly string[]) {
  const [protocolText = '', end = '', more] = words;
  const protocol = PROTOCOLS.find((known) => known === protocolText.toUpperCase());
  const match = /^(?:\[([^\]]+)\]|([^:]+)):(\d{1,5})$/.exec(end);
  const address = match?.[1] ?? match?.[2] ?? '';
  const port = Number(match?.[3]);
  if (protocol === undefined || match === null || more !== undefined)
    return 'write a protocol, an address and a port, as in connect TCP 10.0.0.1:5000 or UDP [::1]:53';
  if (parseAddress(address) === null) return `${address} is no IP address`;
  if (port > 65535) return `${port} is no port`;
  return { protocol, address, port };
}
