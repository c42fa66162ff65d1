import { type Batch, layout } from '@ringfence/kernel';
import type { Activity } from '@ringfence/model';

const { SOCKET_RECORD } = layout;

const FAMILIES = new Map([
  [2, 'AF_INET'],
  [10, 'AF_INET6'],
  [15, 'AF_KEY'],
  [17, 'AF_PACKET'],
  [29, 'AF_CAN'],
  [30, 'AF_TIPC'],
  [31, 'AF_BLUETOOTH'],
  [38, 'AF_ALG'],
  [40, 'AF_VSOCK'],
  [43, 'AF_SMC'],
  [44, 'AF_XDP'],
]);

const KINDS = new Map([
  [1, 'SOCK_STREAM'],
  [2, 'SOCK_DGRAM'],
  [3, 'SOCK_RAW'],
  [4, 'SOCK_RDM'],
  [5, 'SOCK_SEQPACKET'],
  [6, 'SOCK_DCCP'],
  [10, 'SOCK_PACKET'],
]);

const PROTOCOLS = new Map([
  [1, 'ICMP'],
  [6, 'TCP'],
  [17, 'UDP'],
  [33, 'DCCP'],
  [58, 'ICMPV6'],
  [132, 'SCTP'],
  [255, 'RAW'],
  [262, 'MPTCP'],
]);

/** What the internet's families take when no protocol is named. */
const USUAL = new Map([
  [1, 'TCP'],
  [2, 'UDP'],
  [5, 'SCTP'],
  [6, 'DCCP'],
]);

/** A socket made, in the C library's words. What has no name here is told by its number. */
export function readSocket(batch: Batch, at: number): Activity {
  const family = batch.word(at + SOCKET_RECORD.family);
  const kind = batch.word(at + SOCKET_RECORD.type);
  const protocol = batch.word(at + SOCKET_RECORD.protocol);
  const isInternet = family === 2 || family === 10;
  const usual = isInternet && protocol === 0 ? USUAL.get(kind) : undefined;
  const named = isInternet ? PROTOCOLS.get(protocol) : undefined;
  return {
    type: 'socket',
    family: FAMILIES.get(family) ?? `family ${family}`,
    kind: KINDS.get(kind) ?? `type ${kind}`,
    protocol: usual ?? named ?? `protocol ${protocol}`,
  };
}
