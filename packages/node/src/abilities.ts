import type { ClassAbility, NodeAbilities } from '@ringfence/enforcers';
import type { FamilyStatus, KernelFacts } from '@ringfence/kernel';
import { type Ability, type NodeMode, YES } from '@ringfence/model';
import type { CanarySight } from './canary.ts';

/** What the node can do, as its families attached and its canary saw. */
export interface Standing {
  readonly mode: NodeMode;
  /** Why it does not enforce; empty when it does. */
  readonly reason: string;
  /** Empty, or why connections are not blocked. */
  readonly network: string;
  readonly classes: NodeAbilities;
}

function familyReason(families: readonly FamilyStatus[], name: string): string {
  return families.find(({ family }) => family.name === name)?.reason ?? 'it is not in this build';
}

/** Empty where one of the two was taken, else the reason of the better one. */
function eitherReason(families: readonly FamilyStatus[], better: string, plain: string): string {
  return familyReason(families, plain) === '' ? '' : familyReason(families, better);
}

const first = (...reasons: readonly string[]) => reasons.find((reason) => reason !== '') ?? '';

export function standing(families: readonly FamilyStatus[], sight: CanarySight): Standing {
  const file = first(
    familyReason(families, 'file'),
    familyReason(families, 'rename'),
    familyReason(families, 'process'),
    sight.file,
    sight.exec,
  );
  const privilege = first(familyReason(families, 'privilege'), sight.ptrace);
  const network = first(eitherReason(families, 'network', 'network_unfolded'), sight.network);
  const exec = eitherReason(families, 'exec', 'exec_as_asked');
  const seen = first(familyReason(families, 'process'), exec);
  const all = (reason: string): ClassAbility => ({ see: reason, audit: reason, block: reason });
  const process: ClassAbility = { see: seen, audit: file, block: file };
  const classes = { process, file: all(file), network: all(network), privilege: all(privilege) };
  const reason = first(file, privilege);
  if (reason === '') return { mode: 'enforcing(bpf-lsm)', reason, network, classes };
  const mode = seen === '' ? 'visibility-only' : 'down';
  return { mode, reason: mode === 'down' ? seen : reason, network, classes };
}

interface Operation {
  readonly operation: string;
  readonly class: keyof NodeAbilities;
  readonly hooks: readonly string[];
}

const OPERATIONS: readonly Operation[] = [
  {
    operation: 'exec',
    class: 'process',
    hooks: ['tp_btf/sched_process_exec', 'lsm/bprm_check_security'],
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
];

const answer = (reason: string) => (reason === '' ? YES : reason);

export function abilityTable(classes: NodeAbilities): Ability[] {
  return OPERATIONS.map(({ operation, class: name, hooks }) => {
    const { see, audit, block } = classes[name];
    return { operation, see: answer(see), audit: answer(audit), block: answer(block), hooks };
  });
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
