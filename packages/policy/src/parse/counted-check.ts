import type { SchemaCheck } from '@ringfence/model/schema';
import { MAX_ERRORS } from './error-list.ts';
import type { Problem } from './policy-error.ts';
import { type Checked, checkProblem } from './schema-check.ts';

/** Of the validation that runs: it is synchronous, so there is only one. */
let failed = 0;

export function resetChecks(): void {
  failed = 0;
}

/** What the generated validator calls: the first thing that is wrong with a value, or null. */
export function runCheck(check: SchemaCheck, value: Checked): Problem | null {
  // The document fails anyway, and a check may be dear.
  if (failed > MAX_ERRORS) return null;
  const problem = checkProblem(check, value);
  if (problem !== null) failed++;
  return problem;
}
