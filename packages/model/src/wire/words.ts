import type {
  Activity,
  AlertDetail,
  Enforcer,
  NodeEvent,
  Outcome,
  PrivilegeUse,
} from '../event.ts';
import type { AlertChoice } from '../event-filter.ts';
import { ringfence } from '../generated/ringfence/v1/node.js';
import type { FileAction } from '../operation.ts';
import type { PolicyChange, PolicyProblem } from '../policy-report.ts';
import type { NodeMode } from '../probe.ts';
import type { Action, PolicyKind, RuleClass, RuleState } from '../rule.ts';
import type { WorkloadKind } from '../workload.ts';
import { wordCodec } from './word.ts';

const v1 = ringfence.v1;

export const laneWord = wordCodec<NodeEvent['lane'], ringfence.v1.Lane>('lane', {
  verdicts: v1.Lane.LANE_VERDICTS,
  behaviours: v1.Lane.LANE_BEHAVIOURS,
  status: v1.Lane.LANE_STATUS,
});

export const outcomeWord = wordCodec<Outcome, ringfence.v1.Outcome>('outcome', {
  denied: v1.Outcome.OUTCOME_DENIED,
  'not-denied': v1.Outcome.OUTCOME_NOT_DENIED,
});

export const actionWord = wordCodec<Action, ringfence.v1.Action>('action', {
  Allow: v1.Action.ACTION_ALLOW,
  Audit: v1.Action.ACTION_AUDIT,
  Block: v1.Action.ACTION_BLOCK,
});

export const alertActionWord = wordCodec<AlertDetail['action'], ringfence.v1.Action>('action', {
  Audit: v1.Action.ACTION_AUDIT,
  Block: v1.Action.ACTION_BLOCK,
});

export const enforcerWord = wordCodec<Enforcer, ringfence.v1.Enforcer>('enforcer', {
  'bpf-lsm': v1.Enforcer.ENFORCER_BPF_LSM,
  network: v1.Enforcer.ENFORCER_NETWORK,
  fentry: v1.Enforcer.ENFORCER_FENTRY,
  tracepoint: v1.Enforcer.ENFORCER_TRACEPOINT,
});

export const policyKindWord = wordCodec<PolicyKind, ringfence.v1.PolicyKind>('policy kind', {
  KubeArmorPolicy: v1.PolicyKind.POLICY_KIND_KUBE_ARMOR_POLICY,
  KubeArmorHostPolicy: v1.PolicyKind.POLICY_KIND_KUBE_ARMOR_HOST_POLICY,
  KubeArmorClusterPolicy: v1.PolicyKind.POLICY_KIND_KUBE_ARMOR_CLUSTER_POLICY,
  WorkloadPolicy: v1.PolicyKind.POLICY_KIND_WORKLOAD_POLICY,
  ClusterWorkloadPolicy: v1.PolicyKind.POLICY_KIND_CLUSTER_WORKLOAD_POLICY,
  HostPolicy: v1.PolicyKind.POLICY_KIND_HOST_POLICY,
});

export const ruleClassWord = wordCodec<RuleClass, ringfence.v1.RuleClass>('rule class', {
  process: v1.RuleClass.RULE_CLASS_PROCESS,
  file: v1.RuleClass.RULE_CLASS_FILE,
  network: v1.RuleClass.RULE_CLASS_NETWORK,
  privilege: v1.RuleClass.RULE_CLASS_PRIVILEGE,
});

export const ruleStateWord = wordCodec<RuleState, ringfence.v1.RuleState>('rule state', {
  enforced: v1.RuleState.RULE_STATE_ENFORCED,
  audited: v1.RuleState.RULE_STATE_AUDITED,
  'not-enforced': v1.RuleState.RULE_STATE_NOT_ENFORCED,
  'not-seen': v1.RuleState.RULE_STATE_NOT_SEEN,
});

