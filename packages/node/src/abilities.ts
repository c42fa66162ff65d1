import type { AbilityPart, ClassAbility, NodeAbilities } from '@ringfence/enforcers';
import type { FamilyStatus, KernelFacts } from '@ringfence/kernel';
import { type Ability, IN_PART, type NodeMode, YES } from '@ringfence/model';
import type { CanarySight } from './canary.ts';
import type { WatchSight } from './canary-witness.ts';

/** What the node can do, as its families attached and its canary saw. */
export interface Standing {
  readonly mode: NodeMode;
  /** Why it does not enforce; empty when it does. */
  readonly reason: string;
  /** Empty, or why connections are not blocked. */
  readonly network: string;
  readonly classes: NodeAbilities;
  /** The family that watches files, which none refuses; empty: they are refused, or nobody watches. */
  readonly watcher: string;
}

function familyReason(families: readonly FamilyStatus[], name: string): string {
  return families.find(({ family }) => family.name === name)?.reason ?? 'it is not in this build';
}

/** Empty where one of them was taken, else the reason of the best one, which comes first. */
function anyReason(families: readonly FamilyStatus[], ...names: readonly string[]): string {
  const reasons = names.map((name) => familyReason(families, name));
  return reasons.includes('') ? '' : (reasons[0] ?? '');
}

const first = (...reasons: readonly string[]) => reasons.find((reason) => reason !== '') ?? '';

/** Families that audit files where none refuses them, best first, and what each of them misses. */
const WATCHERS = [
  { name: 'file_watch', files: '', execs: '', source: '', patterns: undefined },
  {
    name: 'file_watch_stepwise',
    files: '',
    execs: '',
    source: 'which program acts is not known without task storage (Linux 5.11)',
    patterns: 'patterns are judged from Linux 5.17 on',
  },
  {
    name: 'file_trace',
    files:
      'told after the fact, of what succeeded; by the path that was asked for, links unresolved, ' +
      'but for opens; io_uring and 32-bit programs are missed',
    execs: 'told after the fact; a script is told of as its interpreter',
    source: '',
    patterns: 'trace points judge no patterns',
  },
] as const;

/** Of files that nothing refuses: who watches them, or why nobody does. */
function watcherOf(families: readonly FamilyStatus[]) {
  const reasons = WATCHERS.map(({ name }) => familyReason(families, name));
  const watcher = WATCHERS[reasons.indexOf('')] ?? null;
  return { watcher, reason: watcher === null ? (reasons.at(-1) ?? '') : '' };
}

export function standing(
  families: readonly FamilyStatus[],
  sight: CanarySight,
  watch: WatchSight,
): Standing {
  const file = first(
    familyReason(families, 'file'),
    familyReason(families, 'rename'),
    familyReason(families, 'process'),
    sight.file,
    sight.exec,
  );
  const privilege = first(
    familyReason(families, 'privilege'),
    familyReason(families, 'capability'),
    sight.ptrace,
  );
  const network = first(anyReason(families, 'network', 'network_unfolded'), sight.network);
  const exec = anyReason(families, 'exec', 'exec_watch', 'exec_stepwise');
  const seen = first(familyReason(families, 'process'), exec);
  const part = ([family, operations]: readonly [string, string]): AbilityPart => ({
    family,
    operations,
    reason: familyReason(families, family),
  });
  // Of a class that is only watched `limit` says what is missed.
  const inParts = (list: readonly (readonly [string, string])[]) =>
    file === '' ? { parts: list.map(part) } : {};
  const all = (reason: string): ClassAbility => ({
    ...{ see: reason, audit: reason, block: reason },
    limit: '',
    source: '',
  });
  const { watcher, reason: unwatched } = file === '' ? NOBODY_NEEDED : watcherOf(families);
  const execs = file && (unwatched || watch.exec);
  const files = file && (unwatched || watch.file);
  const socket = first(anyReason(families, 'socket', 'socket_by_cgroup'), sight.socket);
  const unstamped = familyReason(families, 'socket');
  const packets = anyReason(families, 'packet', 'packet_unfolded');
  const source = watcher?.source ?? '';
  const patterns = watcher?.patterns === undefined ? {} : { patterns: watcher.patterns };
  const limits = { source, ...patterns };
  // Put off by the one family, settled by the other.
  const unasked = first(file, familyReason(families, 'exec'));
  const classes: NodeAbilities = {
    process: {
      see: seen,
      audit: execs,
      block: file,
      limit: watcher?.execs ?? '',
      ...limits,
      ...(unasked !== '' && { arguments: `arguments are not judged: ${unasked}` }),
      ...inParts([MAPPING]),
    },
    file: {
      see: files,
      audit: files,
      block: file,
      limit: watcher?.files ?? '',
      ...limits,
      ...inParts(FILE_PARTS),
    },
    network: { ...all(network), source: unstamped, ...(packets && { apart: onlyAsked(packets) }) },
    ingress: { ...all(first(packets, network)), source: unstamped },
    socket: {
      ...all(socket),
      source: unstamped,
      ...(unstamped && { apart: onlyInternet(unstamped) }),
    },
    privilege: all(privilege),
  };
  const reason = first(file, privilege);
  const found = { network, classes, watcher: watcher?.name ?? '' };
  if (reason === '') return { mode: 'enforcing(bpf-lsm)', reason, ...found };
  const mode = seen === '' ? 'visibility-only' : 'down';
  return { mode, reason: mode === 'down' ? seen : reason, ...found };
}

