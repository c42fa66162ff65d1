/** What a task belongs to. Identity is the cgroup; everything else here describes it. */
export type WorkloadKind = 'container' | 'host';

export interface Workload {
  /** Stable while the workload lives: the container's full id, or `host`. */
  readonly id: string;
  readonly kind: WorkloadKind;
  /** What a person calls it: the pod's name where there is one, else the container's. */
  readonly name: string;
  /** Pod namespace label where there is one, else the runtime's own namespace; empty for the host. */
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly image: string;
  readonly runtime: string;
  /** Init process in the host's pid namespace; 0 when none runs. */
  readonly pid: number;
  /** Path below the root of the identity hierarchy, `/` for the host. */
  readonly cgroupPath: string;
  /** Kernel id (kernfs node) of that cgroup; 0n when not resolved. */
  readonly cgroupId: bigint;
}

/** Every process that no other workload claims. */
export const HOST_WORKLOAD_ID = 'host';

/** An id by its beginning, as people copy it from a table. */
const SHORT_ID = 12;

/** The workload that somebody means by its name, its id, or the beginning of its id. */
export function findWorkload<Named extends Pick<Workload, 'id' | 'name'>>(
  workloads: readonly Named[],
  wanted: string,
): Named | null {
  return (
    workloads.find(({ id }) => id === wanted) ??
    workloads.find(({ name }) => name === wanted) ??
    (wanted.length >= SHORT_ID ? workloads.find(({ id }) => id.startsWith(wanted)) : undefined) ??
    null
  );
}
