import { relative } from 'node:path';
import type { EventData } from 'node:test';
import type { TestEvent } from 'node:test/reporters';
import { type CheckResult, reasonOf, resultLine } from './result-line.ts';

type Ended = EventData.TestPass | EventData.TestFail;

/** A suite holds tests (one that is skipped tells of none of them), and a parent that failed through a test in it adds nothing to that test. */
function isContainer(data: Ended): boolean {
  const error = 'error' in data.details ? data.details.error : undefined;
  if (error === undefined) return data.details.type === 'suite' && data.skip === undefined;
  return Reflect.get(error, 'failureType') === 'subtestsFailed';
}

function outcomeOf(data: Ended, name: string): CheckResult {
  const error = errorOf(data);
  if (error !== undefined) return { name, outcome: 'failed', reason: reasonOf(error.message) };
  if (data.name === data.file) return { name, outcome: 'failed', reason: 'holds no test' };
  if (data.todo !== undefined) return { name, outcome: 'failed', reason: 'marked as to do' };
  if (data.skip === undefined) return { name, outcome: 'passed' };
  if (typeof data.skip === 'string') return { name, outcome: 'skipped', reason: data.skip };
  return { name, outcome: 'failed', reason: 'skipped without saying what the kernel lacks' };
}

/** What the test threw, which the runner wraps. */
function errorOf(data: Ended): Error | undefined {
  if (!('error' in data.details)) return undefined;
  const { error } = data.details;
  return error.cause instanceof Error ? error.cause : error;
}

function errorText(error: Error): string {
  return `${(error.stack ?? error.message).replaceAll(/^/gm, '        ')}\n`;
}

function personLine(result: CheckResult, data: Ended): string {
  const word = { passed: 'ok  ', failed: 'FAIL', skipped: 'skip' }[result.outcome];
  const seconds = (data.details.duration_ms / 1000).toFixed(2);
  const error = errorOf(data);
  const reason = result.reason && error === undefined ? `: ${result.reason}` : '';
  const text = error === undefined ? '' : errorText(error);
  return `  ${word}  ${result.name}${reason} (${seconds} s)\n${text}`;
}

function fullName(data: Ended, parents: readonly string[]): string {
  const file = data.file === undefined ? '' : relative(process.cwd(), data.file);
  return data.name === data.file ? file : `${file}: ${parents.join(' > ')}`;
}

/** What a file took before and after its tests, which have told their own. */
function setUpLine({ name, details }: Ended, spent: number): string {
  return `        ${name}: set-up ${((details.duration_ms - spent) / 1000).toFixed(1)} s\n`;
}

/** Reporter for `node --test`: a line for a person and one for the aggregator, each check. */
export default async function* report(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const names: string[] = [];
  let count = 0;
  let spent = 0;
  for await (const { type, data } of events) {
    if (type === 'test:start') {
      if (data.nesting === 0) spent = 0;
      names.length = data.nesting;
      names.push(data.name);
    } else if (type === 'test:pass' || type === 'test:fail') {
      if (isContainer(data)) {
        if (data.nesting === 0) yield setUpLine(data, spent);
        continue;
      }
      spent += data.details.duration_ms;
      count++;
      const result = outcomeOf(data, fullName(data, [...names.slice(0, data.nesting), data.name]));
      yield personLine(result, data) + resultLine(result);
    } else if (type === 'test:stdout' || type === 'test:stderr') {
      yield data.message;
    } else if (type === 'test:diagnostic' && data.nesting > 0) {
      yield `        ${data.message}\n`;
    }
  }
  yield `\n${resultLine({ end: count })}`;
}
