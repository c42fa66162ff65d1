import { ABOVE, DEEP, LONG, ODD, READ_ONLY, SECRET, SHARED } from './place.ts';
import { type BypassRow, denied, NO_ROOT, notCovered, sequence } from './row.ts';

const WALK = 'the path is walked from the object to the root of the mount namespace';
const OWN_ROOT = "the path from the container's own root is judged too";
const PATHS = 'rules are about paths, and this is another one; see the next row';
const MOUNT = '`privileges: mount` refuses the mount';
const AT_OPEN = 'the file has to be open for writing, which is judged';
const STALE = 'file_permission, for what the node finds open after the change';

/** The rows of files and name space. */
export const FILE_ROWS: readonly BypassRow[] = [
  denied('F01', 'open', 'file_open', ['read', SECRET]),
  denied('F02', 'symbolic link', WALK, sequence(`symlink ${SECRET} /tmp/l1`, 'read /tmp/l1')),
  denied(
    'F04',
    'symbolic link to the root',
    WALK,
    sequence('symlink / /tmp/l2', 'read /tmp/l2/etc/bin/secret'),
  ),
  denied('F05', 'new hard link', 'path_link', ['link', SECRET, '/tmp/hard']),
  denied('F07', 'rename the file', 'path_rename', ['rename', '/etc/bin/old', '/tmp/old']),
  denied('F08', 'rename a directory above', 'path_rename: something below is under Block', [
    'rename',
    ABOVE,
    '/srv/moved',
  ]),
  denied(
    'F10',
    'bind mount',
    OWN_ROOT,
    sequence('unshare', 'bind-mount /etc/bin /mnt/b', 'read /mnt/b/secret'),
  ),
  denied(
    'F10',
    'bind mount, to create',
    OWN_ROOT,
    sequence('unshare', 'bind-mount /etc/bin /mnt/b', 'create /mnt/b/new'),
  ),
  denied(
    'F10',
    'bind mount of a folder above',
    OWN_ROOT,
    sequence('unshare', 'bind-mount /etc /mnt/b', 'link /mnt/b/bin/secret /mnt/b/linked'),
  ),
  denied(
    'F10',
    'bind mount of the root',
    OWN_ROOT,
    sequence('unshare', 'bind-mount / /mnt/b', `read /mnt/b${SECRET}`),
  ),
  denied(
    'F10',
    'bind mount, chroot',
    OWN_ROOT,
    sequence('unshare', 'bind-mount /etc /mnt/b', 'chroot /mnt/b', 'read /bin/secret'),
  ),
  denied(
    'F10',
    'bind mount, pivot_root',
    OWN_ROOT,
    sequence('unshare', 'bind-mount /etc /mnt/b', 'pivot /mnt/b', 'read /bin/secret'),
  ),
  denied('F10', 'bind mount', MOUNT, ['bind-mount', '/etc/bin', '/mnt/b'], { under: 'privileges' }),
  denied(
    'F11',
    'open_tree, move_mount',
    OWN_ROOT,
    sequence('unshare', 'move-mount /etc/bin /mnt/c', 'read /mnt/c/secret'),
  ),
  denied('F11', 'open_tree, move_mount', MOUNT, ['move-mount', '/etc/bin', '/mnt/c'], {
    under: 'privileges',
  }),
  denied('F11', 'open_tree, not attached', NO_ROOT, ['tree-read', '/etc/bin', 'secret']),
  denied('F13', 'fsopen, fsmount, not attached', NO_ROOT, ['detached-create', 'tmpfs']),
  notCovered(
    'F14',
    'overlay with a lower directory under Block',
    PATHS,
    sequence('unshare', `overlay-mount ${SHARED}/under /lib64 /mnt/b`, 'read /mnt/b/file'),
  ),
  denied(
    'F14',
    'overlay with a lower directory under Block',
    MOUNT,
    ['overlay-mount', `${SHARED}/under`, '/lib64', '/mnt/b'],
    { under: 'privileges' },
  ),
  denied(
    'F16',
    'tmpfs over the directory, false contents',
    'rules are about paths, whatever is mounted there',
    sequence('unshare', 'mount /etc/bin', 'create /etc/bin/false'),
  ),
  notCovered('F17', 'loop mount of an image of the data', PATHS, null),
  denied('F17', 'any mount', MOUNT, ['mount', '/mnt/a'], { under: 'privileges' }),
  denied('F19', 'unshare -m', 'a workload is a cgroup', sequence('unshare', `read ${SECRET}`)),
  denied('F20', 'unshare -p -f', 'a workload is a cgroup', [
    ...['forked', '0x20000000', 'read', SECRET],
  ]),
  denied(
    'F22',
    'unshare -Urm as another user',
    'a workload is a cgroup',
    sequence('as-user 1000', `forked 0x10020000 read ${SECRET}`),
  ),
  denied('F22', 'user namespace', '`privileges: userns`', ['userns'], { under: 'privileges' }),
  denied(
    'F23',
    'setns to another container',
    'the path is that of the mount namespace, the rules those of the cgroup',
    sequence('join /proc/FREE/ns/mnt', `read ${SECRET}`),
  ),
  denied('F25', 'component of 250 bytes', 'names are hashed whole', ['read', LONG]),
  denied('F26', '27 components', 'up to 64 are walked; more is refused', ['read', DEEP]),
  denied('F28', 'chroot', WALK, sequence('chroot /etc', 'chdir /', 'read /bin/secret')),
  denied('F29', '/proc/self/root', WALK, ['read', `/proc/self/root${SECRET}`]),
  denied('F29', '/proc/self/cwd', WALK, sequence('chdir /etc', 'read /proc/self/cwd/bin/secret')),
  denied('F31', 'O_PATH, opened again', 'file_open', ['reopen', SECRET]),
  denied(
    'F32',
    'directory open from before, openat',
    'file_open',
    ['held-openat', 'FD', 'secret'],
    {
      held: { path: '/etc/bin', flags: 0x10000 },
    },
  ),
  denied('F34', 'descriptor from before the policy: read', STALE, ['held-read', 'FD'], {
    held: { path: SECRET, flags: 0 },
    byHolder: true,
  }),
  denied('F34', 'descriptor from before the policy: write', STALE, ['held-append', 'FD'], {
    held: { path: READ_ONLY, flags: 0x402 },
    byHolder: true,
  }),
  denied('F34', 'descriptor from before the policy: io_uring', STALE, ['held-io-uring', 'FD'], {
    held: { path: SECRET, flags: 0 },
  }),
  denied(
    'F34',
    'descriptor from before the policy: map',
    'mmap_file',
    ['held-map', 'FD', 'later'],
    {
      held: { path: SECRET, flags: 0 },
    },
  ),
  denied('F34', 'directory from before the policy: list', STALE, ['held-list', 'FD'], {
    held: { path: '/etc/bin', flags: 0x10000 },
  }),
  notCovered('F34', 'mapping from before the policy', 'what is mapped is memory', null),
  notCovered(
    'F34',
    'registered with io_uring before the policy, and closed',
    'it is in no table of descriptors, where the node looks for it',
    null,
  ),
  denied('F35', 'descriptor by SCM_RIGHTS', 'file_receive', ['receive', 'FD'], { sends: SECRET }),
  denied('F35', 'descriptor by pidfd_getfd', 'file_receive', ['fetch', 'FD'], {
    held: { path: SECRET, flags: 0 },
  }),
  denied('F37', 'descriptor inherited across exec', STALE, ['held-read', 'FD'], {
    held: { path: SECRET, flags: 0 },
  }),
  denied('F38', 'io_uring OPENAT', 'file_open', ['io-uring', SECRET]),
  denied('F38', 'io_uring OPENAT2', 'file_open', ['io-uring-newer', SECRET]),
  denied('F40', 'io_uring SQPOLL', 'the polling thread is one of the process', [
    'io-uring-polled',
    SECRET,
  ]),
  notCovered('F41', 'io_uring URING_CMD', 'only the open of the device is judged', null),
  denied('F43', 'readOnly: MAP_SHARED for writing', 'mmap_file', ['held-map', 'FD', 'write'], {
    held: { path: READ_ONLY, flags: 2 },
  }),
  denied(
    'F44',
    'readOnly: ftruncate',
    'file_truncate, before 6.2 path_truncate',
    [...['held-truncate', 'FD']],
    { held: { path: READ_ONLY, flags: 2 } },
  ),
  denied('F46', 'readOnly: truncate', 'path_truncate', ['truncate', READ_ONLY]),
  denied('F47', 'readOnly: splice, vmsplice, tee', AT_OPEN, ['append', READ_ONLY]),
  denied('F49', 'readOnly: fallocate', AT_OPEN, ['read-write', READ_ONLY]),
  denied('F50', 'readOnly: FS_IOC_SETFLAGS', 'file_ioctl, from 6.17 on inode_file_setattr', [
    'set-flags',
    READ_ONLY,
  ]),
  denied('F50', 'readOnly: FS_IOC_FSSETXATTR', 'as FS_IOC_SETFLAGS', ['set-project', READ_ONLY], {
    otherwise: 'unsupported',
  }),
  denied('F52', 'readOnly: setxattr', 'inode_setxattr', ['setxattr', READ_ONLY]),
  denied('F52', 'readOnly: removexattr', 'inode_removexattr', ['removexattr', READ_ONLY]),
  denied('F52', 'readOnly: access list', 'inode_set_acl, before 6.2 inode_setxattr', [
    'set-acl',
    READ_ONLY,
  ]),
  denied('F52', 'readOnly: no access list', 'inode_remove_acl, before 6.2 inode_removexattr', [
    'remove-acl',
    READ_ONLY,
  ]),
  denied('F53', 'readOnly: utimensat', 'inode_setattr', ['back-date', READ_ONLY]),
  denied('F55', 'unlink, to create it anew', 'path_unlink', ['unlink', '/etc/bin/doomed']),
  notCovered('F56', 'directory without case (chattr +F)', 'names are compared byte by byte', null),
  denied('F58', '/proc/kcore under a rule', 'file_open', ['read', '/proc/kcore']),
  notCovered('F59', 'page cache (dirty pipe)', 'a fault of the kernel, below its hooks', null),
  denied(
    'F61',
    "the path's text changed by another thread",
    'what was opened is judged, not what was asked for',
    ['flipped', READ_ONLY, SECRET, 'the secret'],
    { repeats: true },
  ),
  denied('F62', 'names like (deleted), with escapes', 'names are hashed; texts are escaped', [
    'read',
    ODD,
  ]),
  denied('F31', 'open_by_handle_at', 'file_open', [
    ...['by-handle', SHARED, `${SHARED}/under/file`],
  ]),
];
