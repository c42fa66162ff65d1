import type { PolicyKind } from '../rule.ts';

export const KUBEARMOR_API = 'security.kubearmor.com/v1';
export const RINGFENCE_API = 'security.ringfence.dev/v1alpha1';

export const POLICY_API: Readonly<Record<PolicyKind, string>> = {
  KubeArmorPolicy: KUBEARMOR_API,
  KubeArmorClusterPolicy: KUBEARMOR_API,
  KubeArmorHostPolicy: KUBEARMOR_API,
  WorkloadPolicy: RINGFENCE_API,
  ClusterWorkloadPolicy: RINGFENCE_API,
  HostPolicy: RINGFENCE_API,
};
