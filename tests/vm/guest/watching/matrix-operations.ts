import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import type { Activity, FileAction, Privilege } from '@ringfence/model';
import type { Abilities } from '../../../../build/matrix-page.ts';
import { KERNEL_SERIES } from '../harness/kernel-requirement.ts';

/** An operation of the matrix, as a container's actor is asked for it. */
export interface Tried {
  readonly name: string;
  /** WRITABLE, PARCEL and SERVED stand for what the container holds: see `Holdings`. */
  readonly words: readonly string[];
  readonly isIt: (activity: Activity) => boolean;
  /** What a kernel can do that has every hook. */
  readonly atBest: Abilities;
  /** What it comes to where nothing forbids it. */
  readonly otherwise: string;
}

/** Descriptors from before the policies, and a port of its own, by the words that stand for them. */
export type Holdings = Readonly<Record<string, string>>;

const EVERYTHING: Abilities = { see: true, audit: true, block: true };
/** Told by rules alone. */
const BY_RULE: Abilities = { ...EVERYTHING, see: false };
/** It adds a refusal: what is told is the open of what is mapped, or the peer that comes. */
const BLOCK_ALONE: Abilities = { see: false, audit: false, block: true };

const operation = (
  name: string,
  words: readonly string[],
  isIt: (activity: Activity) => boolean,
  atBest = EVERYTHING,
  otherwise = '',
): Tried => ({ name, words, isIt, atBest, otherwise });

const file = (name: string, action: FileAction, ...words: readonly string[]): Tried =>
  operation(name, words, (activity) => activity.type === 'file' && activity.action === action);

const socket = (name: string, ...numbers: readonly number[]): Tried =>
  operation(name, ['socket', ...numbers.map(String)], ({ type }) => type === 'socket', BY_RULE);

const privilege = (
  name: string,
  asked: Privilege,
  words: readonly string[],
  otherwise = '',
): Tried =>
  operation(
    name,
    words,
    (activity) => activity.type === 'privilege' && activity.privilege === asked,
    BY_RULE,
    otherwise,
  );

const IN = '/watched';
const KEPT = '/kept';
export const PROGRAM = '/tools/true';
const LOCAL = '127.0.0.1';
/** Who comes from there is kept out. */
export const STRANGER = '127.0.0.2';
const PORT = { connect: 5010, fastOpen: 5011, mptcp: 5012, send: 5013, raw: 5014, bind: 5015 };
/** Refused on every kernel: once its alert is there, those before it are too. */
export const LAST_PORT = 5030;
export const FIRST_SERVED = 5040;
const LAST_SERVED = FIRST_SERVED + 9;
export const CONNECTED = [PORT.connect, PORT.fastOpen, PORT.mptcp];

const reaches = (
  name: string,
  operationOf: string,
  port: number,
  atBest = EVERYTHING,
  type: 'connect' | 'bind' = 'connect',
): Tried =>
  operation(
    name,
    operationOf === 'serve' ? ['serve', 'tcp', LOCAL, `${port}`] : [operationOf, LOCAL, `${port}`],
    (activity) => activity.type === type && activity.port === port,
    atBest,
  );

/** An overlay keeps no flags there, and a map counts as locked memory, of which a container has little. */
const unlessOn510 = (tried: Tried): readonly Tried[] => (KERNEL_SERIES === '5.10' ? [] : [tried]);

const isCode = (activity: Activity) => activity.type === 'exec' && activity.path === PROGRAM;

