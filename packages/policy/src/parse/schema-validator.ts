import type { PolicyKind } from '@ringfence/model';
import type { PolicyDocument } from '@ringfence/model/schema';
import type { ErrorObject } from 'ajv';
import { VALIDATORS } from '../generated/policy-validator.js';
import { resetChecks } from './counted-check.ts';
import type { Problem } from './policy-error.ts';

export type Validation =
  | { readonly document: PolicyDocument }
  | { readonly errors: readonly ErrorObject[] };

/** Holds a document against the schema of its kind; all its faults are found at once. */
export function validateDocument(kind: PolicyKind, value: unknown): Validation {
  const validate = VALIDATORS[kind];
  resetChecks();
  if (validate(value)) return { document: value as PolicyDocument };
  return { errors: validate.errors ?? [] };
}

/** What a check found, from the error that carries it. */
export function checkedProblem(error: ErrorObject): Problem {
  return (error.params as { readonly problem: Problem }).problem;
}
