// Generated from bpf/cgroup_records.h, bpf/privilege_records.h, bpf/records.h, bpf/network_records.h, bpf/pattern_records.h, bpf/argument_records.h, bpf/stale_records.h, bpf/counts.h by build/layout.ts.

export const CGROUP_OF_CONTAINER = 1;
export const CGROUP_UNKNOWN = 2;
export const CGROUP_UNHELD = 4;
export const HOLD_OFF = 0;
export const HOLD_START = 1;
export const HOLD_REFUSE = 2;
export const PRIVILEGE_PTRACE = 0;
export const PRIVILEGE_MOUNT = 1;
export const PRIVILEGE_BPF = 2;
export const PRIVILEGE_MODULE = 3;
export const PRIVILEGE_USERNS = 4;
export const PRIVILEGE_SETUID = 5;
export const PRIVILEGE_SIGNAL = 6;
export const PRIVILEGE_IO_URING = 7;
export const PRIVILEGE_MOVE = 8;
export const PRIVILEGE_CAPABILITY = 256;
export const CAPABILITIES = 64;
export const PRIVILEGE_OTHER_CAPABILITY = 320;
export const PRIVILEGE_BORROWED_CAPABILITY = 321;
export const OBJECT_MAP = 1;
export const OBJECT_PROGRAM = 2;
export const OBJECT_LINK = 3;
export const LAYOUT_VERSION = 11;
export const HOST_WORKLOAD = 0;
export const WORKLOAD_SLOTS = 4096;
export const WORKLOAD_SEE_FILES = 1;
export const WORKLOAD_SEE_PROCESSES = 2;
export const WORKLOAD_SEE_NETWORK = 4;
export const WORKLOAD_WITHOUT_RUNTIME = 8;
export const TASK_RUNTIME_PHASE = 1;
export const IMAGE_UNKNOWN = 0;
export const IMAGE_NONE = 1;
export const IMAGE_KNOWN = 2;
export const RULE_SET_HAS_FILE = 281474976710656n;
export const RULE_SET_HAS_FILE_BLOCK = 562949953421312n;
export const RULE_SET_HAS_EXEC = 1125899906842624n;
export const RULE_SET_HAS_NETWORK = 2251799813685248n;
export const RULE_SET_HAS_PRIVILEGE = 4503599627370496n;
export const RULE_SET_HAS_ROOT_RULE = 9007199254740992n;
export const RULE_SET_HAS_EXEC_BLOCK = 18014398509481984n;
export const RULE_SET_HAS_SOURCE = 36028797018963968n;
export const RULE_SET_HAS_OWNER = 72057594037927936n;
export const RULE_SET_HAS_TERMINAL = 144115188075855872n;
export const RULE_SET_HAS_NAME = 288230376151711744n;
export const RULE_SET_HAS_PATTERN = 576460752303423488n;
export const RULE_SET_HAS_CAPABILITY = 4611686018427387904n;
export const VIEW_OWNER = 1;
export const VIEW_TERMINAL = 2;
export const VIEW_SOURCE_SHIFT = 2;
export const RULE_SET_HAS_SOCKET = 1152921504606846976n;
export const RULE_SET_HAS_INGRESS = 2305843009213693952n;
export const PATH_OPERATIONS = 3;
export const PATH_READ = 0;
export const PATH_WRITE = 1;
export const PATH_EXEC = 2;
export const DECISION_ALLOW = 1073741824;
export const DECISION_BLOCK = 2147483648;
export const DECISION_AUDIT = 3221225472;
export const DECISION_ACTION = 3221225472;
export const DECISION_RULE = 1073741823;
export const RULE_UNRESOLVED = 1073741823;
export const RULE_AGENT = 1073741820;
export const RULE_MOVED = 1073741819;
export const RULE_BELOW = 1073741821;
export const RULE_POSTURE = 1073741822;
export const PATH_ROOT_NODE = 4294967296n;
export const PATH_NAME_NODE = 8589934592n;
export const PATH_NODE_BLOCK_BELOW = 1;
export const PATH_NODE_BLOCK_ANYWHERE = 2;
export const PATH_NODE_ALLOW_BELOW = 4;
export const PATH_NODE_PATTERN_ALLOW = 8;
export const PATH_NODE_FINAL_SHIFT = 8;
export const LANE_VERDICTS = 0;
export const LANE_BEHAVIOURS = 1;
export const LANES = 2;
export const RECORD_FORK = 1;
export const RECORD_EXEC = 2;
export const RECORD_EXIT = 3;
export const RECORD_FILE = 4;
export const RECORD_NETWORK = 5;
export const RECORD_PRIVILEGE = 6;
export const RECORD_SOCKET = 7;
export const ACTION_READ = 0;
export const ACTION_WRITE = 1;
export const ACTION_CREATE = 2;
export const ACTION_UNLINK = 3;
export const ACTION_RENAME = 4;
export const ACTION_LINK = 5;
export const ACTION_SYMLINK = 6;
export const ACTION_MKDIR = 7;
export const ACTION_RMDIR = 8;
export const ACTION_MKNOD = 9;
export const ACTION_CHMOD = 10;
export const ACTION_CHOWN = 11;
export const ACTION_TRUNCATE = 12;
export const ACTION_SETXATTR = 13;
export const ACTION_UTIME = 14;
export const ACTION_SETFLAGS = 15;
export const ACTION_EXEC = 16;
export const COMM_BYTES = 16;
export const TTY_BYTES = 16;
export const TIER_LSM = 0;
export const TIER_FENTRY = 1;
export const TIER_TRACEPOINT = 2;
export const FOLD_SLOTS = 4096;
export const FOLD_COUNT = 16777215n;
export const PATH_BYTES = 1280;
export const PATH_TRUNCATED = 1;
export const PATH_UNREACHABLE = 2;
export const PATH_AS_ASKED = 4;
export const ARGUMENT_BYTES = 1024;
export const NAME_KEYS = 66;
export const CONTROLLER_V2 = 0;
export const CONTROLLER_MEMORY = 1;
export const CONTROLLER_PIDS = 2;
export const FLOW_CONNECTS = 1;
export const FLOW_ACCEPTS = 2;
export const FLOW_REFUSED = 4;
export const NETWORK_ENTRIES = 32;
export const DIRECTION_EGRESS = 0;
export const DIRECTION_INGRESS = 1;
export const DIRECTION_BIND = 2;
export const SOCKET_PROTOCOL_OTHER = 0;
export const SOCKET_PROTOCOL_TCP = 1;
export const SOCKET_PROTOCOL_UDP = 2;
export const SOCKET_PROTOCOL_ICMP = 3;
export const SOCKET_PROTOCOL_ICMPV6 = 4;
export const SOCKET_PROTOCOL_SCTP = 5;
export const SOCKET_PROTOCOL_DCCP = 6;
export const SOCKET_PROTOCOL_PACKET = 7;
export const SOCKET_KINDS = 8;
export const SOCKET_KIND_PACKET = 7;
export const SOCKET_NATURES = 64;
export const RANK_LOWEST = 2;
export const RANK_EXACT = 65534;
export const RANK_FINAL = 65535;
export const PATTERN_START = 1;
export const PATTERN_COLUMNS = 4;
export const PATH_NODE_ARGUMENTS_SHIFT = 17;
export const NO_ARGUMENT_RULES = 1;
export const ALLOWED_ARGUMENTS = 20;
export const BEHAVIOUR_WAYS = 8;
export const BEHAVIOUR_BUCKETS = 16384;
export const BEHAVIOUR_FREE = 0;
export const BEHAVIOUR_CLOSING = 1;
export const BEHAVIOUR_CONNECT = 256;

