/** What a socket speaks, as far as rules tell it apart. In the order of the kernel's numbers. */
export const SOCKET_PROTOCOLS = [
  'other',
  'tcp',
  'udp',
  'icmp',
  'icmpv6',
  'sctp',
  'dccp',
  'packet',
] as const;
export type SocketProtocol = (typeof SOCKET_PROTOCOLS)[number];

/** How it speaks. In the order of the kernel's numbers. */
export const SOCKET_KINDS = [
  'other',
  'stream',
  'dgram',
  'raw',
  'rdm',
  'seqpacket',
  'dccp',
  'packet',
] as const;
export type SocketKind = (typeof SOCKET_KINDS)[number];
