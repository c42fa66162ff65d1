import type { Activity, FileAction, PrivilegeUse, ProcessInfo } from '@ringfence/model';

/** What was done or tried, in KubeArmor's words. */
export interface OperationText {
  readonly operation: 'Process' | 'File' | 'Network' | 'Syscall' | 'Capabilities';
  readonly resource: string;
  /** Where it was seen, as `key=value` with spaces between. */
  readonly data: string;
  /** The keys of `data`, capitalised, and what it has no room for. */
  readonly eventData: Readonly<Record<string, string>>;
}

/** Seen by a hook of policy, or by what is watched without policy. */
export type Witness = 'policy' | 'watch';

/** In KubeArmor's words a read and a write are one hook. */
const FILE_HOOKS: Readonly<Record<FileAction, string>> = {
  read: 'FILE_OPEN',
  write: 'FILE_OPEN',
  create: 'FILE_MKNOD',
  unlink: 'FILE_UNLINK',
  rename: 'FILE_RENAME',
  link: 'FILE_LINK',
  symlink: 'FILE_SYMLINK',
  mkdir: 'FILE_MKDIR',
  rmdir: 'FILE_RMDIR',
  mknod: 'FILE_MKNOD',
  chmod: 'FILE_CHMOD',
  chown: 'FILE_CHOWN',
  truncate: 'FILE_TRUNCATE',
  setxattr: 'FILE_SETXATTR',
  utime: 'FILE_SETATTR',
  setflags: 'FILE_IOCTL',
};

const SYSTEM_CALLS: Readonly<Record<PrivilegeUse, string>> = {
  ptrace: 'SYS_PTRACE',
  mount: 'SYS_MOUNT',
  bpf: 'SYS_BPF',
  module: 'SYS_INIT_MODULE',
  userns: 'SYS_UNSHARE',
  setuid: 'SYS_SETUID',
  signal: 'SYS_KILL',
  io_uring: 'SYS_IO_URING_SETUP',
  move: 'SYS_WRITE',
};

/** Null for what KubeArmor has no record of: the end of a process. */
export function operationText(activity: Activity, witness: Witness): OperationText | null {
  switch (activity.type) {
    case 'exit':
      return null;
    case 'exec': {
      const resource = commandLine(activity.path, activity.arguments);
      const data =
        witness === 'policy' ? { lsm: 'SECURITY_BPRM_CHECK' } : { syscall: 'SYS_EXECVE' };
      return text('Process', resource, data);
    }
    case 'file': {
      const { action, path, target } = activity;
      const found = text('File', path, { lsm: FILE_HOOKS[action] });
      const more = { Action: action, ...(target === '' ? {} : { Target: target }) };
      return { ...found, eventData: { ...found.eventData, ...more } };
    }
    case 'connect': {
      const { protocol, address, port } = activity;
      const resource = `remoteip=${address} port=${port} protocol=${protocol}`;
      const domain = address.includes(':') ? 'AF_INET6' : 'AF_INET';
      const probe = protocol === 'TCP' ? { kprobe: 'tcp_connect' } : {};
      return text('Network', resource, { ...probe, domain });
    }
    case 'accept': {
      const { protocol, address, port } = activity;
      const resource = `remoteip=${address} port=${port} protocol=${protocol}`;
      const domain = address.includes(':') ? 'AF_INET6' : 'AF_INET';
      const probe = protocol === 'TCP' ? { kprobe: 'tcp_accept' } : {};
      return text('Network', resource, { ...probe, domain });
    }
    case 'bind': {
      const { protocol, address, port } = activity;
      const resource = `ip=${address} port=${port} protocol=${protocol}`;
      return text('Network', resource, { syscall: 'SYS_BIND' });
    }
    case 'socket': {
      const { family, kind, protocol } = activity;
      const resource = `domain=${family} type=${kind} protocol=${protocol}`;
      return text('Network', resource, { lsm: 'SOCKET_CREATE' });
    }
    case 'privilege': {
      const { privilege, target } = activity;
      return text('Syscall', target, { syscall: SYSTEM_CALLS[privilege] });
    }
    case 'capability': {
      const resource = `CAP_${activity.capability.toUpperCase()}`;
      const found = text('Capabilities', resource, { lsm: 'CAPABLE' });
      return { ...found, data: `${found.data} ${resource}` };
    }
  }
}

function text(
  operation: OperationText['operation'],
  resource: string,
  data: Readonly<Record<string, string>>,
): OperationText {
  const pairs = Object.entries(data);
  return {
    operation,
    resource,
    data: pairs.map(([key, value]) => `${key}=${value}`).join(' '),
    eventData: Object.fromEntries(
      pairs.map(([key, value]) => [`${key.charAt(0).toUpperCase()}${key.slice(1)}`, value]),
    ),
  };
}

/** A program's path with its arguments; the first is the name it was called by, and left out. */
export function commandLine(path: string, arguments_: readonly string[]): string {
  return [path, ...arguments_.slice(1)].join(' ');
}

/** The same of a process; one without a program, as the kernel's own are, by its name. */
export function processCommandLine(process: ProcessInfo | undefined): string {
  if (process === undefined) return '';
  return commandLine(process.executable || process.comm, process.arguments);
}
