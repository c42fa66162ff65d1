export {
  type CgroupMembership,
  cgroupPathIn,
  parseCgroupMemberships,
} from './cgroup-membership.ts';
export {
  ContainerdWatcher,
  type ContainerdWatcherOptions,
  type WatcherStatus,
} from './containerd-watcher.ts';
export {
  chooseIdentityHierarchy,
  HierarchyError,
  type HierarchySources,
  type IdentityHierarchy,
  readIdentityHierarchy,
} from './identity-hierarchy.ts';
export { printable } from './printable.ts';
export type { WorkloadChange } from './workload-table.ts';