/** Of a workload whose packets are not judged, for that reason. */
export function withoutPackets(classes: NodeAbilities, reason: string): NodeAbilities {
  const { network, ingress, socket } = classes;
  return {
    ...classes,
    network: { ...network, apart: onlyAsked(reason) },
    ingress: { ...ingress, audit: reason, block: reason },
    socket: { ...socket, apart: `what was made before the policy is not judged: ${reason}` },
  };
}

/** Why containers may reach for the programs that judge them; empty where they may not, or none do. */
export function unguarded(families: readonly FamilyStatus[]): string {
  const reason = familyReason(families, 'guard');
  if (reason === '' || familyReason(families, 'privilege') !== '') return '';
  return `the node's programs, maps and pins are not kept from containers: ${reason}`;
}

const NOBODY_NEEDED = { watcher: null, reason: '' };
const onlyInternet = (reason: string) =>
  `only AF_INET and AF_INET6 sockets are judged, not AF_PACKET and others: ${reason}`;

const onlyAsked = (reason: string) =>
  `raw sockets, SCTP and what was connected before the policy are not judged: ${reason}`;

const MAPPING = ['mapping', 'mapping as code'] as const;
const FILE_PARTS = [
  ['attribute', 'attributes, times and flags'],
  MAPPING,
  ['descriptor', 'received descriptors'],
  ['stale', 'what was open before the rules'],
] as const;

interface Operation {
  readonly operation: string;
  /** Of a family of its own, without which the rest of the class stands. */
  readonly part?: string;
  readonly class: keyof NodeAbilities;
  readonly hooks: readonly string[];
  /** Not judged where the class says what of it is apart. */
  readonly isApart?: true;
}

const OPERATIONS: readonly Operation[] = [
  {
    operation: 'exec',
    class: 'process',
    hooks: ['tp_btf/sched_process_exec', 'lsm/bprm_check_security', 'lsm/bprm_committed_creds'],
  },
  { operation: 'open for read or write', class: 'file', hooks: ['lsm/file_open'] },
  { operation: 'create', class: 'file', hooks: ['lsm/path_mknod'] },
  { operation: 'unlink', class: 'file', hooks: ['lsm/path_unlink'] },
  { operation: 'rename', class: 'file', hooks: ['lsm/path_rename'] },
  { operation: 'link', class: 'file', hooks: ['lsm/path_link'] },
  { operation: 'symlink', class: 'file', hooks: ['lsm/path_symlink'] },
  { operation: 'mkdir, rmdir', class: 'file', hooks: ['lsm/path_mkdir', 'lsm/path_rmdir'] },
  {
    operation: 'chmod, chown, truncate',
    class: 'file',
    hooks: ['lsm/path_chmod', 'lsm/path_chown', 'lsm/path_truncate'],
  },
  {
    operation: 'truncate by descriptor (6.2)',
    part: 'attribute',
    class: 'file',
    hooks: ['lsm/file_truncate'],
  },
  {
    operation: 'setxattr, removexattr, access lists (a hook of their own from 6.2 on)',
    part: 'attribute',
    class: 'file',
    hooks: [
      'lsm/inode_setxattr',
      'lsm/inode_removexattr',
      'lsm/inode_set_acl',
      'lsm/inode_remove_acl',
    ],
  },
  {
    operation: 'set times',
    part: 'attribute',
    class: 'file',
    hooks: ['lsm/inode_setattr'],
  },
  {
    operation: 'set file flags (by ioctl; from 6.17 on by any call)',
    part: 'attribute',
    class: 'file',
    hooks: ['lsm/file_ioctl', 'lsm/file_ioctl_compat', 'lsm/inode_file_setattr'],
  },
  {
    operation: 'map a file as code, or to write through',
    part: 'mapping',
    class: 'file',
    hooks: ['lsm/mmap_file', 'lsm/file_mprotect'],
  },
  {
    operation: 'receive a descriptor',
    part: 'descriptor',
    class: 'file',
    hooks: ['lsm/file_receive'],
  },
  {
    operation: 'read, write or map what was open before the rules',
    part: 'stale',
    class: 'file',
    hooks: ['lsm/file_permission', 'lsm/mmap_file'],
  },
  {
    operation: 'connect (TCP, UDP; v4, v6)',
    class: 'network',
    hooks: ['cgroup/connect4', 'cgroup/connect6'],
  },
  {
    operation: 'send without connect (UDP)',
    class: 'network',
    hooks: ['cgroup/sendmsg4', 'cgroup/sendmsg6'],
  },
  {
    operation: 'send on raw sockets, by SCTP, on older connections',
    class: 'network',
    hooks: ['cgroup_skb/egress', 'cgroup_skb/ingress'],
    isApart: true,
  },
  {
    operation: 'accept (TCP, SCTP), receive (UDP)',
    class: 'ingress',
    hooks: ['cgroup_skb/ingress', 'cgroup_skb/egress'],
  },
  {
    operation: 'bind, listen',
    class: 'ingress',
    hooks: ['cgroup/bind4', 'cgroup/bind6', 'lsm/socket_listen'],
  },
  {
    operation: 'socket (AF_INET, AF_INET6)',
    class: 'socket',
    hooks: ['lsm/socket_create', 'lsm/socket_post_create', 'cgroup/sock_create'],
  },
  {
    operation: 'socket (AF_PACKET and other families)',
    class: 'socket',
    hooks: ['lsm/socket_create', 'lsm/socket_post_create'],
    isApart: true,
  },
  {
    operation: 'ptrace attach, TRACEME',
    class: 'privilege',
    hooks: ['lsm/ptrace_access_check', 'lsm/ptrace_traceme'],
  },
  {
    operation: 'mount, umount, pivot_root',
    class: 'privilege',
    hooks: ['lsm/sb_mount', 'lsm/move_mount', 'lsm/sb_umount', 'lsm/sb_pivotroot'],
  },
  { operation: 'bpf(2)', class: 'privilege', hooks: ['lsm/bpf'] },
  {
    operation: 'load a kernel module, kexec',
    class: 'privilege',
    hooks: ['lsm/kernel_read_file', 'lsm/kernel_load_data'],
  },
  { operation: 'create a user namespace', class: 'privilege', hooks: ['lsm/userns_create'] },
  { operation: 'exec with set-user-ID', class: 'privilege', hooks: ['lsm/bprm_creds_from_file'] },
  { operation: 'signal to another workload', class: 'privilege', hooks: ['lsm/task_kill'] },
  { operation: 'io_uring', class: 'privilege', hooks: ['lsm/inode_init_security_anon'] },
  {
    operation: 'use a capability',
    class: 'privilege',
    hooks: ['lsm/capable', 'lsm/uring_override_creds'],
  },
];