/** By a child of the container's first process each. */
export const TRIED: readonly Tried[] = [
  file('open for read', 'read', 'read', `${IN}/read`),
  file('open for write', 'write', 'append', `${IN}/append`),
  file('open through io_uring', 'read', 'io-uring', `${IN}/io-uring`),
  file('list a folder', 'read', 'list', `${IN}/list`),
  file('create', 'create', 'create', `${IN}/created`),
  file('unlink', 'unlink', 'unlink', `${IN}/unlink`),
  file('rename', 'rename', 'rename', `${IN}/rename`, `${IN}/renamed`),
  file('link', 'link', 'link', `${IN}/link`, `${IN}/linked`),
  file('symlink', 'symlink', 'symlink', '/etc', `${IN}/symlinked`),
  file('mkdir', 'mkdir', 'mkdir', `${IN}/folder`),
  file('rmdir', 'rmdir', 'rmdir', `${IN}/rmdir`),
  file('mknod', 'mknod', 'fifo', `${IN}/fifo`),
  file('chmod', 'chmod', 'chmod', `${IN}/chmod`),
  file('chown', 'chown', 'chown', `${IN}/chown`),
  file('truncate', 'truncate', 'truncate', `${IN}/truncate`),
  file('set an attribute', 'setxattr', 'setxattr', `${IN}/setxattr`),
  file('set an access list', 'setxattr', 'set-acl', `${IN}/acl`),
  file('set times', 'utime', 'touch', `${IN}/touch`),
  ...unlessOn510(file('set flags', 'setflags', 'set-flags', `${KEPT}/flags`)),
  file('receive a descriptor', 'read', 'receive', 'PARCEL'),
  operation(
    'write through a mapping',
    ['held-map', 'WRITABLE', 'write'],
    (activity) => activity.type === 'file' && activity.action === 'write',
    BLOCK_ALONE,
  ),
  operation('map as code', ['map-code', PROGRAM], isCode, BLOCK_ALONE),
  operation('make a mapping code', ['map-then-code', PROGRAM], isCode, BLOCK_ALONE),
  operation('exec', ['exec', PROGRAM], isCode),
  reaches('connect', 'tcp', PORT.connect),
  reaches('connect, TCP fast open', 'fast-open', PORT.fastOpen),
  ...(existsSync('/proc/sys/net/mptcp') ? [reaches('connect, MPTCP', 'mptcp', PORT.mptcp)] : []),
  reaches('send without connect', 'udp-send', PORT.send, BY_RULE),
  reaches('send by a raw socket', 'raw-udp', PORT.raw, BY_RULE),
  reaches('bind', 'serve', PORT.bind, BLOCK_ALONE, 'bind'),
  socket('socket, AF_INET', 2, 3, 1),
  socket('socket, AF_PACKET', 17, 3, 0),
  privilege('ptrace', 'ptrace', ['attach']),
  privilege("another's memory", 'ptrace', ['read-child']),
  privilege("another's descriptor", 'ptrace', ['child-descriptor']),
  privilege('mount', 'mount', ['mount', '/mnt/a']),
  privilege('umount', 'mount', ['umount', '/dev/shm']),
  ...unlessOn510(privilege('bpf', 'bpf', ['bpf'])),
  privilege('load a module', 'module', ['init-module'], 'ENOEXEC'),
  privilege('create a user namespace', 'userns', ['userns']),
  privilege('exec with set-user-ID', 'setuid', ['setuid', '/mnt/true']),
  privilege('signal to another workload', 'signal', ['signal', `${process.pid}`, '18']),
  operation(
    'use a capability',
    ['use-sys_chroot'],
    (activity) => activity.type === 'capability' && activity.capability === 'sys_chroot',
    BY_RULE,
  ),
];

/** Tried with the last policies: io_uring under Block would keep the files' from their own refusal. */
export const TRIED_LAST = privilege('io_uring', 'io_uring', ['io-uring-setup']);

/** A peer comes to what the container's first process serves. */
export const ACCEPTED = operation(
  'accept',
  ['serve', 'tcp', LOCAL, 'SERVED'],
  (activity) => activity.type === 'accept',
  BY_RULE,
);

const head = (kind: string, name: string, workload: string, action: string) => `
apiVersion: security.${kind === 'KubeArmorPolicy' ? 'kubearmor.com/v1' : 'ringfence.dev/v1alpha1'}
kind: ${kind}
metadata: { name: ${name}, namespace: default }
spec:
  selector: { matchLabels: { app: ${workload} } }
  action: ${action}`;

export const policiesOf = (workload: string, action: string): string =>
  [
    `${head('WorkloadPolicy', workload, workload, action)}
  file:
    matchDirectories:
      - { dir: ${IN}/, recursive: true }
      - { dir: ${KEPT}/, recursive: true, readOnly: true }
  process: { matchPaths: [{ path: ${PROGRAM} }] }
  egress:
    - ports:
        - { protocol: TCP, port: ${PORT.connect}, endPort: ${PORT.mptcp} }
        - { protocol: UDP, port: ${PORT.send}, endPort: ${PORT.raw} }
    - ports: [{ protocol: TCP, port: ${LAST_PORT} }]
      action: Block
  ingress:
    - from: [{ cidr: ${STRANGER}/32 }]
      ports: [{ protocol: TCP, port: ${FIRST_SERVED}, endPort: ${LAST_SERVED} }]
    - ports: [{ protocol: TCP, port: ${PORT.bind} }]
  privileges: { ptrace: {}, mount: {}, bpf: {}, module: {}, userns: {}, setuid: {}, signal: {} }`,
    `${head('KubeArmorPolicy', `${workload}-more`, workload, action)}
  network: { matchProtocols: [{ protocol: icmp }, { protocol: packet }] }
  capabilities: { matchCapabilities: [{ capability: sys_chroot }] }
`,
  ].join('\n---');

export const lastPolicyOf = (workload: string, action: string): string =>
  `${head('WorkloadPolicy', `${workload}-last`, workload, action)}
  privileges: { io_uring: {} }
`;

const FILES = [
  ...['read', 'append', 'io-uring', 'unlink', 'rename', 'link', 'chmod', 'chown', 'truncate'],
  ...['setxattr', 'acl', 'touch', 'sent-pod-see', 'sent-pod-audit', 'sent-pod-block'],
];
/** Opened to write before there are policies. */
export const WRITABLE = `${KEPT}/writable`;
/** Opened by another container, to be sent to this one. */
export const sentTo = (workload: string) => `${IN}/sent-${workload}`;

export function prepare(root: string): void {
  for (const folder of ['rmdir', 'list']) mkdirSync(`${root}${IN}/${folder}`, { recursive: true });
  for (const folder of [KEPT, '/tools', '/mnt/a']) mkdirSync(root + folder, { recursive: true });
  for (const program of [PROGRAM, '/mnt/true']) copyFileSync(`${root}/bin/busybox`, root + program);
  for (const name of FILES) writeFileSync(`${root}${IN}/${name}`, name);
  for (const path of [WRITABLE, `${KEPT}/flags`]) writeFileSync(root + path, 'x'.repeat(4096));
}
