import type { LogRecord, NodeEvent, Workload } from '@ringfence/model';
import { KernelLessNode } from '../api-node.ts';

export const CONTAINER = 'f3c1'.repeat(16);

const POD: Workload = {
  id: CONTAINER,
  kind: 'container',
  name: 'web-0',
  namespace: 'shop',
  labels: {
    'io.kubernetes.pod.name': 'web-0',
    'io.kubernetes.pod.namespace': 'shop',
    'kubearmor.io/container.name': 'nginx',
    app: 'web',
  },
  image: 'docker.io/library/nginx:1',
  runtime: 'io.containerd.runc.v2',
  pid: 100,
  cgroupPath: '/web',
  cgroupId: 7n,
};

export class ScriptedNode extends KernelLessNode {
  override workloads() {
    return Promise.resolve([POD]);
  }

  override applyPolicy(text: string, fileName: string) {
    if (text.includes('overflowing')) return Promise.reject(new Error('a map is full'));
    return super.applyPolicy(text, fileName);
  }
}

export const FILE_ALERT: NodeEvent = {
  lane: 'verdicts',
  sequence: 1n,
  time: 1_795_535_930_123_456_789n,
  workload: CONTAINER,
  workloadName: 'web-0',
  namespace: 'shop',
  lineage: [
    {
      pid: 1240,
      startTime: 5n,
      uid: 33,
      euid: 33,
      gid: 33,
      loginuid: null,
      tty: 'pts0',
      cwd: '/srv',
      executable: '/bin/busybox',
      arguments: ['cat', '/etc/shadow'],
      comm: 'cat',
    },
    {
      pid: 1200,
      startTime: 4n,
      uid: 33,
      euid: 33,
      gid: 33,
      loginuid: null,
      tty: 'pts0',
      cwd: '/srv',
      executable: '/bin/bash',
      arguments: ['bash', '-i'],
      comm: 'bash',
    },
  ],
  activity: { type: 'file', action: 'read', path: '/etc/shadow', target: '' },
  outcome: 'denied',
  count: 1,
  alert: {
    action: 'Block',
    policy: { kind: 'KubeArmorPolicy', namespace: 'container_namespace', name: 'no-shadow' },
    rule: 'spec.file.matchPaths[0]',
    severity: 5,
    tags: ['MITRE', 'T1003'],
    message: 'who reads this?',
    enforcer: 'bpf-lsm',
    wouldBlock: false,
  },
};

export const published = (change: Partial<NodeEvent>): LogRecord => ({
  type: 'event',
  event: { ...FILE_ALERT, ...change },
});
export const observation = (path: string): LogRecord =>
  published({
    lane: 'behaviours',
    activity: { type: 'file', action: 'write', path, target: '' },
    outcome: 'not-denied',
    alert: null,
  });

/** What no record of this node can know is empty, and there: the client fills it in. */
export const UNKNOWN = {
  Owner: null,
  ExecEvent: null,
  PPID: 0,
  PID: 0,
  Cwd: '/srv',
  TTY: 'pts0',
  NodeID: '',
  ProcessHash: '',
  ParentHash: '',
  ResourceHash: '',
  HashAlgo: '',
  UserName: '',
};
