/**
 * Schemas are the single source of what a policy may say. `x-ringfence-check` names a test that
 * JSON Schema cannot express; the policy package runs it.
 */
export type SchemaCheck =
  | 'path'
  | 'directory'
  | 'pattern'
  | 'file-name'
  | 'cidr'
  | 'protocols'
  | 'label-value'
  | 'one-subject'
  | 'port-range';

export const CHECK_KEYWORD = 'x-ringfence-check';
