import type { Capability } from './capability.ts';
import type { PathComponents, Privilege, Rule } from './rule.ts';
import type { SocketKind, SocketProtocol } from './socket.ts';

/** Every file operation is a read or a write to policy; its own name is kept for people. */
export const FILE_ACTIONS = [
  'read',
  'write',
  'create',
  'unlink',
  'rename',
  'link',
  'symlink',
  'mkdir',
  'rmdir',
  'mknod',
  'chmod',
  'chown',
  'truncate',
  'setxattr',
  'utime',
  'setflags',
] as const;
export type FileAction = (typeof FILE_ACTIONS)[number];

export interface FileOperation {
  readonly type: 'file';
  readonly action: FileAction;
  readonly path: PathComponents;
  /** The caller owns the file. */
  readonly owner: boolean;
  /** The caller has a controlling terminal. */
  readonly terminal?: boolean;
  /** Image the task runs, null when it lies outside the container. */
  readonly source: PathComponents | null;
}

export interface ExecOperation {
  readonly type: 'exec';
  readonly path: PathComponents;
  /** Behind the program's own name; absent: none. */
  readonly arguments?: readonly string[];
  readonly owner: boolean;
  readonly terminal?: boolean;
  /** Image the caller ran before. */
  readonly source: PathComponents | null;
}

export interface NetworkOperation {
  readonly type: 'network';
  readonly direction: 'egress' | 'ingress';
  readonly protocol: 'TCP' | 'UDP' | 'SCTP' | 'other';
  /** v4 dotted or v6; v4-mapped is given as v4. */
  readonly address: string;
  readonly port: number;
  readonly source: PathComponents | null;
}

/** Making a socket, whomever it will speak to. Unix and netlink sockets are no such operation. */
export interface SocketOperation {
  readonly type: 'socket';
  readonly protocol: SocketProtocol;
  readonly kind: SocketKind;
  readonly source: PathComponents | null;
}

export interface PrivilegeOperation {
  readonly type: 'privilege';
  readonly privilege: Privilege;
  readonly source: PathComponents | null;
}

/** The kernel asks whether the task has it, and it has. */
export interface CapabilityOperation {
  readonly type: 'capability';
  readonly capability: Capability;
  readonly source: PathComponents | null;
}

export type Operation =
  | FileOperation
  | ExecOperation
  | NetworkOperation
  | SocketOperation
  | PrivilegeOperation
  | CapabilityOperation;

/** The outcome of one operation. `rule` decided it or raised the alert; null with an alert means posture. */
export interface Verdict {
  readonly permitted: boolean;
  readonly alert: 'Block' | 'Audit' | null;
  readonly rule: Rule | null;
}
