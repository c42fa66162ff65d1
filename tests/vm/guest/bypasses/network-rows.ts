import { BARRED_PORT, LOCAL, OPEN_PORT } from './place.ts';
import { type BypassRow, denied, notCovered, type Policy } from './row.ts';

const CONNECT = 'cgroup/connect4, connect6';
const SEND = 'cgroup/sendmsg4, sendmsg6';
const PACKET = 'cgroup_skb';
const FLOWS = 'network-flows.test.ts';
const UNIX = 'no rule is about Unix sockets: keep the socket out of the container';

const barred = (
  id: string,
  technique: string,
  because: string,
  words: readonly string[],
  otherwise = '',
) => denied(id, technique, because, words, { under: 'network', otherwise });

const made = (id: string, technique: string, ...numbers: readonly number[]) =>
  denied(id, technique, 'socket_create', ['socket', ...numbers.map(String)], { under: 'sockets' });

const elsewhere = (id: string, technique: string, because: string, under: Policy = 'network') =>
  ({ id, technique, result: 'denied', because, words: null, under, triedBy: FLOWS }) as const;

const untold = (id: string, technique: string, because: string) =>
  notCovered(id, technique, because, null, { under: 'network' });

/** The rows of the network. */
export const NETWORK_ROWS: readonly BypassRow[] = [
  barred('N01', 'TCP, v4', CONNECT, ['tcp', LOCAL, BARRED_PORT]),
  barred('N01', 'TCP, v6', CONNECT, ['tcp', '::1', BARRED_PORT]),
  barred('N01', 'UDP', CONNECT, ['udp', LOCAL, BARRED_PORT]),
  barred('N02', 'MPTCP', CONNECT, ['mptcp', LOCAL, BARRED_PORT]),
  barred('N04', 'raw socket, headers of its own', PACKET, ['raw-udp', LOCAL, BARRED_PORT]),
  made('N04', 'raw socket, made', 2, 3, 255),
  elsewhere('N04', 'SCTP', PACKET),
  made('N05', 'AF_PACKET', 17, 3, 0),
  barred(
    'N07',
    'in new user and network namespaces',
    'a workload is a cgroup',
    ['tcp-namespace', LOCAL, BARRED_PORT],
    'ENETUNREACH',
  ),
  barred('N08', 'UDP without connect', SEND, ['udp-send', LOCAL, BARRED_PORT]),
  // It is sent once more by itself, since of the call only the count is known.
  denied(
    'N08',
    'the second of two messages in one call',
    SEND,
    ['send-many', LOCAL, OPEN_PORT, LOCAL, BARRED_PORT],
    { under: 'network', repeats: true },
  ),
  barred('N10', 'TCP fast open', CONNECT, ['fast-open', LOCAL, BARRED_PORT]),
  barred('N11', 'v4 written as v6', CONNECT, ['tcp', `::ffff:${LOCAL}`, BARRED_PORT]),
  barred('N13', 'disconnected and connected again, TCP', CONNECT, [
    ...['tcp-again', LOCAL, OPEN_PORT, LOCAL, BARRED_PORT],
  ]),
  barred('N13', 'disconnected and connected again, UDP', CONNECT, [
    ...['udp-again', LOCAL, OPEN_PORT, LOCAL, BARRED_PORT],
  ]),
  elsewhere('N14', 'connection from before the policy', PACKET),
  untold('N16', 'Unix socket of a container runtime', UNIX),
  untold('N17', 'abstract Unix socket', UNIX),
  untold('N19', 'AF_NETLINK', 'hardly a program does without; net_admin is a capability'),
  made('N20', 'ICMP, raw', 2, 3, 1),
  untold('N20', 'tunnel device', 'a file rule for /dev/net/tun'),
  barred('N22', 'io_uring, connect', CONNECT, ['tcp-io-uring', LOCAL, BARRED_PORT]),
  barred('N22', 'io_uring, send', SEND, ['udp-io-uring', LOCAL, BARRED_PORT]),
  barred('N23', 'fragments, by a raw socket', PACKET, ['raw-fragments', LOCAL, BARRED_PORT]),
  barred('N23', 'v6 extension header, by a raw socket', PACKET, [
    ...['raw-extension', '::1', BARRED_PORT],
  ]),
  untold('N25', 'SO_MARK, SO_BINDTODEVICE', 'rules ask for the address, not for the way there'),
  untold('N26', "the kernel's own sockets (NFS)", 'they are let be: `privileges: mount`'),
  untold('N28', "change of a pod's labels", 'labels are what the cluster says they are'),
];
