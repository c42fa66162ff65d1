import { HOST_WORKLOAD_ID, type NodeEvent, type Workload } from '@ringfence/model';

const POD_NAME = 'io.kubernetes.pod.name';
const POD_NAMESPACE = 'io.kubernetes.pod.namespace';
const CONTAINER_NAME = 'kubearmor.io/container.name';
/** KubeArmor's namespace of every container that belongs to no pod. */
export const CONTAINER_NAMESPACE = 'container_namespace';

/** A container's name, as KubeArmor's clients show it and ask for it. */
export function containerName(workload: Workload): string {
  return label(workload, CONTAINER_NAME) ?? workload.name;
}

/** A workload's namespace in KubeArmor's terms: the pod's, else the one that it has for all others. */
export function containerNamespace(workload: Workload): string {
  return label(workload, POD_NAMESPACE) === undefined ? CONTAINER_NAMESPACE : workload.namespace;
}

/** The fields about whose workload it is. Those of the host are empty, as KubeArmor's are. */
export function workloadFields(event: NodeEvent, workload: Workload | null) {
  if (event.workload === HOST_WORKLOAD_ID) return {};
  // Gone by now: what the event itself says is all there is.
  if (workload === null)
    return {
      NamespaceName: event.namespace,
      ContainerID: event.workload,
      ContainerName: event.workloadName,
    };
  return {
    NamespaceName: containerNamespace(workload),
    PodName: label(workload, POD_NAME) ?? '',
    Labels: labelText(workload),
    ContainerID: workload.id,
    ContainerName: containerName(workload),
    ContainerImage: workload.image,
  };
}

function labelText({ labels }: Workload): string {
  return Object.keys(labels)
    .sort()
    .map((key) => `${key}=${labels[key]}`)
    .join(',');
}

function label(workload: Workload, key: string): string | undefined {
  return Object.hasOwn(workload.labels, key) ? workload.labels[key] : undefined;
}
