import { dirname } from 'node:path';
import { RuleSetStore } from '@ringfence/enforcers';
import {
  FAMILIES,
  KernelError,
  type KernelFacts,
  ProgramSet,
  type ProgramSetOptions,
  WorkloadRows,
} from '@ringfence/kernel';
import type { IdentityHierarchy } from '@ringfence/workloads';
import { withoutLsm } from './abilities.ts';
import { Canary, type CanarySight, deniesMore, sightProblem } from './canary.ts';
import { cgroup2Mount } from './cgroup2-mount.ts';
import type { NodeOptions } from './options.ts';
import { isInFirstPidNamespace } from './pid-namespace.ts';
import type { RuleBook } from './policy/rule-book.ts';

/** The programs in the kernel, what their maps hold, and what the canary saw of them. */
export interface Started {
  readonly programs: ProgramSet;
  readonly rows: WorkloadRows;
  readonly sets: RuleSetStore;
  readonly canary: Canary;
  readonly sight: CanarySight;
}

/**
 * Loads or adopts the programs and has the canary try them: they have to decide while it does. The
 * set before them stays pinned meanwhile, and goes on where the canary is denied more by it.
 */
export async function startPrograms(
  options: NodeOptions,
  hierarchy: IdentityHierarchy,
  facts: KernelFacts,
  book: RuleBook,
): Promise<Started> {
  const runDir = dirname(options.socket);
  const programs = await ProgramSet.open(programOptions(hierarchy, facts, runDir));
  // Before pins go: what the agent itself removes is nobody's attack.
  if (isInFirstPidNamespace()) programs.state.agent = process.pid;
  try {
    const rows = new WorkloadRows(
      programs.map('workloads'),
      programs.map('cgroups'),
      programs.state,
    );
    for (const id of rows.bindings().values()) rows.adopt(id);
    const sets = new RuleSetStore(programs, book.names());
    const canary = new Canary(runDir, hierarchy.mountPoint, rows, sets);
    const sight = canary.look();
    if (await programs.yieldToPrevious(() => deniesMore(canary.look(), sight)))
      throw new KernelError('RF-KERNEL-005', sightProblem(sight));
    programs.retireOthers();
    programs.settle();
    return { programs, rows, sets, canary, sight };
  } catch (error) {
    // Whatever it was, the new programs were not seen to do their work.
    await programs.yieldToPrevious(() => true);
    programs.state.agent = 0;
    throw error;
  }
}

function programOptions(
  hierarchy: IdentityHierarchy,
  facts: KernelFacts,
  runDir: string,
): ProgramSetOptions {
  const reason = withoutLsm(facts);
  const lsm = reason === '' ? [] : FAMILIES.filter((family) => family.lsm);
  return {
    cgroup2: cgroup2Mount(hierarchy, runDir),
    taskIdentity: facts.taskStorage,
    controller: hierarchy.controller,
    hierarchyId: hierarchy.hierarchyId,
    without: new Map(lsm.map(({ name }) => [name, reason])),
  };
}
