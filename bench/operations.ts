/**
 * operations.ts before|after: what whole operations take of a container's processor time, in a guest
 * whose clock counts instructions: before there is a node, or with one, in a container that has a
 * policy and in one that has none, and what the agent (its process: RINGFENCE_BENCH_AGENT) takes for
 * them. Prints JSON.
 */
import { copyFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { apply, BENCH, pathRules, processOf, runInside } from './bench-container.ts';
import { OPERATIONS, type OperationTimes } from './operation-table.ts';

const POLICIED = 'pod-a';
const UNPOLICIED = 'pod-d';
const ROUNDS = 3;

function prepare(container: string): void {
  const folder = join('/proc', String(processOf(container)), 'root', 'bench');
  mkdirSync(folder, { recursive: true });
  copyFileSync(join(BENCH, 'operations'), join(folder, 'operations'));
}

/** The least over rounds: what is more than it, an interrupt added. */
function times(container: string): OperationTimes {
  prepare(container);
  const measured = Object.entries(OPERATIONS).map(([name, { count }]) => {
    const rounds = Array.from({ length: ROUNDS }, () =>
      Number(runInside(container, '/bench/operations', name, String(count))),
    );
    return [name, Math.min(...rounds)];
  });
  return Object.fromEntries(measured) as OperationTimes;
}

const AGENT = join('/proc', process.env.RINGFENCE_BENCH_AGENT ?? '', 'task');
/** Longer than it lets records wait. */
const SETTLED_MILLISECONDS = 2_000;

/** Nanoseconds that it has run for since it began. */
function agentTime(): number {
  const ran = (thread: string) => readFileSync(join(AGENT, thread, 'schedstat'), 'utf8');
  return readdirSync(AGENT).reduce((sum, thread) => sum + Number(ran(thread).split(' ')[0]), 0);
}

async function agentTakes(action: () => void): Promise<number> {
  const before = agentTime();
  action();
  await delay(SETTLED_MILLISECONDS);
  return agentTime() - before;
}

/**
 * What the agent takes for one: less what it takes for the start of the program that performs them.
 * The least over rounds, since its collector may run in one.
 */
async function agentTimes(container: string): Promise<OperationTimes> {
  const measured: [string, number][] = [];
  for (const [name, { count }] of Object.entries(OPERATIONS)) {
    const least = async (times: number) => {
      let found = Number.POSITIVE_INFINITY;
      for (let round = 0; round < ROUNDS; round++)
        found = Math.min(
          found,
          await agentTakes(() => runInside(container, '/bench/operations', name, `${times}`)),
        );
      return found;
    };
    const start = await least(0);
    measured.push([name, Math.max(0, Math.round(((await least(count)) - start) / count))]);
  }
  return Object.fromEntries(measured) as OperationTimes;
}

if (process.argv[2] === 'before') console.log(JSON.stringify(times(POLICIED)));
else {
  apply('path-rules', pathRules(100));
  const policied = times(POLICIED);
  const unpolicied = times(UNPOLICIED);
  const agent = await agentTimes(POLICIED);
  console.log(JSON.stringify({ policied, unpolicied, agent }));
}
