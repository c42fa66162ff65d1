import { type Static, type TSchema, Type } from 'typebox';
import type { PolicyKind } from '../rule.ts';
import { CLOSED, inheritedFields } from './annotation.ts';
import { fileSection, processSection } from './file-section.ts';
import {
  apparmorSection,
  deviceSection,
  presetSection,
  syscallSection,
} from './foreign-section.ts';
import { egressSection, ingressSection, networkSection } from './network-section.ts';
import { KUBEARMOR_API, RINGFENCE_API } from './policy-api.ts';
import { capabilitySection, privilegeSection } from './privilege-section.ts';
import {
  clusterSelector,
  expressionSelector,
  namespacedSelector,
  nodeSelector,
  requiredNodeSelector,
} from './selector.ts';

const commonSections = {
  ...inheritedFields,
  process: Type.Optional(processSection),
  file: Type.Optional(fileSection),
  network: Type.Optional(networkSection),
  capabilities: Type.Optional(capabilitySection),
};

const kubeArmorSections = {
  ...commonSections,
  syscalls: Type.Optional(syscallSection),
  apparmor: Type.Optional(apparmorSection),
};

const ringfenceSections = {
  ...commonSections,
  egress: Type.Optional(egressSection),
  ingress: Type.Optional(ingressSection),
  privileges: Type.Optional(privilegeSection),
};

const overridable = Type.Optional(
  Type.Boolean({ description: 'true: narrower policies may allow what this one blocks.' }),
);
const presets = Type.Optional(presetSection);
const device = Type.Optional(deviceSection);

const specs = {
  KubeArmorPolicy: Type.Object(
    { ...kubeArmorSections, presets, selector: Type.Optional(namespacedSelector) },
    CLOSED,
  ),
  KubeArmorClusterPolicy: Type.Object(
    { ...kubeArmorSections, presets, selector: Type.Optional(expressionSelector) },
    CLOSED,
  ),
  KubeArmorHostPolicy: Type.Object(
    { ...kubeArmorSections, device, nodeSelector: requiredNodeSelector },
    CLOSED,
  ),
  WorkloadPolicy: Type.Object({ ...ringfenceSections, selector: namespacedSelector }, CLOSED),
  ClusterWorkloadPolicy: Type.Object(
    { ...ringfenceSections, overridable, selector: clusterSelector },
    CLOSED,
  ),
  HostPolicy: Type.Object(
    { ...ringfenceSections, overridable, nodeSelector: Type.Optional(nodeSelector) },
    CLOSED,
  ),
} satisfies Record<PolicyKind, TSchema>;

/** What some kind allows in its spec. */
const anySpec = Type.Object({
  ...kubeArmorSections,
  ...ringfenceSections,
  presets,
  device,
  overridable,
  selector: Type.Optional(clusterSelector),
  nodeSelector: Type.Optional(nodeSelector),
});
export type PolicySpec = Static<typeof anySpec>;

/** A document that one of the schemas accepted. */
export interface PolicyDocument {
  readonly kind: PolicyKind;
  readonly metadata: { readonly name: string; readonly namespace?: string };
  readonly spec: PolicySpec;
}

const name = Type.String({
  pattern: '^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$',
  maxLength: 253,
  description: 'Lower-case letters, digits, - and . between them.',
});
const namespace = Type.Optional(
  Type.String({
    pattern: '^[A-Za-z0-9]([-._A-Za-z0-9]*[A-Za-z0-9])?$',
    maxLength: 76,
    description: 'Letters and digits, with -, . and _ between them.',
  }),
);

/** What a cluster adds to an object's metadata: allowed and of no meaning here. */
const serverFields = {
  labels: Type.Optional(Type.Record(Type.String(), Type.String())),
  annotations: Type.Optional(Type.Record(Type.String(), Type.String())),
  uid: Type.Optional(Type.Unknown()),
  resourceVersion: Type.Optional(Type.Unknown()),
  generation: Type.Optional(Type.Unknown()),
  creationTimestamp: Type.Optional(Type.Unknown()),
  deletionTimestamp: Type.Optional(Type.Unknown()),
  deletionGracePeriodSeconds: Type.Optional(Type.Unknown()),
  generateName: Type.Optional(Type.Unknown()),
  finalizers: Type.Optional(Type.Unknown()),
  managedFields: Type.Optional(Type.Unknown()),
  ownerReferences: Type.Optional(Type.Unknown()),
  selfLink: Type.Optional(Type.Unknown()),
};

const namespacedMetadata = Type.Object({ name, namespace, ...serverFields }, CLOSED);
const clusterMetadata = Type.Object({ name, ...serverFields }, CLOSED);

function documentSchema(kind: PolicyKind, apiVersion: string, metadata: TSchema): TSchema {
  return Type.Object(
    {
      apiVersion: Type.Enum([apiVersion]),
      kind: Type.Enum([kind]),
      metadata,
      spec: specs[kind],
      status: Type.Optional(Type.Unknown()),
    },
    CLOSED,
  );
}

/** One schema a kind. A namespace on KubeArmor's cluster-wide kinds is ignored, as clusters do. */
export const POLICY_SCHEMAS: Readonly<Record<PolicyKind, TSchema>> = {
  KubeArmorPolicy: documentSchema('KubeArmorPolicy', KUBEARMOR_API, namespacedMetadata),
  KubeArmorClusterPolicy: documentSchema(
    'KubeArmorClusterPolicy',
    KUBEARMOR_API,
    namespacedMetadata,
  ),
  KubeArmorHostPolicy: documentSchema('KubeArmorHostPolicy', KUBEARMOR_API, namespacedMetadata),
  WorkloadPolicy: documentSchema('WorkloadPolicy', RINGFENCE_API, namespacedMetadata),
  ClusterWorkloadPolicy: documentSchema('ClusterWorkloadPolicy', RINGFENCE_API, clusterMetadata),
  HostPolicy: documentSchema('HostPolicy', RINGFENCE_API, clusterMetadata),
};