export const fileActionWord = wordCodec<FileAction, ringfence.v1.FileAction>('file action', {
  read: v1.FileAction.FILE_ACTION_READ,
  write: v1.FileAction.FILE_ACTION_WRITE,
  create: v1.FileAction.FILE_ACTION_CREATE,
  unlink: v1.FileAction.FILE_ACTION_UNLINK,
  rename: v1.FileAction.FILE_ACTION_RENAME,
  link: v1.FileAction.FILE_ACTION_LINK,
  symlink: v1.FileAction.FILE_ACTION_SYMLINK,
  mkdir: v1.FileAction.FILE_ACTION_MKDIR,
  rmdir: v1.FileAction.FILE_ACTION_RMDIR,
  mknod: v1.FileAction.FILE_ACTION_MKNOD,
  chmod: v1.FileAction.FILE_ACTION_CHMOD,
  chown: v1.FileAction.FILE_ACTION_CHOWN,
  truncate: v1.FileAction.FILE_ACTION_TRUNCATE,
  setxattr: v1.FileAction.FILE_ACTION_SETXATTR,
  utime: v1.FileAction.FILE_ACTION_UTIME,
  setflags: v1.FileAction.FILE_ACTION_SETFLAGS,
});

export const privilegeWord = wordCodec<PrivilegeUse, ringfence.v1.Privilege>('privilege', {
  ptrace: v1.Privilege.PRIVILEGE_PTRACE,
  mount: v1.Privilege.PRIVILEGE_MOUNT,
  bpf: v1.Privilege.PRIVILEGE_BPF,
  module: v1.Privilege.PRIVILEGE_MODULE,
  userns: v1.Privilege.PRIVILEGE_USERNS,
  setuid: v1.Privilege.PRIVILEGE_SETUID,
  signal: v1.Privilege.PRIVILEGE_SIGNAL,
  io_uring: v1.Privilege.PRIVILEGE_IO_URING,
  move: v1.Privilege.PRIVILEGE_MOVE,
});

export const workloadKindWord = wordCodec<WorkloadKind, ringfence.v1.WorkloadKind>(
  'workload kind',
  {
    container: v1.WorkloadKind.WORKLOAD_KIND_CONTAINER,
    host: v1.WorkloadKind.WORKLOAD_KIND_HOST,
  },
);

export const nodeModeWord = wordCodec<NodeMode, ringfence.v1.NodeMode>('node mode', {
  'enforcing(bpf-lsm)': v1.NodeMode.NODE_MODE_ENFORCING_BPF_LSM,
  'visibility-only': v1.NodeMode.NODE_MODE_VISIBILITY_ONLY,
  down: v1.NodeMode.NODE_MODE_DOWN,
});

export const activityTypeWord = wordCodec<Activity['type'], ringfence.v1.ActivityType>(
  'activity type',
  {
    exec: v1.ActivityType.ACTIVITY_TYPE_EXEC,
    exit: v1.ActivityType.ACTIVITY_TYPE_EXIT,
    file: v1.ActivityType.ACTIVITY_TYPE_FILE,
    connect: v1.ActivityType.ACTIVITY_TYPE_CONNECT,
    privilege: v1.ActivityType.ACTIVITY_TYPE_PRIVILEGE,
    capability: v1.ActivityType.ACTIVITY_TYPE_CAPABILITY,
    accept: v1.ActivityType.ACTIVITY_TYPE_ACCEPT,
    bind: v1.ActivityType.ACTIVITY_TYPE_BIND,
    socket: v1.ActivityType.ACTIVITY_TYPE_SOCKET,
  },
);

export const problemSeverityWord = wordCodec<
  PolicyProblem['severity'],
  ringfence.v1.ProblemSeverity
>('problem severity', {
  error: v1.ProblemSeverity.PROBLEM_SEVERITY_ERROR,
  warning: v1.ProblemSeverity.PROBLEM_SEVERITY_WARNING,
});

export const policyChangeWord = wordCodec<PolicyChange, ringfence.v1.PolicyChange>(
  'policy change',
  {
    created: v1.PolicyChange.POLICY_CHANGE_CREATED,
    changed: v1.PolicyChange.POLICY_CHANGE_CHANGED,
    unchanged: v1.PolicyChange.POLICY_CHANGE_UNCHANGED,
  },
);

export const alertChoiceWord = wordCodec<AlertChoice, ringfence.v1.AlertChoice>('alert choice', {
  none: v1.AlertChoice.ALERT_CHOICE_NONE,
  Audit: v1.AlertChoice.ALERT_CHOICE_AUDIT,
  Block: v1.AlertChoice.ALERT_CHOICE_BLOCK,
});
