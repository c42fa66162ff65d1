import { expect, test } from 'vitest';
import type { ContainerFacts } from './container-facts.ts';
import { containerWorkload, sameWorkload, workloadId } from './container-workload.ts';

const FACTS: ContainerFacts = {
  runtimeNamespace: 'k8s.io',
  containerId: 'abc',
  name: '',
  labels: {
    'io.kubernetes.pod.name': 'web-0',
    'io.kubernetes.pod.namespace': 'shop',
    'io.kubernetes.container.name': 'nginx',
    'kubearmor.io/container.name': 'forged',
  },
  image: 'nginx\n:1',
  runtime: 'runc',
  plannedCgroup: null,
};
const RUNNING = { pid: 5, cgroup: { path: '/x', id: 9n } };

test('pod labels name the workload; the container label is ours', () => {
  const workload = containerWorkload('abc', FACTS, RUNNING);
  expect(workload).toMatchObject({ name: 'web-0', namespace: 'shop', image: 'nginx\\u000a:1' });
  expect(workload.labels['kubearmor.io/container.name']).toBe('nginx');
  const plain = containerWorkload('abc', { ...FACTS, labels: {} }, { pid: 0, cgroup: null });
  expect(plain).toMatchObject({ name: 'abc', namespace: 'k8s.io', cgroupPath: '', cgroupId: 0n });
  expect(plain.labels).toEqual({ 'kubearmor.io/container.name': 'abc' });
});

test('an id that is taken, or the host, is qualified', () => {
  expect(workloadId(FACTS, () => false)).toBe('abc');
  expect(workloadId(FACTS, () => true)).toBe('k8s.io/abc');
  expect(workloadId({ ...FACTS, containerId: 'host' }, () => false)).toBe('k8s.io/host');
});

test('every field and label tells two descriptions apart', () => {
  const workload = containerWorkload('abc', FACTS, RUNNING);
  expect(sameWorkload(workload, containerWorkload('abc', FACTS, RUNNING))).toBe(true);
  const changes = [
    { name: 'x' },
    { namespace: 'x' },
    { image: 'x' },
    { runtime: 'x' },
    { pid: 6 },
    { cgroupPath: '/y' },
    { cgroupId: 1n },
    { labels: { ...workload.labels, more: '1' } },
    { labels: { ...workload.labels, 'io.kubernetes.pod.name': 'web-1' } },
  ];
  for (const change of changes) {
    expect(sameWorkload(workload, { ...workload, ...change })).toBe(false);
  }
});
