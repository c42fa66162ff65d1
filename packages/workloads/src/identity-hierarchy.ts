import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCgroupMemberships } from './cgroup-membership.ts';
import { type Mount, parseMounts } from './mount-table.ts';

/** The one cgroup hierarchy in which workloads are told apart. */
export interface IdentityHierarchy {
  /** How this host mounts cgroups. Identity is read from v2 only where kind is `v2`. */
  readonly kind: 'v2' | 'v1' | 'hybrid';
  readonly mountPoint: string;
  /** Empty for cgroup v2. */
  readonly controller: '' | 'memory' | 'pids';
  /**
   * Index in the kernel's table of controllers: the row in /proc/cgroups. -1 for v2. Null where
   * that file leaves rows out (since 6.14 it hides controllers without v1 files), so that rows no
   * longer count them: then only the kernel's type information tells (enum cgroup_subsys_id).
   */
  readonly subsystemIndex: number | null;
  /** As in /proc/PID/cgroup; 0 for v2. */
  readonly hierarchyId: number;
}

export interface HierarchySources {
  /** /proc/mounts */
  readonly mounts: string;
  /** /proc/cgroups */
  readonly cgroups: string;
  /** /proc/self/cgroup */
  readonly selfCgroup: string;
}

/** No hierarchy will do; the message says what to mount. */
export class HierarchyError extends Error {
  override readonly name = 'HierarchyError';
}

const STANDARD_V2 = '/sys/fs/cgroup';
/** In this order: the first that is mounted is one in which runtimes put each container apart. */
const V1_CONTROLLERS = ['memory', 'pids'] as const;
/** Controllers that may lack v1 files and come before the ones above in the kernel's table. */
const MAY_BE_HIDDEN = ['cpuset', 'memory'];

function subsystemIndex(cgroups: string, controller: string): number | null {
  const rows = cgroups
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(/\s+/)[0]);
  const index = rows.indexOf(controller);
  if (index < 0 || MAY_BE_HIDDEN.some((name) => !rows.includes(name))) return null;
  return index;
}

function v1Mount(mounts: readonly Mount[], controller: string): Mount | undefined {
  return mounts.find((mount) => mount.type === 'cgroup' && mount.options.includes(controller));
}

/** Chooses the hierarchy that identity is read from, or throws and says what to mount. */
export function chooseIdentityHierarchy(sources: HierarchySources): IdentityHierarchy {
  const mounts = parseMounts(sources.mounts);
  const v2 = mounts.filter((mount) => mount.type === 'cgroup2');
  const standard = v2.find((mount) => mount.mountPoint === STANDARD_V2);
  if (standard !== undefined) return v2Hierarchy(standard);
  const memberships = parseCgroupMemberships(sources.selfCgroup);
  for (const controller of V1_CONTROLLERS) {
    const mount = v1Mount(mounts, controller);
    const own = memberships.find((membership) => membership.controllers.includes(controller));
    if (mount === undefined || own === undefined) continue;
    return {
      kind: v2.length > 0 ? 'hybrid' : 'v1',
      mountPoint: mount.mountPoint,
      controller,
      subsystemIndex: subsystemIndex(sources.cgroups, controller),
      hierarchyId: own.hierarchyId,
    };
  }
  const [elsewhere] = v2;
  if (elsewhere !== undefined) return v2Hierarchy(elsewhere);
  throw new HierarchyError(
    'RF-WORKLOADS-001: no cgroup hierarchy tells containers apart: neither cgroup v2 nor the v1 ' +
      `controllers ${V1_CONTROLLERS.join(' or ')} are mounted. ` +
      `Mount one, for example: mount -t cgroup2 none ${STANDARD_V2}`,
  );
}

function v2Hierarchy(mount: Mount): IdentityHierarchy {
  return {
    kind: 'v2',
    mountPoint: mount.mountPoint,
    controller: '',
    subsystemIndex: -1,
    hierarchyId: 0,
  };
}

/** Chooses the identity hierarchy of the running host. */
export function readIdentityHierarchy(procRoot = '/proc'): IdentityHierarchy {
  const read = (path: string) => readFileSync(join(procRoot, path), 'utf8');
  // A kernel without v1 support has no /proc/cgroups, and then nothing is asked of it.
  const optional = (path: string) => {
    try {
      return read(path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
      throw error;
    }
  };
  return chooseIdentityHierarchy({
    mounts: read('mounts'),
    cgroups: optional('cgroups'),
    selfCgroup: read('self/cgroup'),
  });
}
