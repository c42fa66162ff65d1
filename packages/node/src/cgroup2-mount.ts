import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { IdentityHierarchy } from '@ringfence/workloads';
import { needed } from './down-error.ts';

export const CGROUPS_MEND = 'the node needs the cgroups of this host, mounted to be written';

const FOLDER = 'cgroup2';

const isMounted = (own: string, runDir: string) => statSync(own).dev !== statSync(runDir).dev;

/** Network programs hang on cgroup2; where identity is read from v1 the node mounts its own. */
export function cgroup2Mount(hierarchy: IdentityHierarchy, runDir: string): string {
  if (hierarchy.kind === 'v2') return hierarchy.mountPoint;
  const own = join(runDir, FOLDER);
  return needed('RF-NODE-108', `cgroup2 cannot be mounted on ${own}`, CGROUPS_MEND, () => {
    mkdirSync(own, { recursive: true, mode: 0o700 });
    if (!isMounted(own, runDir))
      execFileSync('/bin/mount', ['-t', 'cgroup2', 'ringfence', own], { stdio: 'pipe' });
    return own;
  });
}

export function removeCgroup2Mount(runDir: string): void {
  const own = join(runDir, FOLDER);
  if (!existsSync(own)) return;
  if (isMounted(own, runDir)) execFileSync('/bin/umount', [own], { stdio: 'pipe' });
  rmdirSync(own);
}
