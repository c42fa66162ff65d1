import { Type } from 'typebox';
import { CLOSED, checked, fromSource, inheritedFields } from './annotation.ts';

const path = Type.String({
  ...checked('path'),
  description: 'One file, from the root of the workload, links resolved.',
});
const dir = Type.String({
  ...checked('directory'),
  description: 'A directory; ends with a slash.',
});
const pattern = Type.String({ ...checked('pattern'), description: 'A glob over whole paths.' });
const recursive = Type.Optional(
  Type.Boolean({ description: 'Everything below too, not only direct entries.' }),
);
const ownerOnly = Type.Optional(
  Type.Boolean({ description: 'The owner of the file is left alone, or alone is allowed.' }),
);
const readOnly = Type.Optional(
  Type.Boolean({ description: 'Reads are left alone, or alone are allowed.' }),
);
const pts = Type.Optional(Type.Boolean({ description: 'false: only with a terminal.' }));

/** Which programs may run. */
export const processSection = Type.Object(
  {
    ...inheritedFields,
    matchPaths: Type.Optional(
      Type.Array(
        Type.Object(
          {
            ...inheritedFields,
            path: Type.Optional(path),
            execname: Type.Optional(
              Type.String({ ...checked('file-name'), description: 'Any program of this name.' }),
            ),
            ownerOnly,
            allowedArgs: Type.Optional(Type.Array(Type.String(), { maxItems: 20 })),
            pts,
            fromSource,
          },
          { ...CLOSED, ...checked('one-subject') },
        ),
      ),
    ),
    matchDirectories: Type.Optional(
      Type.Array(
        Type.Object({ ...inheritedFields, dir, recursive, ownerOnly, pts, fromSource }, CLOSED),
      ),
    ),
    matchPatterns: Type.Optional(
      Type.Array(Type.Object({ ...inheritedFields, pattern, ownerOnly }, CLOSED)),
    ),
  },
  CLOSED,
);

/** Which files may be touched. */
export const fileSection = Type.Object(
  {
    ...inheritedFields,
    matchPaths: Type.Optional(
      Type.Array(
        Type.Object({ ...inheritedFields, path, readOnly, ownerOnly, pts, fromSource }, CLOSED),
      ),
    ),
    matchDirectories: Type.Optional(
      Type.Array(
        Type.Object(
          { ...inheritedFields, dir, recursive, readOnly, ownerOnly, pts, fromSource },
          CLOSED,
        ),
      ),
    ),
    matchPatterns: Type.Optional(
      Type.Array(Type.Object({ ...inheritedFields, pattern, readOnly, ownerOnly }, CLOSED)),
    ),
  },
  CLOSED,
);
