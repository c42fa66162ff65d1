import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What a container is given, in the words of no runtime. */
export interface ContainerShape {
  /** All capabilities and devices, and nothing of /proc and /sys hidden. */
  readonly privileged?: boolean;
  /** It may gain rights by an exec. */
  readonly newPrivileges?: boolean;
  /** It sees all processes of the host. */
  readonly hostProcesses?: boolean;
  /** Bytes of memory and processes that it may have at once; as many as it likes. */
  readonly limits?: { readonly memory: number; readonly processes: number };
  /** Folders of the host to be seen in it, by their place there. */
  readonly binds?: Readonly<Record<string, string>>;
}

export interface Placed extends ContainerShape {
  readonly command: readonly string[];
  readonly root: string;
  readonly cgroup: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** The rights that containerd gives whom it is told nothing about. */
const USUAL_CAPABILITIES = [
  ...['CHOWN', 'DAC_OVERRIDE', 'FSETID', 'FOWNER', 'MKNOD', 'NET_RAW', 'SETGID', 'SETUID'],
  ...['SETFCAP', 'SETPCAP', 'NET_BIND_SERVICE', 'SYS_CHROOT', 'KILL', 'AUDIT_WRITE'],
];
const OTHER_CAPABILITIES = [
  ...['DAC_READ_SEARCH', 'LINUX_IMMUTABLE', 'NET_BROADCAST', 'NET_ADMIN', 'IPC_LOCK', 'IPC_OWNER'],
  ...['SYS_MODULE', 'SYS_RAWIO', 'SYS_PTRACE', 'SYS_PACCT', 'SYS_ADMIN', 'SYS_BOOT', 'SYS_NICE'],
  ...['SYS_RESOURCE', 'SYS_TIME', 'SYS_TTY_CONFIG', 'LEASE', 'AUDIT_CONTROL', 'MAC_OVERRIDE'],
  ...['MAC_ADMIN', 'SYSLOG', 'WAKE_ALARM', 'BLOCK_SUSPEND', 'AUDIT_READ', 'PERFMON', 'BPF'],
  'CHECKPOINT_RESTORE',
];
const HIDDEN = [
  ...['/proc/acpi', '/proc/asound', '/proc/kcore', '/proc/keys', '/proc/latency_stats'],
  ...['/proc/timer_list', '/proc/timer_stats', '/proc/sched_debug', '/proc/scsi', '/sys/firmware'],
];
const READ_ONLY = ['/proc/bus', '/proc/fs', '/proc/irq', '/proc/sys', '/proc/sysrq-trigger'];

const mount = (destination: string, type: string, ...options: readonly string[]) => ({
  destination,
  type,
  source: type,
  options,
});

/** The configuration of an OCI runtime for it, as containerd would write it; its network is the host's. */
export function runtimeSpecification(placed: Placed): object {
  const { command, root, cgroup, labels, binds = {} } = placed;
  const { privileged = false, newPrivileges = false, hostProcesses = false, limits } = placed;
  const names = [...USUAL_CAPABILITIES, ...(privileged ? OTHER_CAPABILITIES : [])];
  const rights = names.map((name) => `CAP_${name}`);
  const spaces = ['ipc', 'uts', 'mount', 'cgroup', ...(hostProcesses ? [] : ['pid'])];
  const folders = Object.entries(binds).map(([destination, source]) => ({
    ...{ destination, source, type: 'bind' },
    options: ['rbind'],
  }));
  return {
    ociVersion: '1.0.2',
    process: {
      args: command,
      cwd: '/',
      env: ['PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'],
      user: { uid: 0, gid: 0 },
      noNewPrivileges: !newPrivileges,
      capabilities: { bounding: rights, effective: rights, permitted: rights },
      rlimits: [{ type: 'RLIMIT_NOFILE', hard: 1024, soft: 1024 }],
    },
    root: { path: root },
    mounts: [
      mount('/proc', 'proc', 'nosuid', 'noexec', 'nodev'),
      mount('/dev', 'tmpfs', 'nosuid', 'strictatime', 'mode=755', 'size=65536k'),
      mount(
        '/dev/pts',
        'devpts',
        ...['nosuid', 'noexec', 'newinstance', 'ptmxmode=0666', 'mode=0620', 'gid=5'],
      ),
      mount('/dev/shm', 'tmpfs', 'nosuid', 'noexec', 'nodev', 'mode=1777', 'size=65536k'),
      mount('/dev/mqueue', 'mqueue', 'nosuid', 'noexec', 'nodev'),
      mount('/sys', 'sysfs', 'nosuid', 'noexec', 'nodev', privileged ? 'rw' : 'ro'),
      mount('/run', 'tmpfs', 'nosuid', 'strictatime', 'mode=755', 'size=65536k'),
      ...folders,
    ],
    linux: {
      namespaces: spaces.map((type) => ({ type })),
      cgroupsPath: cgroup,
      resources: {
        devices: [{ allow: privileged, access: 'rwm' }],
        ...(limits && { memory: { limit: limits.memory }, pids: { limit: limits.processes } }),
      },
      ...(privileged
        ? { devices: hostDevices() }
        : { maskedPaths: HIDDEN, readonlyPaths: READ_ONLY }),
    },
    annotations: labels,
  };
}

/** Those that lie in /dev itself. */
function hostDevices(): object[] {
  return readdirSync('/dev').flatMap((name) => {
    const path = join('/dev', name);
    const found = statSync(path, { throwIfNoEntry: false });
    if (!found?.isCharacterDevice() && !found?.isBlockDevice()) return [];
    const { rdev, mode } = found;
    const type = found.isBlockDevice() ? 'b' : 'c';
    const [major, minor] = [(rdev >> 8) & 0xfff, (rdev & 0xff) | ((rdev >> 12) & 0xfff00)];
    return [{ path, type, major, minor, fileMode: mode & 0o777, uid: 0, gid: 0 }];
  });
}
