import type { CheckResult, Outcome } from './result-line.ts';
import type { StageResult } from './stage-run.ts';

function count(checks: readonly CheckResult[], outcome: Outcome): number {
  return checks.filter((check) => check.outcome === outcome).length;
}

function row(name: string, cells: readonly (string | number)[]): string {
  return `  ${name.padEnd(12)}${cells.map((cell) => String(cell).padStart(9)).join('')}`;
}

function indented(text: string): string {
  return text.replaceAll(/^/gm, '      ');
}

function grouped(lines: readonly string[]): string[] {
  const counts = Map.groupBy(lines, (line) => line);
  return [...counts].map(
    ([line, same]) => `  ${line}${same.length > 1 ? ` (${same.length})` : ''}`,
  );
}

export interface Summary {
  readonly lines: readonly string[];
  readonly succeeded: boolean;
}

/** The end of a test run: times, what failed, why checks were skipped, and the sum of all. */
export function summaryOf(results: readonly StageResult[]): Summary {
  const all = results.flatMap(({ checks }) => checks);
  const failures = results.flatMap(({ stage, checks }) =>
    checks
      .filter(({ outcome }) => outcome === 'failed')
      .map(({ name, reason }) => `  ${stage}: ${name}${reason ? `\n${indented(reason)}` : ''}`),
  );
  const skips = results.flatMap(({ stage, checks }) =>
    checks
      .filter(({ outcome }) => outcome === 'skipped')
      .map(({ reason }) => `${stage} lacks ${reason ?? ''}`),
  );
  const [passed, failed, skipped] = [
    count(all, 'passed'),
    count(all, 'failed'),
    count(all, 'skipped'),
  ];
  return {
    lines: [
      '',
      row('stage', ['passed', 'failed', 'skipped', 'seconds']),
      ...results.map(({ stage, checks, seconds }) =>
        row(stage, [
          count(checks, 'passed'),
          count(checks, 'failed'),
          count(checks, 'skipped'),
          seconds.toFixed(1),
        ]),
      ),
      ...(skips.length > 0 ? ['', 'Skipped:', ...grouped(skips)] : []),
      ...(failures.length > 0 ? ['', 'Failed:', ...failures] : []),
      '',
      `${passed} passed, ${failed} failed, ${skipped} skipped`,
    ],
    succeeded: failed === 0 && passed > 0,
  };
}
