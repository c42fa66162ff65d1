import {
  SOCKET_KINDS,
  SOCKET_PROTOCOLS,
  type SocketKind,
  type SocketMatch,
  type SocketProtocol,
} from '@ringfence/model';

/** What rules tell apart of a socket. */
interface SocketNature {
  readonly protocol: SocketProtocol;
  readonly kind: SocketKind;
}

/** `dccp` and `packet` name a protocol and a type; both are meant. */
export function matchesSocket(match: SocketMatch, { protocol, kind }: SocketNature): boolean {
  return match.protocol === 'all' || match.protocol === protocol || match.protocol === kind;
}

/** Larger is more specific: a protocol, then a type, then everything. */
export function socketRank({ protocol }: SocketMatch): number {
  if (protocol === 'all') return 0;
  return SOCKET_PROTOCOLS.some((known) => known === protocol) ? 2 : 1;
}

/** Every nature a socket can have, in the order of the kernel's table. */
export const SOCKET_NATURES: readonly SocketNature[] = SOCKET_PROTOCOLS.flatMap((protocol) =>
  SOCKET_KINDS.map((kind) => ({ protocol, kind })),
);
