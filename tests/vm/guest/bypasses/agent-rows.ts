import { type BypassRow, denied, notCovered } from './row.ts';

const TASK = 'ptrace_access_check, task_kill';
const OBJECT = 'bpf, bpf_map, bpf_prog';
const PIN = 'inode hooks on the folder of pins';
const MOUNT = 'sb_mount, move_mount, sb_umount';

const reached = (id: string, technique: string, because: string, ...words: readonly string[]) =>
  denied(id, technique, because, words, { under: 'none' });

/**
 * The rows of the agent, by a privileged container without a policy that sees the host's processes
 * and its BPF file system. AGENT, THREAD, MAP, PROGRAM, LINK, PIN-OF-MAP and PIN-OF-LINK are the
 * node's; TREE is mounted in the host, and BPFFS is where its pins lie.
 */
export const AGENT_ROWS: readonly BypassRow[] = [
  reached('A01', 'SIGCONT', TASK, 'signal', 'AGENT', '18'),
  reached('A01', 'SIGSTOP', TASK, 'signal', 'AGENT', '19'),
  reached('A01', 'SIGKILL', TASK, 'signal', 'AGENT', '9'),
  notCovered(
    'A01',
    'cgroup.freeze, the OOM killer',
    'who writes to the cgroups of the host stops the agent, and not its programs, which are pinned',
    null,
    { under: 'none' },
  ),
  reached('A02', 'ptrace', TASK, 'attach-to', 'AGENT'),
  reached('A02', 'process_vm_readv', TASK, 'vm-read', 'AGENT'),
  reached('A02', 'process_vm_writev', TASK, 'vm-write', 'AGENT'),
  reached('A02', '/proc/pid/mem', TASK, 'open-memory', 'AGENT'),
  reached('A02', 'pidfd_getfd', TASK, 'take-descriptor', 'AGENT'),
  reached('A02', 'perf_event_open', 'perf_event_alloc', 'perf-event', 'AGENT'),
  reached('A02', 'perf_event_open of a thread', 'perf_event_alloc', 'perf-event', 'THREAD'),
  reached('A04', 'map by its number', OBJECT, 'map-by-id', 'MAP'),
  reached('A04', 'program by its number', OBJECT, 'program-by-id', 'PROGRAM'),
  reached('A04', 'map by its pin', OBJECT, 'open-pin', 'PIN-OF-MAP'),
  reached('A05', 'link by its number', OBJECT, 'link-by-id', 'LINK'),
  reached('A05', 'link detached', OBJECT, 'detach-link', 'PIN-OF-LINK'),
  reached('A05', 'link updated', OBJECT, 'update-link', 'PIN-OF-LINK'),
  reached('A05', 'pin removed', PIN, 'unlink', 'PIN-OF-LINK'),
  reached('A05', 'pin renamed', PIN, 'rename', 'PIN-OF-LINK', 'PINS/away'),
  reached('A05', 'folder of pins renamed', PIN, 'rename', 'PINS', 'BPFFS/away'),
  reached('A05', 'pin replaced', PIN, 'rename', 'BPFFS/stand-in', 'PIN-OF-LINK'),
  reached('A05', 'pin planted', PIN, 'pin-map', 'PINS/planted'),
  reached('A05', 'folder planted', PIN, 'mkdir', 'PINS/planted'),
  reached('A05', 'link planted', PIN, 'symlink', '/mnt', 'PINS/planted'),
  reached('A05', 'file system of the pins unmounted', MOUNT, 'umount', 'BPFFS'),
  reached(
    'A05',
    "host's tree unmounted, with what is mounted in it",
    MOUNT,
    'umount-of-host',
    'TREE',
  ),
  reached('A05', 'mount over the pins', MOUNT, 'mount', 'PINS'),
  reached('A05', 'bind mount over their file system', MOUNT, 'bind-mount', '/mnt', 'BPFFS'),
];
