import { Type } from 'typebox';
import { CLOSED, fromSource, inheritedFields } from './annotation.ts';

const CAPABILITIES = [
  'chown',
  'dac_override',
  'dac_read_search',
  'fowner',
  'fsetid',
  'kill',
  'setgid',
  'setuid',
  'setpcap',
  'linux_immutable',
  'net_bind_service',
  'net_broadcast',
  'net_admin',
  'net_raw',
  'ipc_lock',
  'ipc_owner',
  'sys_module',
  'sys_rawio',
  'sys_chroot',
  'sys_ptrace',
  'sys_pacct',
  'sys_admin',
  'sys_boot',
  'sys_nice',
  'sys_resource',
  'sys_time',
  'sys_tty_config',
  'mknod',
  'lease',
  'audit_write',
  'audit_control',
  'setfcap',
  'mac_override',
  'mac_admin',
  'syslog',
  'wake_alarm',
  'block_suspend',
  'audit_read',
  'perfmon',
  'bpf',
  'checkpoint_restore',
] as const;

/** Which capabilities may be used. */
export const capabilitySection = Type.Object(
  {
    ...inheritedFields,
    matchCapabilities: Type.Optional(
      Type.Array(
        Type.Object(
          { ...inheritedFields, capability: Type.Enum([...CAPABILITIES]), fromSource },
          CLOSED,
        ),
      ),
    ),
  },
  CLOSED,
);

const privilege = Type.Optional(Type.Object({ ...inheritedFields, fromSource }, CLOSED));

/** Operations that reach beyond the workload's own processes and files. */
export const privilegeSection = Type.Object(
  {
    ...inheritedFields,
    ptrace: privilege,
    mount: privilege,
    bpf: privilege,
    module: privilege,
    userns: privilege,
    setuid: privilege,
    signal: privilege,
    io_uring: privilege,
  },
  CLOSED,
);
