import type { Workload } from '@ringfence/model';
import { describe, expect, it } from 'vitest';
import { parsePolicies } from '../parse/policy-reader.ts';
import type { Policy } from '../policy.ts';
import { selects } from './selection.ts';

const CONTAINER: Workload = {
  id: 'c1',
  kind: 'container',
  name: 'web',
  namespace: 'shop',
  labels: { app: 'web', 'kubearmor.io/container.name': 'nginx' },
  image: '',
  runtime: 'containerd',
  pid: 1,
  cgroupPath: '/c1',
  cgroupId: 1n,
};
const POD: Workload = {
  ...CONTAINER,
  labels: {
    app: 'web',
    'io.kubernetes.pod.namespace': 'shop',
    'io.kubernetes.container.name': 'nginx',
  },
};
const HOST: Workload = {
  ...CONTAINER,
  id: 'host',
  kind: 'host',
  namespace: '',
  labels: { 'kubernetes.io/hostname': 'node-17', disk: 'ssd' },
};

function policy(kind: string, namespace: string, spec: string): Policy {
  const api = kind.startsWith('KubeArmor')
    ? 'security.kubearmor.com/v1'
    : 'security.ringfence.dev/v1alpha1';
  const metadata = namespace === '' ? '{ name: p }' : `{ name: p, namespace: ${namespace} }`;
  const text = `apiVersion: ${api}\nkind: ${kind}\nmetadata: ${metadata}\nspec: ${spec}\n`;
  const { policies, errors } = parsePolicies(text, 'p.yaml');
  expect(errors).toEqual([]);
  return policies[0] as Policy;
}

const names = (value: string) =>
  `{ selector: { matchLabels: { kubearmor.io/container.name: "${value}" } } }`;
const expressions = (...items: string[]) =>
  `{ selector: { matchExpressions: [${items.map((item) => `{ ${item} }`).join(', ')}] } }`;

describe('selects', () => {
  it.each<[string, string, string, Workload, boolean]>([
    ['WorkloadPolicy', 'shop', '{ selector: {} }', CONTAINER, true],
    ['WorkloadPolicy', 'other', '{ selector: {} }', CONTAINER, false],
    ['WorkloadPolicy', '', '{ selector: {} }', { ...CONTAINER, namespace: 'default' }, true],
    ['WorkloadPolicy', 'container_namespace', '{ selector: {} }', CONTAINER, true],
    ['WorkloadPolicy', 'container_namespace', '{ selector: {} }', POD, false],
    ['WorkloadPolicy', 'shop', '{ selector: {} }', { ...HOST, namespace: 'shop' }, false],
    ['WorkloadPolicy', 'shop', '{ selector: { matchLabels: { app: web } } }', POD, true],
    ['WorkloadPolicy', 'shop', '{ selector: { matchLabels: { app: db } } }', POD, false],
    ['WorkloadPolicy', 'shop', '{ selector: { matchLabels: { toString: x } } }', POD, false],
    ['KubeArmorPolicy', 'shop', '{}', CONTAINER, true],
    ['KubeArmorPolicy', 'shop', names('[nginx,redis]'), CONTAINER, true],
    ['KubeArmorPolicy', 'shop', names('[redis, nginx]'), POD, true],
    ['KubeArmorPolicy', 'shop', names('nginx'), CONTAINER, true],
    ['KubeArmorPolicy', 'shop', names('[]'), CONTAINER, true],
    ['KubeArmorPolicy', 'shop', names('[redis]'), CONTAINER, false],
    [
      'KubeArmorPolicy',
      'shop',
      expressions('key: label, operator: In, values: [app=db, app=web]'),
      POD,
      true,
    ],
    [
      'KubeArmorPolicy',
      'shop',
      expressions('key: label, operator: NotIn, values: [app=web]'),
      POD,
      false,
    ],
    ['KubeArmorClusterPolicy', '', '{}', POD, true],
    ['KubeArmorClusterPolicy', '', '{}', HOST, false],
    [
      'KubeArmorClusterPolicy',
      '',
      expressions('key: namespace, operator: In, values: [shop]'),
      POD,
      true,
    ],
    [
      'KubeArmorClusterPolicy',
      '',
      expressions('key: namespace, operator: NotIn, values: [shop]'),
      POD,
      false,
    ],
    [
      'KubeArmorClusterPolicy',
      '',
      expressions(
        'key: namespace, operator: In, values: [shop]',
        'key: label, operator: NotIn, values: [app=web]',
      ),
      POD,
      false,
    ],
    ['ClusterWorkloadPolicy', '', '{ selector: { matchLabels: { app: web } } }', POD, true],
    ['HostPolicy', '', '{}', HOST, true],
    ['HostPolicy', '', '{}', CONTAINER, false],
    ['HostPolicy', '', '{ nodeSelector: { matchLabels: { disk: ssd } } }', HOST, true],
    ['HostPolicy', '', '{ nodeSelector: { matchLabels: { disk: hdd } } }', HOST, false],
    [
      'KubeArmorHostPolicy',
      '',
      '{ nodeSelector: { matchLabels: { kubearmor.io/hostname: "*" } } }',
      HOST,
      true,
    ],
    [
      'KubeArmorHostPolicy',
      '',
      '{ nodeSelector: { matchLabels: { kubernetes.io/hostname: "a, node-17" } } }',
      HOST,
      true,
    ],
    [
      'KubeArmorHostPolicy',
      '',
      '{ nodeSelector: { matchLabels: { kubernetes.io/hostnamereg: "no*1*" } } }',
      HOST,
      true,
    ],
    [
      'KubeArmorHostPolicy',
      '',
      '{ nodeSelector: { matchLabels: { kubernetes.io/hostnamereg: "no*2*" } } }',
      HOST,
      false,
    ],
  ])('%s in %j with %s', (kind, namespace, spec, workload, selected) => {
    expect(selects(policy(kind, namespace, spec), workload)).toBe(selected);
  });
});
