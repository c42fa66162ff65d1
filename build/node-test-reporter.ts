import { relative } from 'node:path';
import type { EventData } from 'node:test';
import type { TestEvent } from 'node:test/reporters';
import { type CheckResult, resultLine } from './result-line.ts';

type Ended = EventData.TestPass | EventData.TestFail;

/** A suite holds tests (one that is skipped tells of none of them), and a parent that failed through a test in it adds nothing to that test. */
function isContainer(data: Ended): boolean {
  const error = 'error' in data.details ? data.details.error : undefined;
  if (error === undefined) return data.details.type === 'suite' && data.skip === undefined;
  return Reflect.get(error, 'failureType') === 'subtestsFailed';
}

function outcomeOf(data: Ended, name: string): CheckResult {
  if ('error' in data.details) return { name, outcome: 'failed' };
  if (data.name === data.file) return { name, outcome: 'failed', reason: 'holds no test' };
  if (data.todo !== undefined) return { name, outcome: 'failed', reason: 'marked as to do' };
  if (data.skip === undefined) return { name, outcome: 'passed' };
  if (typeof data.skip === 'string') return { name, outcome: 'skipped', reason: data.skip };
  return { name, outcome: 'failed', reason: 'skipped without saying what the kernel lacks' };
}

function errorText(data: Ended): string {
  if (!('error' in data.details)) return '';
  const cause: unknown = data.details.error.cause ?? data.details.error;
  const text = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
  return `${text.replaceAll(/^/gm, '        ')}\n`;
}

function personLine(result: CheckResult, milliseconds: number): string {
  const word = { passed: 'ok  ', failed: 'FAIL', skipped: 'skip' }[result.outcome];
  const reason = result.reason ? `: ${result.reason}` : '';
  return `  ${word}  ${result.name}${reason} (${(milliseconds / 1000).toFixed(2)} s)\n`;
}

function fullName(data: Ended, parents: readonly string[]): string {
  const file = data.file === undefined ? '' : relative(process.cwd(), data.file);
  return data.name === data.file ? file : `${file}: ${parents.join(' > ')}`;
}

/** Reporter for `node --test`: a line for a person and one for the aggregator, each check. */
export default async function* report(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const names: string[] = [];
  let count = 0;
  for await (const { type, data } of events) {
    if (type === 'test:start') {
      names.length = data.nesting;
      names.push(data.name);
    } else if (type === 'test:pass' || type === 'test:fail') {
      if (isContainer(data)) continue;
      count++;
      const result = outcomeOf(data, fullName(data, [...names.slice(0, data.nesting), data.name]));
      yield personLine(result, data.details.duration_ms) + errorText(data) + resultLine(result);
    } else if (type === 'test:stdout' || type === 'test:stderr') {
      yield data.message;
    } else if (type === 'test:diagnostic' && data.nesting > 0) {
      yield `        ${data.message}\n`;
    }
  }
  yield `\n${resultLine({ end: count })}`;
}
