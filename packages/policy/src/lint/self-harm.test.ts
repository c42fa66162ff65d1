import { describe, expect, it } from 'vitest';
import { parsePolicies } from '../parse/policy-reader.ts';
import { lintPolicies } from './linter.ts';

function harm(kind: string, metadata: string, spec: string, force = false) {
  const api = kind.startsWith('KubeArmor')
    ? 'security.kubearmor.com/v1'
    : 'security.ringfence.dev/v1alpha1';
  const text = `apiVersion: ${api}\nkind: ${kind}\nmetadata: ${metadata}\nspec: ${spec}\n`;
  const { policies, errors } = parsePolicies(text, 'p.yaml');
  expect(errors).toEqual([]);
  return lintPolicies(policies, { force }).filter(({ code }) => code === 'RF-LINT-007');
}

const host = (rules: string) => harm('HostPolicy', '{ name: h }', `{ action: Block, ${rules} }`);

describe('self-harm', () => {
  it.each([
    ['process: { matchPaths: [{ path: /usr/sbin/sshd }] }', 'sshd, the way in'],
    ['process: { matchPaths: [{ execname: kubelet }] }', 'the kubelet'],
    ['process: { matchPaths: [{ path: /usr/bin/containerd }] }', 'the container runtime'],
    ['process: { matchPatterns: [{ pattern: /usr/bin/ring* }] }', 'the Ringfence agent'],
    [
      'file: { matchDirectories: [{ dir: /var/lib/ringfence/, recursive: true }] }',
      'the Ringfence agent',
    ],
    ['file: { matchPatterns: [{ pattern: "/**/ld-linux*" }] }', 'the dynamic loader'],
    ['file: { matchPaths: [{ path: /dev/null, readOnly: true }] }', '/dev/null'],
    ['file: { matchPaths: [{ path: /etc/resolv.conf }] }', 'DNS'],
    ['egress: [{ ports: [{ protocol: UDP, port: 53 }] }]', 'DNS'],
    ['ingress: [{ ports: [{ protocol: TCP, port: 20, endPort: 30 }] }]', 'sshd, the way in'],
    ['privileges: { bpf: {} }', 'the Ringfence agent'],
    [
      'capabilities: { matchCapabilities: [{ capability: setgid }] }',
      'the container runtime and sshd',
    ],
  ])('is an error on the host: %s', (rules, what) => {
    const findings = host(rules);
    expect(findings).toMatchObject([{ severity: 'error', line: 4 }]);
    expect(findings[0]?.message).toContain(what);
  });

  it.each([
    'process: { matchPaths: [{ path: /usr/bin/nc }] }',
    'file: { matchDirectories: [{ dir: /etc/, recursive: true, readOnly: true }] }',
    'egress: [{ to: [{ cidr: 203.0.113.0/24 }] }]',
    'egress: [{ ports: [{ protocol: UDP, port: 53 }], to: [{ cidr: 9.9.9.0/24 }] }]',
    'file: { matchPaths: [{ path: /etc/shadow, fromSource: [{ path: /usr/bin/cat }] }] }',
    'ingress: [{ from: [{ cidr: 203.0.113.0/24 }], ports: [{ port: 22 }] }]',
    'privileges: { ptrace: {} }',
  ])('is not: %s', (rules) => {
    expect(host(rules)).toEqual([]);
  });

  it('is no error where an Allow rule lifts it, unless the Block is final', () => {
    const rules =
      'process: { matchDirectories: [{ dir: /usr/sbin/, action: Block }], ' +
      'matchPaths: [{ path: /usr/sbin/sshd, action: Allow }, { path: /usr/sbin/runc, action: Allow }] }';
    const kubeArmor = `{ nodeSelector: { matchLabels: {} }, ${rules} }`;
    expect(harm('KubeArmorHostPolicy', '{ name: h }', kubeArmor)).toEqual([]);
    expect(harm('HostPolicy', '{ name: h }', `{ ${rules} }`)).toHaveLength(1);
    expect(harm('HostPolicy', '{ name: h }', `{ overridable: true, ${rules} }`)).toEqual([]);
  });

  it.each([
    ['ClusterWorkloadPolicy', '{ name: c }', 'selector: {}', 1],
    ['ClusterWorkloadPolicy', '{ name: c }', 'selector: { matchLabels: { app: web } }', 0],
    ['ClusterWorkloadPolicy', '{ name: c }', 'selector: { matchLabels: { k8s-app: kube-dns } }', 1],
    [
      'KubeArmorClusterPolicy',
      '{ name: c }',
      'selector: { matchExpressions: [{ key: namespace, operator: NotIn, values: [shop] }] }',
      1,
    ],
    [
      'ClusterWorkloadPolicy',
      '{ name: c }',
      'selector: { matchExpressions: ' +
        '[{ key: namespace, operator: NotIn, values: [kube-system, ringfence] }] }',
      0,
    ],
    ['WorkloadPolicy', '{ name: w, namespace: kube-system }', 'selector: {}', 1],
    ['WorkloadPolicy', '{ name: w }', 'selector: {}', 0],
  ])('of a %s %s with %s: %i findings', (kind, metadata, selector, count) => {
    const spec = `{ ${selector}, file: { action: Block, matchPaths: [{ path: /dev/null }] } }`;
    expect(harm(kind, metadata, spec)).toHaveLength(count);
  });

  it('is a warning where it is forced', () => {
    const rules = '{ action: Block, process: { matchPaths: [{ path: /usr/sbin/sshd }] } }';
    expect(harm('HostPolicy', '{ name: h }', rules, true)).toMatchObject([{ severity: 'warning' }]);
  });
});
