import type { PolicyKind } from '@ringfence/model';
import type { ValidateFunction } from 'ajv';

export const VALIDATORS: Readonly<Record<PolicyKind, ValidateFunction>>;
