import { parseArgs } from 'node:util';
import { endStages, runStage, type StageResult } from './stage-run.ts';
import { isFull, KERNELS, STAGE_KINDS, type Stage, stagesOf } from './stages.ts';
import { summaryOf } from './test-summary.ts';

/**
 * All stages together. Two processors of their own need less than half of it: the limit is for
 * those that share them, where a guest takes twice as long and is right all the same.
 */
const MINUTES = isFull ? 600 : 75;
const AT_ONCE = 2;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { only: { type: 'string', default: '' }, kernel: { type: 'string', default: '' } },
});
const unknown = positionals.filter((kind) => !STAGE_KINDS.includes(kind));
if (unknown.length > 0) {
  console.error(`No stage is named ${unknown.join(', ')}; there are: ${STAGE_KINDS.join(', ')}`);
  process.exit(2);
}

const stages = stagesOf(positionals.length > 0 ? positionals : STAGE_KINDS, {
  only: values.only,
  kernels: values.kernel ? [values.kernel] : KERNELS,
});
if (stages.length === 0) console.error(`No test file has '${values.only}' in its path`);
const results = new Map<Stage, StageResult>();
const deadline = performance.now() + MINUTES * 60_000;

let interrupted = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => {
    interrupted = true;
    endStages('SIGTERM');
  });
}

async function run(stage: Stage, atOnce: number): Promise<void> {
  const minutes = Math.min(stage.minutes, (deadline - performance.now()) / 60_000);
  if (minutes <= 0) {
    const name = `not started: the run has used its ${MINUTES} minutes`;
    results.set(stage, {
      stage: stage.name,
      checks: [{ name, outcome: 'failed' }],
      seconds: 0,
    });
    return;
  }
  console.log(`\n==> ${stage.name}`);
  results.set(stage, await runStage({ ...stage, minutes }, atOnce > 1 ? `${stage.name} | ` : ''));
}

async function runGroup(group: readonly Stage[]): Promise<void> {
  const waiting = [...group];
  const atOnce = Math.min(AT_ONCE, group.length);
  const worker = async (): Promise<void> => {
    for (let stage = waiting.shift(); stage && !interrupted; stage = waiting.shift()) {
      await run(stage, atOnce);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

for (const group of Map.groupBy(stages, (stage) => stage.group ?? stage.name).values()) {
  if (!interrupted) await runGroup(group);
}
const summary = summaryOf(stages.flatMap((stage) => results.get(stage) ?? []));
for (const line of summary.lines) console.log(line);
if (!summary.succeeded || interrupted) process.exitCode = 1;
