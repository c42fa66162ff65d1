import { stripVTControlCharacters } from 'node:util';

/**
 * How a runner tells the aggregator what it saw: one line for each check on standard output, and
 * a last line with their number, so that a runner that died half-way is noticed.
 */

const MARK = '@result ';

export type Outcome = 'passed' | 'failed' | 'skipped';

export interface CheckResult {
  readonly name: string;
  readonly outcome: Outcome;
  /** Why it was skipped: the missing kernel feature. Why it failed: what was found. */
  readonly reason?: string;
}

export interface EndOfRun {
  readonly end: number;
}

const MAX_REASON_LINES = 12;

/** The beginning of an error's text: a sampled test says there what it ran with, and what failed. */
export function reasonOf(text: string): string {
  const lines = stripVTControlCharacters(text).split('\n');
  return lines.slice(0, MAX_REASON_LINES).join('\n').trimEnd();
}

/** The line for one check, or for the end of the run. */
export function resultLine(result: CheckResult | EndOfRun): string {
  return `${MARK}${JSON.stringify(result)}\n`;
}

/** What a line of output says, or undefined where it is ordinary output. */
export function parseResultLine(line: string): CheckResult | EndOfRun | undefined {
  if (!line.startsWith(MARK)) return undefined;
  return JSON.parse(line.slice(MARK.length)) as CheckResult | EndOfRun;
}
