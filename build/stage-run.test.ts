import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { reasonOf, resultLine } from './result-line.ts';
import { checksOf, runStage } from './stage-run.ts';
import type { Stage } from './stages.ts';
import { summaryOf } from './test-summary.ts';

const PASSED = { name: 'one', outcome: 'passed' } as const;
const SKIPPED = { name: 'two', outcome: 'skipped', reason: 'BPF LSM' } as const;
const FAILED = { name: 'three', outcome: 'failed', reason: 'seed: 7\nfound: 8' } as const;

const REPORTING = { name: 'unit', reports: true, minutes: 1 };
const EXITED = { status: '0', timedOut: false };

function stage(script: string, minutes = 1): Stage {
  return { name: 'unit', command: ['bash', '-c', script], minutes, reports: true };
}

beforeEach(() => {
  vi.spyOn(console, 'log').mockReturnValue();
});
afterEach(() => {
  vi.restoreAllMocks();
});

test('a complete report stands as it is', () => {
  expect(checksOf(REPORTING, [PASSED, SKIPPED, { end: 2 }], EXITED)).toEqual([PASSED, SKIPPED]);
});

test.each([
  ['died half-way', [PASSED], { status: 'SIGSEGV', timedOut: false }, 'died before'],
  ['died half-way with success', [PASSED], EXITED, 'died before'],
  ['lost a line', [PASSED, { end: 2 }], EXITED, 'reported 1 of its 2 checks'],
  ['ran nothing', [{ end: 0 }], EXITED, 'no check ran'],
  ['failed silently', [PASSED, { end: 1 }], { status: '1', timedOut: false }, 'no check failed'],
  ['hung', [PASSED, { end: 1 }], { status: 'SIGTERM', timedOut: true }, 'stopped after'],
])('a runner that %s is a failed check', (_name, lines, exit, text) => {
  const failed = checksOf(REPORTING, lines, exit).filter(({ outcome }) => outcome === 'failed');
  expect(failed).toEqual([{ name: expect.stringContaining(text), outcome: 'failed' }]);
});

test('the exit status is the one check of a stage that reports none', () => {
  const build = { name: 'build', reports: false, minutes: 1 };
  expect(checksOf(build, [], EXITED)).toEqual([{ name: 'build', outcome: 'passed' }]);
  expect(checksOf(build, [], { status: '2', timedOut: false })).toEqual([
    { name: 'exit status 2', outcome: 'failed' },
  ]);
});

test('results are read from the output, and the rest of it is passed on', async () => {
  const lines = [PASSED, SKIPPED, { end: 2 }].map(resultLine).join('');
  const { checks } = await runStage(stage(`echo hello; printf '%s' '${lines}'`), '6.12 | ');
  expect(checks).toEqual([PASSED, SKIPPED]);
  expect(vi.mocked(console.log).mock.calls).toEqual([['6.12 | hello']]);
});

test('a reason is the beginning of the text, without its colours', () => {
  const text = ['\u001B[31mseed: 7\u001B[39m', ...new Array(50).keys(), 'end'].join('\n');
  expect(reasonOf(text).split('\n')).toEqual(['seed: 7', ...[...new Array(11).keys()].map(String)]);
});

test('a program that does not exist is a failed check', async () => {
  const { checks } = await runStage({ ...stage(''), command: ['no-such-program'] }, '');
  expect(checks.map(({ outcome }) => outcome)).toEqual(['failed']);
});

test('a stage that hangs is stopped with all that it started', async () => {
  const { checks, seconds } = await runStage(stage('sleep 30 & sleep 30', 0.003), '');
  expect(checks.map(({ name }) => name)).toEqual([expect.stringContaining('stopped after')]);
  expect(seconds).toBeLessThan(5);
});

test('the summary adds up all stages, names what failed and why checks were skipped', () => {
  const { lines, succeeded } = summaryOf([
    { stage: 'unit', checks: [PASSED, FAILED], seconds: 1 },
    { stage: 'vm 5.10', checks: [PASSED, SKIPPED, SKIPPED], seconds: 2 },
  ]);
  expect(lines.at(-1)).toBe('2 passed, 1 failed, 2 skipped');
  expect(lines).toContain('  unit: three\n      seed: 7\n      found: 8');
  expect(lines).toContain('  vm 5.10 lacks BPF LSM (2)');
  expect(succeeded).toBe(false);
});

test('a run in which nothing passed did not succeed', () => {
  expect(summaryOf([]).succeeded).toBe(false);
  expect(summaryOf([{ stage: 'a', checks: [SKIPPED], seconds: 1 }]).succeeded).toBe(false);
  expect(summaryOf([{ stage: 'a', checks: [PASSED], seconds: 1 }]).succeeded).toBe(true);
});