const answer = (reason: string, limit = '') => reason || (limit && `${IN_PART}${limit}`) || YES;

export function abilityTable({
  classes,
  watcher,
}: Pick<Standing, 'classes' | 'watcher'>): Ability[] {
  return OPERATIONS.map(({ operation, part, class: name, hooks, isApart }) => {
    const { apart = '', parts = [], ...whole } = classes[name];
    const { see, audit, block, limit } =
      isApart && apart !== '' ? { see: apart, audit: apart, block: apart, limit: '' } : whole;
    const missing = watcher === '' ? '' : 'nothing watches it here';
    const own =
      part === undefined ? '' : (parts.find(({ family }) => family === part)?.reason ?? missing);
    return {
      operation,
      // Execs are seen by programs of their own, whoever audits them.
      see: answer(first(see, own), name === 'process' ? '' : limit),
      audit: answer(first(audit, own), limit),
      block: answer(first(block, own)),
      hooks:
        part === undefined && (name === 'file' || name === 'process')
          ? hooksOf(watcher, name, hooks)
          : hooks,
    };
  });
}

function hooksOf(watcher: string, name: string, hooks: readonly string[]): readonly string[] {
  if (watcher === '') return hooks;
  if (watcher === 'file_trace')
    return [name === 'file' ? 'tp_btf/sys_exit' : 'tp_btf/sched_process_exec'];
  const watched = hooks.filter((hook) => hook !== 'lsm/bprm_committed_creds');
  const entries = watched.map((hook) =>
    hook.replace('lsm/', 'fentry/security_').replace('check_security', 'check'),
  );
  if (watcher === 'file_watch') return entries;
  // Nothing hangs there at a function that takes a structure.
  return entries.map((hook) => hook.replace('security_path_chown', 'chown_common'));
}

/** What a person can do about it. */
export function hints(facts: KernelFacts): string[] {
  const list: string[] = [];
  if (!facts.btf)
    list.push('Boot a kernel with BTF (CONFIG_DEBUG_INFO_BTF=y): nothing loads without.');
  else if (!facts.taskStorage)
    list.push('Boot a kernel from 6.1 on: this one has no task storage, which identity rests on.');
  if (facts.taskStorage && !facts.lsmHasBpf && facts.lsm.includes(','))
    list.push(`Add bpf to the kernel's command line: lsm=${facts.lsm},bpf`);
  return list;
}

/** Families that are not worth loading here, with the reason that people read. */
export function withoutLsm(facts: KernelFacts): string {
  if (!facts.taskStorage)
    return `kernel ${facts.release} has no task storage for BPF (5.11), which identity rests on`;
  if (facts.lsm.includes(',') && !facts.lsmHasBpf)
    return `bpf is not among the kernel's security modules (${facts.lsm})`;
  return '';
}