export const CGROUP_ROW = {
  size: 8,
  workload: 0,
  flags: 4,
} as const;

export const HELD_PROCESS = {
  size: 24,
  cgroup: 0,
  since: 8,
  startTime: 16,
} as const;

export const PRIVILEGE_KEY = {
  size: 16,
  ruleSet: 0,
  privilege: 8,
  source: 12,
} as const;

export const PRIVILEGE_RULE = {
  size: 8,
  decision: 0,
  audit: 4,
} as const;

export const GUARDED_OBJECT = {
  size: 8,
  kind: 0,
  id: 4,
} as const;

export const WORKLOAD_ROW = {
  size: 16,
  ruleSet: 0,
  workload: 8,
  flags: 12,
} as const;

export const TASK_IDENTITY = {
  size: 32,
  version: 0,
  workload: 4,
  binding: 8,
  flags: 12,
  image: 16,
  source: 24,
} as const;

export const KNOWN_PROCESS = {
  size: 40,
  leader: 0,
  startTime: 8,
  changes: 16,
  workload: 24,
  flags: 28,
  sequence: 32,
  unused: 36,
} as const;

export const SOURCE_KEY = {
  size: 16,
  ruleSet: 0,
  image: 8,
} as const;

export const PATH_KEY = {
  size: 24,
  ruleSet: 0,
  node: 8,
  name: 16,
} as const;

