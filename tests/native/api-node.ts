import type {
  AppliedPolicy,
  ApplyReport,
  EventFilter,
  LogRecord,
  NodeActivity,
  NodeStatus,
  PolicyName,
  PolicyReport,
  ProbeReport,
  Workload,
  WorkloadProfile,
} from '@ringfence/model';
import { summarizeRule } from '@ringfence/model';
import { EventLog, type NodeService, type RecordSink } from '@ringfence/node/api';
import { parsePolicies } from '@ringfence/policy';

const POD: Workload = {
  id: 'f3c1'.repeat(16),
  kind: 'container',
  name: 'pod-a',
  namespace: 'default',
  labels: { app: 'pod-a' },
  image: 'busybox',
  runtime: 'containerd',
  pid: 1240,
  cgroupPath: '/default/pod-a',
  cgroupId: 2n ** 63n + 5n,
};

/**
 * A node without a kernel below it: policies are read and kept, events are what the test
 * publishes. File rules are in force here, others are not.
 */
export class KernelLessNode implements NodeService {
  readonly log = new EventLog();
  readonly #policies = new Map<string, PolicyReport>();
  readonly #epoch: string;
  readonly #verdicts: { readonly emitted: bigint; readonly totalEmitted: bigint };
  subscribed = 0;

  constructor(epoch = 'ab'.repeat(16), verdicts = { emitted: 5n, totalEmitted: 9n }) {
    this.#epoch = epoch;
    this.#verdicts = verdicts;
  }

  probe(): Promise<ProbeReport> {
    return Promise.resolve({
      kernel: '6.12.0',
      mode: 'visibility-only',
      reason: 'no kernel below',
      lsm: 'capability',
      btf: true,
      cgroup: 'v2 at /sys/fs/cgroup',
      canaryTime: 0n,
      canary: '',
      abilities: [{ operation: 'exec', see: 'yes', audit: 'yes', block: 'no LSM', hooks: [] }],
      hints: ['run it on a kernel'],
      troubles: [],
    });
  }

  workload(): Promise<WorkloadProfile | null> {
    return Promise.resolve(null);
  }

  activity(): Promise<NodeActivity> {
    return Promise.resolve({
      time: 0n,
      workloads: [],
      programs: [],
      countsRuns: false,
      maps: [],
      agentMemory: 0n,
      agentTime: 0n,
    });
  }

  workloads(): Promise<readonly Workload[]> {
    return Promise.resolve([POD]);
  }

  applyPolicy(text: string, fileName: string): Promise<ApplyReport> {
    const { policies, errors } = parsePolicies(text, fileName);
    if (errors.length > 0) {
      const problems = errors.map(({ code, message, mend, line, column, path }) => {
        return { severity: 'error' as const, code, message, mend, line, column, path, length: 0 };
      });
      return Promise.resolve({ problems, policies: [] });
    }
    const applied = policies.map((policy): AppliedPolicy => {
      const report: PolicyReport = {
        name: policy.name,
        text: policy.text,
        fileName,
        workloads: [POD],
        rules: policy.rules.map((rule) => ({
          path: rule.origin.path,
          line: rule.origin.line,
          column: rule.origin.column,
          class: rule.class,
          action: rule.action,
          summary: summarizeRule(rule),
          standings: [
            rule.class === 'file'
              ? { state: 'enforced', detail: '', workloads: [POD.id] }
              : { state: 'not-enforced', detail: 'no kernel below', workloads: [POD.id] },
          ],
        })),
        trouble: '',
      };
      const key = keyOf(policy.name);
      const before = this.#policies.get(key);
      this.#policies.set(key, report);
      const change = before === undefined ? 'created' : 'changed';
      return { change: before?.text === report.text ? 'unchanged' : change, policy: report };
    });
    return Promise.resolve({ problems: [], policies: applied });
  }

  policies(): Promise<readonly PolicyReport[]> {
    return Promise.resolve([...this.#policies.values()]);
  }

  deletePolicy(name: PolicyName): Promise<boolean> {
    return Promise.resolve(this.#policies.delete(keyOf(name)));
  }

  status(): Promise<NodeStatus> {
    return Promise.resolve({
      version: '0.1.0',
      epoch: this.#epoch,
      mode: 'visibility-only',
      reason: 'no kernel below',
      network: 'yes',
      startTime: 1_795_535_930_123_456_789n,
      uptime: 61_000_000_000n,
      lanes: [{ lane: 'verdicts', ...this.#verdicts, lost: 0n, totalLost: 4n }],
      policies: this.#policies.size,
      workloads: 1,
      ruleSets: 1,
      unresolved: 2n,
      programs: [{ family: 'exec', name: 'exec', runs: 7n, runTime: 700n, missed: 1n }],
      troubles: [],
    });
  }

  history(filter: EventFilter, lines: number): readonly LogRecord[] {
    return this.log.history(filter, lines);
  }

  subscribe(filter: EventFilter, sink: RecordSink): () => void {
    this.subscribed++;
    const leave = this.log.subscribe(filter, sink);
    return () => {
      this.subscribed--;
      leave();
    };
  }
}

function keyOf({ kind, namespace, name }: PolicyName): string {
  return `${kind}/${namespace}/${name}`;
}
