import { Type } from 'typebox';
import { auditFields, CLOSED, fromSource, inheritedFields } from './annotation.ts';

/** Sections of KubeArmor's kinds that are read, reported as not enforced, and nothing more. */

const syscall = Type.Array(Type.String({ minLength: 1 }), { minItems: 1 });
const syscallSource = Type.Optional(
  Type.Array(
    Type.Object(
      {
        path: Type.Optional(Type.String()),
        dir: Type.Optional(Type.String()),
        recursive: Type.Optional(Type.Boolean()),
      },
      CLOSED,
    ),
  ),
);

export const syscallSection = Type.Object(
  {
    ...auditFields,
    matchSyscalls: Type.Optional(
      Type.Array(Type.Object({ ...auditFields, syscall, fromSource: syscallSource }, CLOSED)),
    ),
    matchPaths: Type.Optional(
      Type.Array(
        Type.Object(
          {
            ...auditFields,
            path: Type.String({ minLength: 1 }),
            recursive: Type.Optional(Type.Boolean()),
            syscall,
            fromSource: syscallSource,
          },
          CLOSED,
        ),
      ),
    ),
  },
  CLOSED,
);

const deviceNumber = Type.Optional(Type.Integer({ minimum: 0 }));

export const deviceSection = Type.Object(
  {
    ...inheritedFields,
    matchDevice: Type.Optional(
      Type.Array(
        Type.Object(
          {
            ...inheritedFields,
            class: Type.String({ minLength: 1 }),
            subClass: deviceNumber,
            protocol: deviceNumber,
            level: Type.Optional(Type.Integer({ minimum: 1 })),
            fromSource,
          },
          CLOSED,
        ),
      ),
    ),
  },
  CLOSED,
);

export const presetSection = Type.Array(
  Type.Object({ ...inheritedFields, name: Type.String({ minLength: 1 }) }, CLOSED),
);

export const apparmorSection = Type.String({ description: 'Raw AppArmor lines.' });
