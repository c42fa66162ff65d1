import {
  CODE,
  DYNAMIC,
  DYNAMIC_ASKED,
  LOADER,
  SCRIPT,
  SECOND_TOOL,
  SECRET,
  SHARED,
  SHELL,
  TOOL,
} from './place.ts';
import { type BypassRow, denied, NOWHERE, notCovered, sequence } from './row.ts';

const ASKED = '`allowedArgs`, before its first instruction';
const COPY = 'exec rules are about paths: what may be read may be copied too';

/** The rows of execution. */
export const EXEC_ROWS: readonly BypassRow[] = [
  denied('E01', 'exec', 'bprm_check_security', ['exec', TOOL]),
  denied(
    'E02',
    'symbolic link',
    'bprm_check_security',
    sequence(`symlink ${TOOL} /tmp/l3`, 'exec /tmp/l3'),
  ),
  denied('E02', 'the dynamic loader (ld.so PROGRAM)', 'mmap_file', ['run', LOADER, DYNAMIC]),
  denied('E02', 'the dynamic loader, of what has `allowedArgs`', 'mmap_file', [
    ...['run', LOADER, DYNAMIC_ASKED],
  ]),
  denied(
    'E04',
    'bind mount',
    "the path from the container's own root is judged too",
    sequence('unshare', 'bind-mount /opt /mnt/b', 'exec /mnt/b/tool'),
  ),
  notCovered('E04', 'hard link', COPY, sequence(`link ${TOOL} /tmp/tool`, 'exec /tmp/tool')),
  notCovered(
    'E05',
    'rename',
    COPY,
    sequence(`rename ${SECOND_TOOL} /tmp/second`, 'exec /tmp/second'),
  ),
  denied('E07', 'memfd, fexecve', NOWHERE, ['memory-exec', '/bin/busybox']),
  denied('E07', 'memfd, /proc/self/fd', NOWHERE, ['memory-path-exec', '/bin/busybox']),
  denied('E08', 'O_TMPFILE', NOWHERE, ['temporary-exec', SHARED, '/bin/busybox']),
  denied('E08', 'deleted file', NOWHERE, ['deleted-exec', '/tmp/gone', '/bin/busybox']),
  denied('E10', 'execveat with AT_EMPTY_PATH', 'bprm_check_security', ['place-exec', TOOL]),
  denied('E11', 'in a new mount namespace', 'a workload is a cgroup', [
    ...['forked', '0x20000', 'exec', TOOL],
  ]),
  denied('E13', 'interpreter that is fed code (`sh -c`)', ASKED, ['exec', SHELL, '-c', ':']),
  notCovered('E13', 'interpreter that is fed code on its input', 'it has no argument', null),
  notCovered('E14', 'interpreter that opens a script', 'that is an open: a file rule', null),
  denied('E16', 'a longer argument', ASKED, ['exec', SHELL, `${SCRIPT}${'x'.repeat(300)}`]),
  denied('E16', 'more arguments than are read', ASKED, ['exec-odd', 'many', SHELL, SCRIPT]),
  denied('E19', 'dlopen from a directory under a process rule', 'mmap_file', ['map-code', CODE]),
  denied('E19', 'mmap, then mprotect', 'file_mprotect', ['map-then-code', CODE]),
  notCovered(
    'E20',
    'anonymous memory made code',
    'it comes from no file; interpreters and compilers at run time do it all the time',
    ['anonymous-code'],
  ),
  denied('E22', 'process_vm_writev', '`privileges: ptrace`', ['attach'], { under: 'privileges' }),
  denied('E25', 'double fork', 'a child belongs to the workload of its parent', [
    ...['forked', '0', 'forked', '0', 'read', SECRET],
  ]),
  denied(
    'E26',
    'PR_SET_NAME',
    'no rule is about the name of a process',
    sequence('rename-process systemd', `read ${SECRET}`),
  ),
  notCovered(
    'E29',
    'binfmt_misc',
    'a file rule for its register file, and E01 for the handler',
    null,
  ),
  denied('E31', 'init_module', '`privileges: module`', ['init-module'], {
    under: 'privileges',
    otherwise: 'ENOEXEC',
  }),
  {
    ...{ id: 'E34', technique: 'before the policy is bound', result: 'denied', words: null },
    because: 'a container is held at its first program until it is known',
    triedBy: 'runtime-hold.test.ts',
  },
  denied('E35', 'runc exec', 'a workload is a cgroup', ['read', SECRET], { byEntered: true }),
];
