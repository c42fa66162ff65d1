import type { AppliedPolicy } from '@ringfence/model';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { toJson } from '../json.ts';
import { withNode } from '../node-client.ts';
import { type Screen, standardScreen } from '../terminal/screen.ts';
import { policyView } from '../view/policy-view.ts';
import { linesOf, problemView } from '../view/problem-view.ts';
import { isInFull } from '../view/standing.ts';
import { counted } from '../view/time-text.ts';
import { type PolicyText, readPolicyText } from './policy-text.ts';
import type { ReadingOptions } from './reading.ts';

export interface PolicyApplyOptions extends ReadingOptions {
  readonly files: readonly string[];
}

/** `ringfence policy apply`: each file is applied whole or not at all. */
export async function policyApply(options: PolicyApplyOptions): Promise<ExitCode> {
  const sources: PolicyText[] = [];
  for (const file of options.files) sources.push(await readPolicyText(file));
  const screen = standardScreen();
  const problemScreen = standardScreen(process.stderr);

  return withNode(options.socket, async (node) => {
    let isFailed = false;
    let isShort = false;
    for (const source of sources) {
      const report = await node.call('applyPolicy', source);
      isFailed ||= report.problems.some(({ severity }) => severity === 'error');
      isShort ||= report.policies.some(({ policy }) => !policy.rules.every(isInFull));
      if (options.output === 'json') {
        await screen.write(`${toJson({ fileName: source.fileName, ...report }, 2)}\n`);
        continue;
      }
      const lines = linesOf(source.text);
      for (const problem of report.problems) {
        await problemScreen.write(problemView(problem, lines, source.fileName, problemScreen));
      }
      await screen.write(report.policies.map((each) => appliedText(each, screen)).join(''));
      const errors = report.problems.filter(({ severity }) => severity === 'error').length;
      if (errors > 0) {
        const what = `${source.fileName}: ${counted(errors, 'error')}, nothing of it was applied`;
        await problemScreen.write(`${problemScreen.style.bad(what)}\n`);
      }
    }
    if (isFailed) return EXIT.failed;
    return isShort ? EXIT.notInFull : EXIT.ok;
  });
}

function appliedText({ change, policy }: AppliedPolicy, screen: Screen): string {
  return policyView(
    policy,
    change === 'unchanged' ? 'unchanged, ' : `applied (${change}), `,
    screen,
  );
}
