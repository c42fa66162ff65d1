import type { PolicyName } from '@ringfence/model';
import { type PolicyError, parsePolicies } from '@ringfence/policy';
import { EXIT } from '../exit-code.ts';
import { Failure } from '../failure.ts';
import { standardScreen } from '../terminal/screen.ts';
import { linesOf, problemView } from '../view/problem-view.ts';
import { counted } from '../view/time-text.ts';
import type { PolicyText } from './policy-text.ts';

/** The policies that a text is about; one that cannot be read is refused as a whole. */
export function policyNamesIn({ text, fileName }: PolicyText): readonly PolicyName[] {
  const { policies, errors } = parsePolicies(text, fileName);
  if (errors.length === 0) return policies.map(({ name }) => name);
  throw new Failure(
    EXIT.failed,
    `nothing was deleted: ${problemTexts({ text, fileName }, errors)}`,
  );
}

/** How many errors a text has, and each of them at its place. */
export function problemTexts(
  { text, fileName }: PolicyText,
  errors: readonly PolicyError[],
): string {
  const screen = standardScreen(process.stderr);
  const lines = linesOf(text);
  const problems = errors.map(({ file: _file, ...error }) =>
    problemView({ severity: 'error', length: 0, ...error }, lines, fileName, screen),
  );
  return `${counted(errors.length, 'error')} in ${fileName}\n${problems.join('')}`;
}
