import { DEFAULT_POSTURE, type Workload } from '@ringfence/model';
import { describe, expect, it } from 'vitest';
import { parsePolicies } from '../parse/policy-reader.ts';
import type { Policy } from '../policy.ts';
import { buildRuleTable } from './rule-table.ts';

const WORKLOAD: Workload = {
  id: 'c1',
  kind: 'container',
  name: 'web',
  namespace: 'default',
  labels: {},
  image: '',
  runtime: 'containerd',
  pid: 1,
  cgroupPath: '/c1',
  cgroupId: 1n,
};

function policy(name: string, path: string): Policy {
  const text = [
    'apiVersion: security.ringfence.dev/v1alpha1',
    'kind: WorkloadPolicy',
    `metadata: { name: ${name} }`,
    `spec: { selector: {}, file: { matchPaths: [{ path: ${path} }, { path: /z }] } }`,
  ].join('\n');
  return parsePolicies(text, 'p.yaml').policies[0] as Policy;
}

describe('buildRuleTable', () => {
  const [a, b] = [policy('a', '/a'), policy('b', '/b')];

  it('numbers rules from 1, whatever the order of the policies', () => {
    const table = buildRuleTable([b, a], WORKLOAD);
    expect(table.rules.map(({ index, origin }) => [index, origin.policy.name])).toEqual([
      [1, 'a'],
      [2, 'a'],
      [3, 'b'],
      [4, 'b'],
    ]);
    expect(buildRuleTable([a, b], WORKLOAD)).toEqual(table);
  });

  it('digests what is said, not where it stands', () => {
    const { digest } = buildRuleTable([a], WORKLOAD);
    const moved = parsePolicies(`# moved\n\n${a.text}`, 'other.yaml').policies;
    expect(moved[0]?.rules[0]?.origin.line).not.toBe(a.rules[0]?.origin.line);
    expect(buildRuleTable(moved, WORKLOAD).digest).toBe(digest);
    expect(buildRuleTable([policy('a', '/c')], WORKLOAD).digest).not.toBe(digest);
    expect(buildRuleTable([policy('c', '/a')], WORKLOAD).digest).not.toBe(digest);
    const blocking = { ...DEFAULT_POSTURE, file: 'Block' } as const;
    expect(buildRuleTable([a], WORKLOAD, blocking).digest).not.toBe(digest);
  });

  it('leaves out policies that do not select the workload', () => {
    expect(buildRuleTable([a], { ...WORKLOAD, namespace: 'other' }).rules).toEqual([]);
  });
});
