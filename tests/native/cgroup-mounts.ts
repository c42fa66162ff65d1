import { readFileSync } from 'node:fs';
import { parseMounts } from '../../packages/workloads/src/mount-table.ts';

/** Where this machine's cgroup hierarchies are. */
export function cgroupMounts(): string[] {
  return parseMounts(readFileSync('/proc/mounts', 'utf8'))
    .filter(({ type }) => type === 'cgroup' || type === 'cgroup2')
    .map(({ mountPoint }) => mountPoint);
}
