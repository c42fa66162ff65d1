import type { PolicyProblem } from '@ringfence/model';
import { type LintFinding, lintPolicies, type Policy, parsePolicies } from '@ringfence/policy';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { toJson } from '../json.ts';
import { escapeText } from '../terminal/escape.ts';
import { standardScreen } from '../terminal/screen.ts';
import { linesOf, problemView } from '../view/problem-view.ts';
import { counted } from '../view/time-text.ts';
import { readPolicyText } from './policy-text.ts';

export interface PolicyLintOptions {
  readonly files: readonly string[];
  readonly output: 'human' | 'json';
  readonly force: boolean;
}

/** `ringfence policy lint`: what is wrong with files, without a node. */
export async function policyLint(options: PolicyLintOptions): Promise<ExitCode> {
  const texts = new Map<string, string>();
  const policies: Policy[] = [];
  const errors: LintFinding[] = [];
  for (const file of new Set(options.files)) {
    const { text, fileName } = await readPolicyText(file);
    texts.set(fileName, text);
    const parsed = parsePolicies(text, fileName);
    policies.push(...parsed.policies);
    for (const error of parsed.errors) errors.push({ ...error, severity: 'error', length: 0 });
  }
  const problems = [...errors, ...lintPolicies(policies, { force: options.force })];
  const screen = standardScreen();
  if (options.output === 'json') {
    await screen.write(`${toJson({ problems }, 2)}\n`);
    return exitCodeOf(problems);
  }
  for (const [fileName, text] of texts) {
    const lines = linesOf(text);
    for (const { file, ...problem } of problems)
      if (file === fileName) await screen.write(problemView(problem, lines, fileName, screen));
  }
  const count = (severity: PolicyProblem['severity']) =>
    problems.filter((problem) => problem.severity === severity).length;
  const rules = policies.reduce((sum, policy) => sum + policy.rules.length, 0);
  const looked = `${counted(policies.length, 'policy', 'policies')}, ${counted(rules, 'rule')}`;
  const found = `${counted(count('error'), 'error')}, ${counted(count('warning'), 'warning')}`;
  const isGood = problems.length === 0;
  const files = escapeText([...texts.keys()].join(', '));
  const summary = `${files}: ${looked}: ${isGood ? 'nothing found' : found}`;
  await screen.write(`${isGood ? screen.style.good(summary) : screen.style.bad(summary)}\n`);
  return exitCodeOf(problems);
}

function exitCodeOf(problems: readonly PolicyProblem[]): ExitCode {
  if (problems.some(({ severity }) => severity === 'error')) return EXIT.failed;
  return problems.length > 0 ? EXIT.notInFull : EXIT.ok;
}
