export { AgentCounts, type LaneAccount } from './agent-counts.ts';
export { ARTEFACTS } from './artefacts.ts';
export { BehaviourTable } from './behaviour-table.ts';
export { type CanaryPlace, type CanaryResult, runCanary } from './canary.ts';
export { FAMILIES, type Family } from './family.ts';
export * as layout from './generated/layout.ts';
export { type HeldProcess, HeldProcesses } from './held-processes.ts';
export { KERNEL_ERRORS, KernelError } from './kernel-error.ts';
export { type KernelFacts, kernelFacts } from './kernel-facts.ts';
export { KernelMap } from './kernel-map.ts';
export { type NameKeys, nameHash, pathFingerprint } from './name-hash.ts';
export { type LaneCounters, NodeState } from './node-state.ts';
export { otherLayouts, retireOtherLayouts } from './other-layouts.ts';
export {
  type FamilyStatus,
  PIN_MAPS,
  PIN_ROOT,
  ProgramSet,
  type ProgramSetOptions,
} from './program-set.ts';
export type { ProgramStats } from './program-stats.ts';
export { releaseMemory } from './release-memory.ts';
export { requireKernel } from './requirement.ts';
export { KEPT_CAPABILITIES, keepLeastRights } from './rights.ts';
export { type RecordSink, Ring } from './ring.ts';
export { VerdictFolds } from './verdict-folds.ts';
export { type LaneLosses, WorkloadAccounts } from './workload-accounts.ts';
export { NO_FLAGS, type Visibility, WorkloadRows } from './workload-rows.ts';
