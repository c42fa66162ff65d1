/**
 * operations.ts before|after: what whole operations take of a container's processor time, in a guest
 * whose clock counts instructions: before there is a node, or with one, in a container that has a
 * policy and in one that has none, and what the agent (its process: RINGFENCE_BENCH_AGENT) takes for
 * them. Prints JSON.
 */
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { agentTimes } from './agent-time.ts';
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

if (process.argv[2] === 'before') console.log(JSON.stringify(times(POLICIED)));
else {
  apply('path-rules', pathRules(100));
  const policied = times(POLICIED);
  const unpolicied = times(UNPOLICIED);
  const agent = await agentTimes(POLICIED);
  const agentUnpolicied = await agentTimes(UNPOLICIED);
  console.log(JSON.stringify({ policied, unpolicied, agent, agentUnpolicied }));
}
