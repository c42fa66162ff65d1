export {
  type CgroupMembership,
  cgroupPathIn,
  parseCgroupMemberships,
} from './cgroup-membership.ts';
export {
  ContainerdWatcher,
  type ContainerdWatcherOptions,
} from './containerd-watcher.ts';
export { EngineWatcher, type EngineWatcherOptions } from './engine-watcher.ts';
export {
  chooseIdentityHierarchy,
  HierarchyError,
  type HierarchySources,
  type IdentityHierarchy,
  readIdentityHierarchy,
} from './identity-hierarchy.ts';
export { OciWatcher, type OciWatcherOptions } from './oci-watcher.ts';
export { printable } from './printable.ts';
export type { WatcherStatus } from './watcher-status.ts';
export { WorkloadDirectory } from './workload-directory.ts';
export type { WorkloadChange } from './workload-table.ts';