export const PATH_SLOT = {
  size: 24,
  decision: 0,
  audit: 12,
} as const;

export const PATH_NODE = {
  size: 80,
  child: 0,
  flags: 4,
  exactDecision: 8,
  exactAudit: 20,
  childrenDecision: 32,
  childrenAudit: 44,
  belowDecision: 56,
  belowAudit: 68,
} as const;

export const VERDICT_TAG = {
  size: 72,
  ruleSet: 0,
  mount: 8,
  mountNamespace: 16,
  mountEvent: 24,
  renames: 32,
  parent: 40,
  parentNumber: 48,
  name: 56,
  view: 64,
  sequence: 68,
} as const;

export const PATH_VERDICT = {
  size: 40,
  decision: 0,
  audit: 12,
  flags: 24,
  quiet: 28,
  fingerprint: 32,
} as const;

export const CACHED_VERDICT = {
  size: 120,
  version: 0,
  sequence: 4,
  tagRuleSet: 8,
  tagMount: 16,
  tagMountNamespace: 24,
  tagMountEvent: 32,
  tagRenames: 40,
  tagParent: 48,
  tagParentNumber: 56,
  tagName: 64,
  tagView: 72,
  tagSequence: 76,
  verdictDecision: 80,
  verdictAudit: 92,
  verdictFlags: 104,
  verdictQuiet: 108,
  verdictFingerprint: 112,
} as const;

export const DIRECTORY_MATCH = {
  size: 56,
  verdictDecision: 0,
  verdictAudit: 12,
  verdictFlags: 24,
  verdictQuiet: 28,
  verdictFingerprint: 32,
  node: 40,
  hasChildren: 48,
  reserved: 52,
} as const;

export const KNOWN_DIRECTORY = {
  size: 152,
  version: 0,
  sequence: 4,
  tagRuleSet: 8,
  tagMount: 16,
  tagMountNamespace: 24,
  tagMountEvent: 32,
  tagRenames: 40,
  tagParent: 48,
  tagParentNumber: 56,
  tagName: 64,
  tagView: 72,
  tagSequence: 76,
  inode: 80,
  inodeNumber: 88,
  matchVerdictDecision: 96,
  matchVerdictAudit: 108,
  matchVerdictFlags: 120,
  matchVerdictQuiet: 124,
  matchVerdictFingerprint: 128,
  matchNode: 136,
  matchHasChildren: 144,
  matchReserved: 148,
} as const;

export const RECORD = {
  size: 128,
  type: 0,
  action: 4,
  time: 8,
  ruleSet: 16,
  cgroup: 24,
  workload: 32,
  decision: 36,
  startTime: 40,
  parentStartTime: 48,
  fold: 56,
  pid: 64,
  thread: 68,
  parent: 72,
  uid: 76,
  euid: 80,
  gid: 84,
  loginuid: 88,
  tier: 92,
  comm: 96,
  tty: 112,
} as const;

export const PATH_TEXT = {
  size: 1288,
  length: 0,
  flags: 4,
  bytes: 8,
} as const;

export const FILE_RECORD = {
  size: 1416,
  recordType: 0,
  recordAction: 4,
  recordTime: 8,
  recordRuleSet: 16,
  recordCgroup: 24,
  recordWorkload: 32,
  recordDecision: 36,
  recordStartTime: 40,
  recordParentStartTime: 48,
  recordFold: 56,
  recordPid: 64,
  recordThread: 68,
  recordParent: 72,
  recordUid: 76,
  recordEuid: 80,
  recordGid: 84,
  recordLoginuid: 88,
  recordTier: 92,
  recordComm: 96,
  recordTty: 112,
  pathLength: 128,
  pathFlags: 132,
  pathBytes: 136,
} as const;

