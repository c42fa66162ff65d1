import type { PolicyReport, RuleReport, Workload } from '@ringfence/model';
import { explain } from '@ringfence/policy';
import { afterEach, expect, test, vi } from 'vitest';
import { createStyle } from '../terminal/style.ts';
import { explanationView } from '../view/explanation-view.ts';
import { policiesOf } from './node-policies.ts';

const WORKLOAD: Workload = {
  id: 'c1',
  kind: 'container',
  name: 'pod-a',
  namespace: 'default',
  labels: { app: 'pod-a' },
  image: '',
  runtime: 'containerd',
  pid: 1,
  cgroupPath: '/c1',
  cgroupId: 1n,
};
const TEXT = `apiVersion: security.ringfence.dev/v1alpha1
kind: WorkloadPolicy
metadata: { name: a }
spec:
  selector: {}
  privileges: { ptrace: { action: Block } }
`;
const RULE: RuleReport = {
  path: 'spec.privileges.ptrace',
  line: 46,
  column: 17,
  class: 'privilege',
  action: 'Block',
  summary: 'ptrace',
  standings: [
    { state: 'enforced', detail: '', workloads: ['c2'] },
    { state: 'not-enforced', detail: 'its cgroup is not known', workloads: ['c1'] },
  ],
};
const REPORT: PolicyReport = {
  name: { kind: 'WorkloadPolicy', namespace: 'default', name: 'a' },
  text: TEXT,
  fileName: 'all.yaml',
  workloads: [],
  rules: [RULE],
  trouble: '',
};

afterEach(() => {
  vi.restoreAllMocks();
});

test('rules have the places of their file, and what the node says of them for this workload', () => {
  const { policies, standings } = policiesOf([REPORT], WORKLOAD);
  const ptrace = { type: 'privilege', privilege: 'ptrace', source: null } as const;
  const explanation = explain(policies, WORKLOAD, ptrace);
  const canvas = { width: Number.POSITIVE_INFINITY, style: createStyle(false) };
  const view = explanationView(explanation, 'ptrace', WORKLOAD, standings, canvas);
  expect(view.split('\n').slice(0, 6)).toEqual([
    'ptrace by pod-a: denied, with the alert Block',
    '  all.yaml:46  Block ptrace',
    '    WorkloadPolicy default/a, spec.privileges.ptrace',
    '  this Block rule decides',
    '  decided in the kernel, by BPF-LSM: the caller gets EPERM',
    '  on this node: NOT ENFORCED: its cgroup is not known',
  ]);
});

test('a policy that cannot be read is left out, and told', () => {
  let text = '';
  vi.spyOn(process.stderr, 'write').mockImplementation((chunk) => {
    text += chunk.toString();
    return true;
  });
  const broken = { ...REPORT, text: 'kind: Other\n', rules: [], trouble: 'no such\x1bkind' };
  expect(policiesOf([broken, REPORT], WORKLOAD).policies).toHaveLength(1);
  expect(text).toBe('ringfence: left out: WorkloadPolicy default/a: no such\\x1bkind\n');
});
