import type { Action, PolicyKind, PolicyName } from '@ringfence/model';
import type { PolicyDocument, PolicySpec } from '@ringfence/model/schema';
import type { PolicyRule, Selector } from '../policy.ts';
import { type FieldPath, formatFieldPath } from './field-path.ts';
import { readPathRules } from './file-rules.ts';
import { readForeignRules } from './foreign-rules.ts';
import { readConnectionRules, readSocketRules } from './network-rules.ts';
import { readCapabilityRules, readPrivilegeRules } from './privilege-rules.ts';
import { inherit, type ReadRule } from './read-rule.ts';

export interface Position {
  readonly line: number;
  readonly column: number;
}

const KUBEARMOR_KINDS: readonly PolicyKind[] = [
  'KubeArmorPolicy',
  'KubeArmorHostPolicy',
  'KubeArmorClusterPolicy',
];
/** Their Blocks are final. */
const FINAL_KINDS: readonly PolicyKind[] = ['ClusterWorkloadPolicy', 'HostPolicy'];
const NAMESPACED_KINDS: readonly PolicyKind[] = ['KubeArmorPolicy', 'WorkloadPolicy'];
const DEFAULT_NAMESPACE = 'default';

/** The identity of a document's policy; cluster-wide kinds have no namespace. */
export function policyName({ kind, metadata }: PolicyDocument): PolicyName {
  const namespaced = NAMESPACED_KINDS.includes(kind);
  const namespace = namespaced ? (metadata.namespace ?? DEFAULT_NAMESPACE) : '';
  return { kind, namespace, name: metadata.name };
}

export function policySelector({ spec }: PolicyDocument): Selector {
  const selector = spec.selector ?? {};
  const matchLabels = selector.matchLabels ?? spec.nodeSelector?.matchLabels ?? {};
  return {
    matchLabels: new Map(Object.entries(matchLabels)),
    matchExpressions: selector.matchExpressions ?? [],
  };
}

/** Every rule of a document, in the order of its sections. */
export function policyRules(
  document: PolicyDocument,
  positionOf: (path: FieldPath) => Position,
): readonly PolicyRule[] {
  const { kind, spec } = document;
  const policy = policyName(document);
  const defaultAction = KUBEARMOR_KINDS.includes(kind) ? 'Block' : 'Audit';
  const finalBlocks = FINAL_KINDS.includes(kind) && spec.overridable !== true;
  return readRules(spec).map((rule) => {
    const { severity, tags, message, action } = inherit(spec, rule.annotations);
    return {
      origin: { policy, path: formatFieldPath(rule.path), ...positionOf(rule.path) },
      class: rule.class,
      action: action ?? defaultAction,
      match: rule.match,
      sources: rule.sources ?? [],
      readOnly: rule.readOnly ?? false,
      ownerOnly: rule.ownerOnly ?? false,
      withoutTerminal: rule.withoutTerminal ?? false,
      ...(rule.allowedArgs && { allowedArgs: rule.allowedArgs }),
      final: finalBlocks && isBlock(action ?? defaultAction),
      unsupported: rule.unsupported ?? [],
      severity: severity ?? 0,
      tags: tags ?? [],
      message: message ?? '',
    };
  });
}

function isBlock(action: Action): boolean {
  return action === 'Block';
}

function readRules(spec: PolicySpec): readonly ReadRule[] {
  return [
    ...readPathRules('process', spec.process),
    ...readPathRules('file', spec.file),
    ...readSocketRules(spec.network),
    ...readCapabilityRules(spec.capabilities),
    ...readConnectionRules(spec),
    ...readPrivilegeRules(spec.privileges),
    ...readForeignRules(spec),
  ];
}