export const RENAME_RECORD = {
  size: 2704,
  recordType: 0,
  recordAction: 4,
  recordTime: 8,
  recordRuleSet: 16,
  recordCgroup: 24,
  recordWorkload: 32,
  recordDecision: 36,
  recordStartTime: 40,
  recordParentStartTime: 48,
  recordFold: 56,
  recordPid: 64,
  recordThread: 68,
  recordParent: 72,
  recordUid: 76,
  recordEuid: 80,
  recordGid: 84,
  recordLoginuid: 88,
  recordTier: 92,
  recordComm: 96,
  recordTty: 112,
  pathLength: 128,
  pathFlags: 132,
  pathBytes: 136,
  targetLength: 1416,
  targetFlags: 1420,
  targetBytes: 1424,
} as const;

export const EXEC_RECORD = {
  size: 3736,
  recordType: 0,
  recordAction: 4,
  recordTime: 8,
  recordRuleSet: 16,
  recordCgroup: 24,
  recordWorkload: 32,
  recordDecision: 36,
  recordStartTime: 40,
  recordParentStartTime: 48,
  recordFold: 56,
  recordPid: 64,
  recordThread: 68,
  recordParent: 72,
  recordUid: 76,
  recordEuid: 80,
  recordGid: 84,
  recordLoginuid: 88,
  recordTier: 92,
  recordComm: 96,
  recordTty: 112,
  pathLength: 128,
  pathFlags: 132,
  pathBytes: 136,
  cwdLength: 1416,
  cwdFlags: 1420,
  cwdBytes: 1424,
  argumentLength: 2704,
  argumentTotal: 2708,
  arguments: 2712,
} as const;

export const EXIT_RECORD = {
  size: 136,
  recordType: 0,
  recordAction: 4,
  recordTime: 8,
  recordRuleSet: 16,
  recordCgroup: 24,
  recordWorkload: 32,
  recordDecision: 36,
  recordStartTime: 40,
  recordParentStartTime: 48,
  recordFold: 56,
  recordPid: 64,
  recordThread: 68,
  recordParent: 72,
  recordUid: 76,
  recordEuid: 80,
  recordGid: 84,
  recordLoginuid: 88,
  recordTier: 92,
  recordComm: 96,
  recordTty: 112,
  code: 128,
  signal: 132,
} as const;

export const FORK_RECORD = {
  size: 128,
  recordType: 0,
  recordAction: 4,
  recordTime: 8,
  recordRuleSet: 16,
  recordCgroup: 24,
  recordWorkload: 32,
  recordDecision: 36,
  recordStartTime: 40,
  recordParentStartTime: 48,
  recordFold: 56,
  recordPid: 64,
  recordThread: 68,
  recordParent: 72,
  recordUid: 76,
  recordEuid: 80,
  recordGid: 84,
  recordLoginuid: 88,
  recordTier: 92,
  recordComm: 96,
  recordTty: 112,
} as const;

export const PRIVILEGE_RECORD = {
  size: 152,
  recordType: 0,
  recordAction: 4,
  recordTime: 8,
  recordRuleSet: 16,
  recordCgroup: 24,
  recordWorkload: 32,
  recordDecision: 36,
  recordStartTime: 40,
  recordParentStartTime: 48,
  recordFold: 56,
  recordPid: 64,
  recordThread: 68,
  recordParent: 72,
  recordUid: 76,
  recordEuid: 80,
  recordGid: 84,
  recordLoginuid: 88,
  recordTier: 92,
  recordComm: 96,
  recordTty: 112,
  privilege: 128,
  target: 132,
  targetComm: 136,
} as const;

export const LANE_STATE = {
  size: 32,
  emitted: 0,
  lost: 8,
  folded: 16,
  refused: 24,
} as const;

export const NODE_STATE = {
  size: 408,
  version: 0,
  activeProgramSet: 4,
  identityChanges: 8,
  unresolved: 16,
  agent: 20,
  renamesStarted: 24,
  renamesFinished: 32,
  lanes: 40,
  nameKeys: 104,
  holdUntil: 368,
  holdTimeouts: 376,
  holdMissed: 384,
  watchdog: 392,
  holdMode: 396,
  deferredExecs: 400,
} as const;

export const SETTINGS = {
  size: 28,
  programSet: 0,
  taskIdentity: 4,
  controller: 8,
  hierarchy: 12,
  hostMountNamespace: 16,
  pinDevice: 20,
  casts: 24,
} as const;

export const SOCKET_STAMP = {
  size: 72,
  version: 0,
  workload: 4,
  ruleSet: 8,
  image: 16,
  startTime: 24,
  binding: 32,
  flags: 36,
  pid: 40,
  uid: 44,
  gid: 48,
  reserved: 52,
  comm: 56,
} as const;

