import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { type CheckResult, type EndOfRun, parseResultLine } from './result-line.ts';
import type { Stage } from './stages.ts';

export interface StageResult {
  readonly stage: string;
  readonly checks: readonly CheckResult[];
  readonly seconds: number;
}

interface Exit {
  readonly status: string;
  readonly timedOut: boolean;
}

const GRACE_SECONDS = 10;
const running = new Set<number>();

/** Ends every stage that still runs, with all that it started. */
export function endStages(signal: NodeJS.Signals): void {
  for (const group of running) signalGroup(group, signal);
}

function signalGroup(group: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-group, signal);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

function eachLine(stream: Readable, take: (line: string) => void): Promise<void> {
  return new Promise((ended) => {
    createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })
      .on('line', take)
      .on('close', ended);
  });
}

/** What a stage's end says beyond its own checks: a runner that died is a failed check. */
export function checksOf(
  stage: Pick<Stage, 'name' | 'reports' | 'minutes'>,
  lines: readonly (CheckResult | EndOfRun)[],
  exit: Exit,
): CheckResult[] {
  const checks = lines.filter((line) => 'outcome' in line);
  const end = lines.find((line) => 'end' in line);
  const failure = (name: string): CheckResult => ({ name, outcome: 'failed' });
  if (exit.timedOut) return [...checks, failure(`stopped after ${stage.minutes} minutes`)];
  if (!stage.reports) {
    const passed = exit.status === '0';
    return [
      passed ? { name: stage.name, outcome: 'passed' } : failure(`exit status ${exit.status}`),
    ];
  }
  if (end === undefined) {
    return [...checks, failure(`died before its report ended (exit status ${exit.status})`)];
  }
  if (end.end !== checks.length) {
    return [...checks, failure(`reported ${checks.length} of its ${end.end} checks`)];
  }
  if (checks.length === 0) return [failure('no check ran')];
  if (exit.status !== '0' && !checks.some(({ outcome }) => outcome === 'failed')) {
    return [...checks, failure(`exit status ${exit.status} though no check failed`)];
  }
  return checks;
}

/** Runs one stage, passing its output on with `prefix` before each line. */
export async function runStage(stage: Stage, prefix: string): Promise<StageResult> {
  const start = performance.now();
  const lines: (CheckResult | EndOfRun)[] = [];
  const [program = '', ...rest] = stage.command;
  const child = spawn(program, rest, {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...stage.environment },
  });
  const exited = new Promise<string>((done) => {
    child.on('error', (error) => done(error.message));
    child.on('close', (code, signal) => done(String(code ?? signal)));
  });
  let timedOut = false;
  const timers: NodeJS.Timeout[] = [];
  const { pid } = child;
  if (pid !== undefined) {
    running.add(pid);
    const stop = (): void => {
      timedOut = true;
      signalGroup(pid, 'SIGTERM');
      timers.push(setTimeout(() => signalGroup(pid, 'SIGKILL'), GRACE_SECONDS * 1000));
    };
    timers.push(setTimeout(stop, stage.minutes * 60_000));
  }
  const take = (line: string): void => {
    const result = parseResultLine(line);
    if (result === undefined) console.log(prefix + line);
    else lines.push(result);
  };
  await Promise.all([eachLine(child.stdout, take), eachLine(child.stderr, take)]);
  const status = await exited;
  for (const timer of timers) clearTimeout(timer);
  if (pid !== undefined) running.delete(pid);
  const checks = checksOf(stage, lines, { status, timedOut });
  return { stage: stage.name, checks, seconds: (performance.now() - start) / 1000 };
}
