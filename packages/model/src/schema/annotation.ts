import { Type } from 'typebox';
import { CHECK_KEYWORD, type SchemaCheck } from './schema-check.ts';

export function checked(check: SchemaCheck): { readonly 'x-ringfence-check': SchemaCheck } {
  return { [CHECK_KEYWORD]: check };
}

/** Unknown fields are errors everywhere. */
export const CLOSED = { additionalProperties: false } as const;

const alertFields = {
  severity: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 10, description: 'From 1, least, to 10.' }),
  ),
  tags: Type.Optional(
    Type.Array(Type.String({ maxLength: 256 }), {
      maxItems: 32,
      description: 'Carried by every alert.',
    }),
  ),
  message: Type.Optional(Type.String({ maxLength: 4096, description: 'Carried by every alert.' })),
};

/** For what can only be audited. */
export const auditFields = alertFields;

/** Of a spec, a section or a rule; inherited downwards. */
export const inheritedFields = {
  ...alertFields,
  action: Type.Optional(
    Type.Enum(['Allow', 'Audit', 'Block'], {
      description: 'Allow, Audit or Block.',
    }),
  ),
};

export const fromSource = Type.Optional(
  Type.Array(Type.Object({ path: Type.String(checked('path')) }, CLOSED), {
    minItems: 1,
    maxItems: 64,
    description: 'Only what these programs do is under the rule.',
  }),
);
