import type { Capability } from './capability.ts';

/** The enforcer-neutral form of policy: what every enforcer takes and what the evaluator judges. */

export type Action = 'Allow' | 'Audit' | 'Block';

/** Posture is kept per class; exec follows the file posture. */
export type RuleClass = 'process' | 'file' | 'network' | 'privilege';

export const POLICY_KINDS = [
  'KubeArmorPolicy',
  'KubeArmorHostPolicy',
  'KubeArmorClusterPolicy',
  'WorkloadPolicy',
  'ClusterWorkloadPolicy',
  'HostPolicy',
] as const;
export type PolicyKind = (typeof POLICY_KINDS)[number];

/** Identity of a policy on a node: no two share it. */
export interface PolicyName {
  readonly kind: PolicyKind;
  readonly namespace: string;
  readonly name: string;
}

/** Where a rule stands in the text a person wrote. `path` is as in `spec.file.matchDirectories[0]`. */
export interface RuleOrigin {
  readonly policy: PolicyName;
  readonly path: string;
  readonly line: number;
  readonly column: number;
}

/** A path from the root of the task's mount namespace, as its components: `/etc/bin` is `['etc', 'bin']`. */
export type PathComponents = readonly string[];

/** `children` is the directory and its direct entries, `below` the directory and everything under it. */
export type PathReach = 'exact' | 'children' | 'below';

export interface PathMatch {
  readonly type: 'path';
  readonly components: PathComponents;
  readonly reach: PathReach;
}

/** A glob, matched on whole paths; literal leading components decide its precedence. */
export interface PatternMatch {
  readonly type: 'pattern';
  readonly pattern: string;
}

/** Any file whose last component is this. */
export interface NameMatch {
  readonly type: 'name';
  readonly name: string;
}

export type NetworkProtocol = 'TCP' | 'UDP' | 'SCTP' | 'any';

export interface NetworkMatch {
  readonly type: 'network';
  readonly direction: 'egress' | 'ingress';
  /** Canonical CIDR, v4 or v6; a v4-mapped prefix is written as v4. */
  readonly cidr: string;
  readonly protocol: NetworkProtocol;
  /** Inclusive; 0 and 65535 mean every port. */
  readonly portFrom: number;
  readonly portTo: number;
}

export interface SocketMatch {
  readonly type: 'socket';
  readonly protocol: string;
}

export interface CapabilityMatch {
  readonly type: 'capability';
  readonly capability: Capability;
}

export const PRIVILEGES = [
  'ptrace',
  'mount',
  'bpf',
  'module',
  'userns',
  'setuid',
  'signal',
  'io_uring',
] as const;
export type Privilege = (typeof PRIVILEGES)[number];

export interface PrivilegeMatch {
  readonly type: 'privilege';
  readonly privilege: Privilege;
}

/**
 * A rule of a section that is read and for which there is no operation: system calls, presets,
 * DNS queries, USB devices, raw AppArmor lines. Always reported as unsupported.
 */
export interface ForeignMatch {
  readonly type: 'foreign';
  readonly section: string;
  readonly subject: string;
}

export type Match =
  | PathMatch
  | PatternMatch
  | NameMatch
  | NetworkMatch
  | SocketMatch
  | CapabilityMatch
  | PrivilegeMatch
  | ForeignMatch;

/** Only these programs, each one path, act under the rule; without sources it is about everyone. */
export type Source = PathMatch;

export interface Rule {
  /** Dense within its table, from 1: what the kernel reports for a verdict. */
  readonly index: number;
  readonly origin: RuleOrigin;
  readonly class: RuleClass;
  readonly action: Action;
  readonly match: Match;
  readonly sources: readonly Source[];
  /** File rules: only writes are touched (Block, Audit) or only reads granted (Allow). */
  readonly readOnly: boolean;
  readonly ownerOnly: boolean;
  /** Who has no terminal is left alone (Block, Audit) or alone granted it (Allow). */
  readonly withoutTerminal: boolean;
  /** A Block of our own cluster-wide and host kinds that no narrower rule may lift. */
  readonly final: boolean;
  /** Process rules: the only arguments that are left alone (Block, Audit) or granted (Allow). */
  readonly allowedArgs?: readonly string[];
  /** Features the text asks for that no operation can be judged by: reported, never dropped. */
  readonly unsupported: readonly string[];
  /** 1 to 10; 0 when the policy gives none. */
  readonly severity: number;
  readonly tags: readonly string[];
  readonly message: string;
}

export type PostureAction = 'Audit' | 'Block';
export type Posture = Readonly<Record<RuleClass, PostureAction>>;
export const DEFAULT_POSTURE: Posture = {
  process: 'Audit',
  file: 'Audit',
  network: 'Audit',
  privilege: 'Audit',
};

/** All rules that select one workload, in the order of their indices. Equal `digest`, equal meaning. */
export interface RuleTable {
  readonly rules: readonly Rule[];
  readonly posture: Posture;
  readonly digest: string;
}

/** What became of one rule on one node. `detail` is empty only for a rule enforced or audited in full. */
export type RuleState = 'enforced' | 'audited' | 'not-enforced' | 'not-seen';

export interface RuleStatus {
  readonly index: number;
  readonly state: RuleState;
  readonly detail: string;
}
