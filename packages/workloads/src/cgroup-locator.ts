import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { cgroupPathIn } from './cgroup-membership.ts';
import type { IdentityHierarchy } from './identity-hierarchy.ts';
import { cgroupNamedAfter, containerCgroup, type PlannedCgroup } from './planned-cgroup.ts';

export interface CgroupLocation {
  readonly path: string;
  /** The directory's inode number, which is the kernel's id of the cgroup. */
  readonly id: bigint;
}

/** Finds the cgroup of a container by its first process, or null where there is none to bind. */
export type LocateCgroup = (
  pid: number,
  planned: PlannedCgroup | null,
  containerId: string,
) => CgroupLocation | null;

export interface LocatorOptions {
  readonly hierarchy: Pick<IdentityHierarchy, 'mountPoint' | 'controller'>;
  readonly procRoot?: string;
}

const GONE = ['ENOENT', 'ESRCH', 'ENOTDIR', 'ENODEV'];

/**
 * Locates by /proc/PID/cgroup and the cgroup's directory. Two synchronous reads of kernel memory:
 * a container is about to start, and a trip through the thread pool would take longer. The root
 * of the hierarchy and this process's own cgroup are the host's and are never a container's.
 */
export function cgroupLocator(options: LocatorOptions): LocateCgroup {
  const { hierarchy, procRoot = '/proc' } = options;
  const pathOf = (process: string) =>
    cgroupPathIn(readFileSync(join(procRoot, process, 'cgroup'), 'utf8'), hierarchy);
  return (pid, planned, containerId) => {
    try {
      const found = pathOf(String(pid));
      if (found === null) return null;
      const path =
        planned === null ? cgroupNamedAfter(containerId, found) : containerCgroup(found, planned);
      if (path === '/' || path === pathOf('self')) return null;
      const id = statSync(join(hierarchy.mountPoint, path), { bigint: true }).ino;
      return { path, id };
    } catch (error) {
      if (GONE.includes((error as NodeJS.ErrnoException).code ?? '')) return null;
      throw error;
    }
  };
}
