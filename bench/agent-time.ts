import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { startInside } from './bench-container.ts';
import { AGENT_OPERATIONS, type AgentTimes, type Operation } from './operation-table.ts';

const AGENT = join('/proc', process.env.RINGFENCE_BENCH_AGENT ?? '', 'task');
/** The agent reads counts once in it; what it does less often is in few of them. */
const WINDOW_MILLISECONDS = 1_000;
/** The median of an odd number leaves those out; garbage of the young, which recurs, is in it. */
const WINDOWS = 11;
/** V8 compiles what runs often: the first windows are an agent's that has just started. */
const WARM_WINDOWS = 20;
/** A workload's budget of records has room for these, and is there again a second later. */
const IN_WINDOW = 200;

/** Nanoseconds that it has run for since it began. */
function agentTime(): number {
  const ran = (thread: string) => readFileSync(join(AGENT, thread, 'schedstat'), 'utf8');
  return readdirSync(AGENT).reduce((sum, thread) => sum + Number(ran(thread).split(' ')[0]), 0);
}

/** What it takes in one window that begins with the action. */
async function windowTakes(action: () => void): Promise<number> {
  const before = agentTime();
  const end = performance.now() + WINDOW_MILLISECONDS;
  action();
  await delay(end - performance.now());
  return agentTime() - before;
}

async function windowsTake(action: () => void): Promise<number> {
  const taken: number[] = [];
  while (taken.length < WINDOWS) taken.push(await windowTakes(action));
  taken.sort((one, other) => one - other);
  return taken[(WINDOWS - 1) / 2] ?? 0;
}

/** The program that performs operations, where it has stopped itself before the next of them. */
async function stopped(): Promise<number> {
  for (;;) {
    for (const name of readdirSync('/proc')) if (isStopped(name)) return Number(name);
    await delay(100);
  }
}

function isStopped(name: string): boolean {
  try {
    return readFileSync(join('/proc', name, 'stat'), 'utf8').includes('(operations) T');
  } catch {
    return false; // no process, or one that has ended
  }
}

/** The program's own start, and the files that it makes, are before all windows. */
async function busyTime(container: string, operation: Operation): Promise<number> {
  const bursts = `${WARM_WINDOWS + WINDOWS}`;
  const program = startInside(container, '/bench/operations', operation, `${IN_WINDOW}`, bursts);
  const ended = once(program, 'exit');
  const pid = await stopped();
  const burst = () => void process.kill(pid, 'SIGCONT');
  for (let window = 0; window < WARM_WINDOWS; window++) await windowTakes(burst);
  const busy = await windowsTake(burst);
  await ended;
  return busy;
}

/** What the agent takes for one, over what it takes at rest with the same behaviours in its tables. */
export async function agentTimes(container: string): Promise<AgentTimes> {
  const busy: [string, number][] = [];
  for (const operation of AGENT_OPERATIONS)
    busy.push([operation, await busyTime(container, operation)]);
  const idle = await windowsTake(() => undefined);
  const ofOne = (taken: number) => Math.round((taken - idle) / IN_WINDOW);
  return Object.fromEntries(busy.map(([name, taken]) => [name, ofOne(taken)])) as AgentTimes;
}