export const NETWORK_KEY = {
  size: 40,
  prefixLength: 0,
  family: 4,
  ruleSet: 8,
  source: 16,
  direction: 20,
  address: 24,
} as const;

export const NETWORK_ENTRY = {
  size: 16,
  portFrom: 0,
  portTo: 2,
  protocol: 4,
  decision: 8,
  audit: 12,
} as const;

export const NETWORK_RULES = {
  size: 520,
  count: 0,
  reserved: 4,
  entries: 8,
} as const;

export const FLOW_KEY = {
  size: 32,
  socket: 0,
  address: 8,
  port: 24,
  protocol: 28,
} as const;

export const FLOW = {
  size: 16,
  ruleSet: 0,
  flags: 8,
  seconds: 12,
} as const;

export const SOCKET_KEY = {
  size: 16,
  ruleSet: 0,
  source: 8,
  reserved: 12,
} as const;

export const SOCKET_RULE = {
  size: 8,
  decision: 0,
  audit: 4,
} as const;

export const SOCKET_RULES = {
  size: 512,
  natures: 0,
} as const;

export const NETWORK_RECORD = {
  size: 160,
  recordType: 0,
  recordAction: 4,
  recordTime: 8,
  recordRuleSet: 16,
  recordCgroup: 24,
  recordWorkload: 32,
  recordDecision: 36,
  recordStartTime: 40,
  recordParentStartTime: 48,
  recordFold: 56,
  recordPid: 64,
  recordThread: 68,
  recordParent: 72,
  recordUid: 76,
  recordEuid: 80,
  recordGid: 84,
  recordLoginuid: 88,
  recordTier: 92,
  recordComm: 96,
  recordTty: 112,
  family: 128,
  protocol: 132,
  port: 136,
  direction: 140,
  address: 144,
} as const;

export const SOCKET_RECORD = {
  size: 144,
  recordType: 0,
  recordAction: 4,
  recordTime: 8,
  recordRuleSet: 16,
  recordCgroup: 24,
  recordWorkload: 32,
  recordDecision: 36,
  recordStartTime: 40,
  recordParentStartTime: 48,
  recordFold: 56,
  recordPid: 64,
  recordThread: 68,
  recordParent: 72,
  recordUid: 76,
  recordEuid: 80,
  recordGid: 84,
  recordLoginuid: 88,
  recordTier: 92,
  recordComm: 96,
  recordTty: 112,
  family: 128,
  type: 132,
  protocol: 136,
  reserved: 140,
} as const;

export const PATTERN_SET = {
  size: 272,
  base: 0,
  rows: 4,
  step: 8,
  reserved: 12,
  classes: 16,
} as const;

export const PATTERN_MOVES = {
  size: 8,
  next: 0,
} as const;

export const PATTERN_KEY = {
  size: 16,
  ruleSet: 0,
  view: 8,
  label: 12,
} as const;

export const PATTERN_VERDICT = {
  size: 40,
  decision: 0,
  audit: 12,
  decisionRank: 24,
  auditRank: 30,
  flags: 36,
} as const;

export const ARGUMENT_KEY = {
  size: 16,
  ruleSet: 0,
  list: 8,
  position: 12,
} as const;

export const ARGUMENT_RULE = {
  size: 168,
  decision: 0,
  count: 4,
  allowed: 8,
} as const;

export const STALE_FILE = {
  size: 40,
  inode: 0,
  ruleSet: 8,
  fingerprint: 16,
  workload: 24,
  read: 28,
  write: 32,
  reserved: 36,
} as const;

export const STALE_SCAN = {
  size: 24,
  keeps: 0,
  found: 4,
  added: 8,
  unkept: 12,
  unstable: 16,
  reserved: 20,
} as const;

export const SOCKET_SCAN = {
  size: 8,
  stamped: 0,
  astray: 4,
} as const;

export const BEHAVIOUR_BUCKET = {
  size: 192,
  tags: 0,
  counts: 64,
  workloads: 128,
  kinds: 160,
} as const;

export const LANE_ACCOUNT = {
  size: 48,
  due: 0,
  refused: 8,
  lost: 16,
  folded: 24,
  told: 32,
  lostTold: 40,
} as const;

export const WORKLOAD_ACCOUNT = {
  size: 144,
  added: 0,
  removed: 8,
  quota: 16,
  overflow: 24,
  overflowTold: 32,
  executions: 40,
  lanes: 48,
} as const;
