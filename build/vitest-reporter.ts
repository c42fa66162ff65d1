import type { Reporter, TestCase, TestModule } from 'vitest/node';
import { type CheckResult, reasonOf, resultLine } from './result-line.ts';

function resultOf(test: TestCase): CheckResult {
  const name = `${test.module.relativeModuleId}: ${test.fullName}`;
  const { state, errors = [] } = test.result();
  if (state === 'passed') return { name, outcome: 'passed' };
  // A unit test has no kernel that could lack something.
  const reason = state === 'failed' ? reasonOf(errors[0]?.message ?? '') : 'was skipped';
  return { name, outcome: 'failed', reason };
}

/** Reporter for vitest that tells the aggregator what ran; the default one speaks to people. */
export default class AggregatorReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const results = modules.flatMap((module) => [
      ...Array.from(module.children.allTests(), resultOf),
      ...module.errors().map(
        ({ message }): CheckResult => ({
          name: `${module.relativeModuleId}: ${message}`,
          outcome: 'failed',
        }),
      ),
    ]);
    if (unhandledErrors.length > 0) {
      results.push({ name: `${unhandledErrors.length} errors outside a test`, outcome: 'failed' });
    }
    const lines = [...results, { end: results.length }].map(resultLine).join('');
    process.stdout.write(`\n${lines}`);
  }
}
