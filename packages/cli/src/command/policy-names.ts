import type { PolicyName } from '@ringfence/model';
import { parsePolicies } from '@ringfence/policy';
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
  const screen = standardScreen(process.stderr);
  const problems = errors.map(({ code, message, mend, line, column, path }) =>
    problemView(
      { severity: 'error', code, message, mend, line, column, length: 0, path },
      linesOf(text),
      fileName,
      screen,
    ),
  );
  throw new Failure(
    EXIT.failed,
    `nothing was deleted: ${counted(errors.length, 'error')} in ${fileName}\n${problems.join('')}`,
  );
}
