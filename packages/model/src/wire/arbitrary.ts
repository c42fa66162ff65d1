/** Values of the model for property tests; nothing that ships imports this. */
import * as fc from 'fast-check';
import type { Activity, Gap, NodeEvent, ProcessInfo } from '../event.ts';
import { FILE_ACTIONS } from '../operation.ts';
import type { ApplyReport, PolicyReport, RuleReport } from '../policy-report.ts';
import type { ProbeReport } from '../probe.ts';
import { POLICY_KINDS, type PolicyName, PRIVILEGES } from '../rule.ts';
import type { NodeStatus, SubscriberStatus } from '../status.ts';
import type { Workload } from '../workload.ts';

/** Plain objects, as the decoder makes them. */
export function record<Value>(model: { [Key in keyof Value]: fc.Arbitrary<Value[Key]> }) {
  return fc.record<Value>(model, { noNullPrototype: true });
}

const text = fc.string({ unit: 'binary', maxLength: 24 });
const texts = fc.array(text, { maxLength: 4 });
const uint32 = fc.nat({ max: 0xffffffff });
const int32 = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
const uint64 = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n });
const int64 = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
const lane = fc.constantFrom('verdicts', 'behaviours', 'status');

export const policyNames: fc.Arbitrary<PolicyName> = record({
  kind: fc.constantFrom(...POLICY_KINDS),
  namespace: text,
  name: text,
});

const processes: fc.Arbitrary<ProcessInfo> = record({
  pid: uint32,
  startTime: uint64,
  uid: uint32,
  executable: text,
  arguments: texts,
  comm: text,
});

const activities: fc.Arbitrary<Activity> = fc.oneof(
  record({ type: fc.constant('exec'), path: text, arguments: texts }),
  record({ type: fc.constant('exit'), code: int32, signal: int32 }),
  record({
    type: fc.constant('file'),
    action: fc.constantFrom(...FILE_ACTIONS),
    path: text,
    target: text,
  }),
  record({ type: fc.constant('connect'), protocol: text, address: text, port: uint32 }),
  record({
    type: fc.constant('privilege'),
    privilege: fc.constantFrom(...PRIVILEGES),
    target: text,
  }),
);

export const events: fc.Arbitrary<NodeEvent> = record({
  lane,
  sequence: uint64,
  time: int64,
  workload: text,
  workloadName: text,
  namespace: text,
  lineage: fc.array(processes, { maxLength: 4 }),
  activity: activities,
  outcome: fc.constantFrom('denied', 'not-denied'),
  alert: fc.option(
    record({
      action: fc.constantFrom('Block', 'Audit'),
      policy: policyNames,
      rule: text,
      severity: uint32,
      tags: texts,
      message: text,
      enforcer: fc.constantFrom('bpf-lsm', 'network'),
    }),
    { nil: null },
  ),
});

export const gaps: fc.Arbitrary<Gap> = record({
  lane,
  time: int64,
  lost: uint64,
  reason: text,
});

const ruleReports: fc.Arbitrary<RuleReport> = record({
  path: text,
  line: uint32,
  column: uint32,
  class: fc.constantFrom('process', 'file', 'network', 'privilege'),
  action: fc.constantFrom('Allow', 'Audit', 'Block'),
  summary: text,
  standings: fc.array(
    record({
      state: fc.constantFrom('enforced', 'audited', 'not-enforced', 'not-seen'),
      detail: text,
      workloads: texts,
    }),
    { maxLength: 3 },
  ),
});

export const policyReports: fc.Arbitrary<PolicyReport> = record({
  name: policyNames,
  text,
  fileName: text,
  workloads: fc.array(record({ id: text, name: text, namespace: text }), { maxLength: 3 }),
  rules: fc.array(ruleReports, { maxLength: 3 }),
});

export const applyReports: fc.Arbitrary<ApplyReport> = record({
  problems: fc.array(
    record({
      severity: fc.constantFrom('error', 'warning'),
      code: text,
      message: text,
      mend: text,
      line: uint32,
      column: uint32,
      length: uint32,
    }),
    { maxLength: 3 },
  ),
  policies: fc.array(
    record({
      change: fc.constantFrom('created', 'changed', 'unchanged'),
      policy: policyReports,
    }),
    { maxLength: 2 },
  ),
});

export const workloads: fc.Arbitrary<Workload> = record({
  id: text,
  kind: fc.constantFrom('container', 'host'),
  name: text,
  namespace: text,
  labels: fc.dictionary(text, text, { noNullPrototype: true, maxKeys: 4 }),
  image: text,
  runtime: text,
  pid: uint32,
  cgroupPath: text,
  cgroupId: uint64,
});

const modes = fc.constantFrom('enforcing(bpf-lsm)', 'visibility-only', 'down');

export const probeReports: fc.Arbitrary<ProbeReport> = record({
  kernel: text,
  mode: modes,
  reason: text,
  lsm: text,
  btf: fc.boolean(),
  cgroup: text,
  canaryTime: int64,
  canary: text,
  abilities: fc.array(
    record({ operation: text, see: text, audit: text, block: text, hooks: texts }),
    { maxLength: 3 },
  ),
  hints: texts,
});

export const statuses: fc.Arbitrary<NodeStatus & SubscriberStatus> = record({
  version: text,
  epoch: text,
  mode: modes,
  reason: text,
  network: text,
  startTime: int64,
  uptime: uint64,
  lanes: fc.array(record({ lane, emitted: uint64, lost: uint64 }), { maxLength: 3 }),
  policies: uint32,
  workloads: uint32,
  ruleSets: uint32,
  subscribers: uint32,
  subscribersLost: uint64,
});
