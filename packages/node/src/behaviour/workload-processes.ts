import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Workload, WorkloadProcess } from '@ringfence/model';
import type { KnownProcess } from '../event/process-tree.ts';

const MOST = 512;

export interface WorkloadProcesses {
  readonly listed: readonly WorkloadProcess[];
  readonly leftOff: number;
}

/** Who runs in the workload's cgroup, and those below it, now: as the kernel lists them. */
export function workloadProcesses(
  { kind, cgroupPath }: Pick<Workload, 'kind' | 'cgroupPath'>,
  cgroupRoot: string,
  known: (pid: number) => KnownProcess | null,
  wall: (boot: bigint) => bigint,
): WorkloadProcesses {
  // The host's are all that no other workload claims: a list of them is `ps`.
  if (kind === 'host') return { listed: [], leftOff: 0 };
  const pids = processesBelow(join(cgroupRoot, cgroupPath));
  const members = new Set(pids);
  const listed = pids.slice(0, MOST).flatMap((pid): WorkloadProcess[] => {
    const process = known(pid);
    if (process === null) return [];
    const { parent, uid, executable, comm, startTime } = process;
    return [
      {
        pid,
        parent: members.has(parent) ? parent : 0,
        since: startTime === 0n ? 0n : wall(startTime),
        uid,
        executable,
        arguments: process.arguments,
        comm,
      },
    ];
  });
  return { listed, leftOff: Math.max(0, pids.length - MOST) };
}

function processesBelow(folder: string): number[] {
  try {
    const own = readFileSync(join(folder, 'cgroup.procs'), 'utf8').split('\n').filter(Boolean);
    const below = readdirSync(folder, { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    );
    return [
      ...own.map(Number),
      ...below.flatMap(({ name }) => processesBelow(join(folder, name))),
    ].sort((one, other) => one - other);
  } catch {
    return []; // it ended meanwhile
  }
}
