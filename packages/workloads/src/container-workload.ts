import { HOST_WORKLOAD_ID, type Workload } from '@ringfence/model';
import type { CgroupLocation } from './cgroup-locator.ts';
import type { ContainerFacts } from './container-facts.ts';
import { printable } from './printable.ts';

/** Labels by which Kubernetes tells a runtime what a container is for. */
const POD_NAME = 'io.kubernetes.pod.name';
const POD_NAMESPACE = 'io.kubernetes.pod.namespace';
const CONTAINER_NAME = 'io.kubernetes.container.name';
/** The label by which policies name a container, whatever runs it. */
const CONTAINER_NAME_LABEL = 'kubearmor.io/container.name';

export interface ContainerState {
  readonly pid: number;
  readonly cgroup: CgroupLocation | null;
}

/** Container ids are unique within a runtime's namespace only, and none may pass for the host. */
export function workloadId(facts: ContainerFacts, taken: (id: string) => boolean): string {
  const { runtimeNamespace, containerId } = facts;
  if (containerId !== HOST_WORKLOAD_ID && !taken(containerId)) return containerId;
  return `${runtimeNamespace}/${containerId}`;
}

/** A container as a workload. Labels stay as the runtime has them; names can be shown as they are. */
export function containerWorkload(
  id: string,
  facts: ContainerFacts,
  state: ContainerState,
): Workload {
  const { labels, containerId } = facts;
  const called = facts.name || containerId;
  return {
    id,
    kind: 'container',
    name: printable(labels[POD_NAME] || called),
    namespace: printable(labels[POD_NAMESPACE] || facts.runtimeNamespace),
    // Last: an image's own labels are among the container's, and this one is ours to give.
    labels: Object.assign(Object.create(null), labels, {
      [CONTAINER_NAME_LABEL]: labels[CONTAINER_NAME] || called,
    }),
    image: printable(facts.image),
    runtime: printable(facts.runtime),
    pid: state.pid,
    cgroupPath: state.cgroup?.path ?? '',
    cgroupId: state.cgroup?.id ?? 0n,
  };
}

/** Two descriptions of one workload that nobody needs to tell apart. */
export function sameWorkload(one: Workload, other: Workload): boolean {
  const keys = Object.keys(one.labels);
  return (
    one.id === other.id &&
    one.name === other.name &&
    one.namespace === other.namespace &&
    one.image === other.image &&
    one.runtime === other.runtime &&
    one.pid === other.pid &&
    one.cgroupPath === other.cgroupPath &&
    one.cgroupId === other.cgroupId &&
    keys.length === Object.keys(other.labels).length &&
    keys.every((key) => one.labels[key] === other.labels[key])
  );
}
