import { Type } from 'typebox';
import { CAPABILITIES } from '../capability.ts';
import { CLOSED, fromSource, inheritedFields } from './annotation.ts';

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
