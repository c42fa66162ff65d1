import { expect, test } from 'vitest';
import { compatibleAlert, compatibleGapAlert } from './alert.ts';
import { ALERT, event, NODE, PLAIN, process, WEB } from './fixtures/event.ts';

test('a refused read in a pod has every field that is known', () => {
  expect(compatibleAlert(event(), WEB, NODE)).toEqual({
    Timestamp: 1_795_535_930n,
    UpdatedTime: '2026-11-24T15:58:50.123456Z',
    ClusterName: 'default',
    HostName: 'worker-1',
    KubeArmorVersion: '0.1.0',
    NamespaceName: 'shop',
    PodName: 'web-0',
    Labels:
      'app=web,io.kubernetes.pod.name=web-0,io.kubernetes.pod.namespace=shop,' +
      'kubearmor.io/container.name=nginx',
    ContainerID: WEB.id,
    ContainerName: 'nginx',
    ContainerImage: 'docker.io/library/nginx:1',
    HostPID: 1240,
    HostPPID: 1200,
    PID: 0,
    PPID: 0,
    UID: 33,
    Cwd: '/srv',
    TTY: 'pts0',
    ProcessName: '/bin/busybox',
    ParentProcessName: '/bin/bash',
    Source: '/bin/busybox /etc/bin/secret',
    PolicyName: 'etc-bin',
    Severity: '7',
    Tags: 'MITRE,T1036',
    ATags: ['MITRE', 'T1036'],
    Message: 'off limits',
    Type: 'MatchedPolicy',
    Operation: 'File',
    Resource: '/etc/bin/secret',
    Data: 'lsm=FILE_OPEN',
    EventData: { Lsm: 'FILE_OPEN', Action: 'read' },
    Enforcer: 'BPFLSM',
    Action: 'Block',
    Result: 'Permission denied',
  });
});

test('a refused exec names the new program, and who started it', () => {
  const lineage = [
    process(1300, '/bin/bash', 'bash'),
    process(1200, '/usr/sbin/nginx', 'nginx', '-g', 'daemon off;'),
  ];
  const activity = { type: 'exec', path: '/usr/bin/apt', arguments: ['apt', 'update'] } as const;
  expect(compatibleAlert(event({ activity, lineage }), WEB, NODE)).toMatchObject({
    Operation: 'Process',
    Resource: '/usr/bin/apt update',
    Data: 'lsm=SECURITY_BPRM_CHECK',
    EventData: { Lsm: 'SECURITY_BPRM_CHECK' },
    ProcessName: '/usr/bin/apt',
    ParentProcessName: '/usr/sbin/nginx',
    Source: '/usr/sbin/nginx -g daemon off;',
    HostPID: 1300,
    HostPPID: 1200,
    Result: 'Permission denied',
  });
});

test('a refused connection of a container without a pod', () => {
  const change = {
    workload: 'plain',
    workloadName: 'plain',
    namespace: 'default',
    activity: { type: 'connect', protocol: 'TCP', address: 'fd00::5', port: 443 } as const,
    alert: { ...ALERT, enforcer: 'network', severity: 0, tags: [], message: '' } as const,
  };
  expect(compatibleAlert(event(change), PLAIN, NODE)).toMatchObject({
    NamespaceName: 'container_namespace',
    PodName: '',
    ContainerName: 'plain',
    Operation: 'Network',
    Resource: 'remoteip=fd00::5 port=443 protocol=TCP',
    Data: 'kprobe=tcp_connect domain=AF_INET6',
    EventData: { Kprobe: 'tcp_connect', Domain: 'AF_INET6' },
    Enforcer: 'NetworkPolicyEnforcer',
    Result: 'Operation not permitted',
    Severity: '',
    Tags: '',
    ATags: [],
    Message: '',
  });
});

test('what a Block rule sees and no kernel refuses, is audited in its place', () => {
  const alert = { ...ALERT, action: 'Audit', enforcer: 'fentry', wouldBlock: true } as const;
  expect(compatibleAlert(event({ outcome: 'not-denied', alert }), WEB, NODE)).toMatchObject({
    Action: 'Audit (Block)',
    Enforcer: 'eBPF Monitor',
    Result: 'Passed',
  });
});

test('a refused capability', () => {
  const activity = { type: 'capability', capability: 'net_raw' } as const;
  expect(compatibleAlert(event({ activity }), PLAIN, NODE)).toMatchObject({
    Operation: 'Capabilities',
    Resource: 'CAP_NET_RAW',
    Data: 'lsm=CAPABLE CAP_NET_RAW',
    EventData: { Lsm: 'CAPABLE' },
  });
});

test('an audited attach on the host', () => {
  const host = compatibleAlert(
    event({
      workload: 'host',
      workloadName: 'worker-1',
      namespace: '',
      activity: { type: 'privilege', privilege: 'ptrace', target: 'pid 7' },
      outcome: 'not-denied',
      alert: { ...ALERT, action: 'Audit' },
    }),
    null,
    NODE,
  );
  expect(host).toMatchObject({
    Type: 'MatchedHostPolicy',
    Operation: 'Syscall',
    Resource: 'pid 7',
    Data: 'syscall=SYS_PTRACE',
    Action: 'Audit',
    Result: 'Passed',
    HostPID: 1240,
    PID: 1240,
    PPID: 1200,
  });
  for (const field of ['NamespaceName', 'PodName', 'ContainerID', 'ContainerName', 'Labels'])
    expect(host).not.toHaveProperty(field);
});

test('a workload that is gone is told of by what the event says', () => {
  expect(compatibleAlert(event(), null, NODE)).toMatchObject({
    NamespaceName: 'shop',
    ContainerID: WEB.id,
    ContainerName: 'web-0',
  });
});

test('repeats that are told together are counted', () => {
  expect(compatibleAlert(event({ count: 12 }), WEB, NODE)?.EventData).toEqual({
    Lsm: 'FILE_OPEN',
    Action: 'read',
    Count: '12',
  });
});

test('a user id beyond the range of the field wraps, as it does there', () => {
  const lineage = [{ ...process(1, '/bin/a', 'a'), uid: 4_294_967_295 }];
  expect(compatibleAlert(event({ lineage }), WEB, NODE)?.UID).toBe(-1);
});

test('what a workload chose cannot move a cursor, begin a line or spoil the message', () => {
  const path = '/tmp/\u001b[2J\n== Alert ==\u202e\ud800\u00e4';
  const activity = { type: 'file', action: 'rename', path, target: '/x\ny' } as const;
  const alert = compatibleAlert(event({ activity }), WEB, NODE);
  expect(alert?.Resource).toBe('/tmp/\\u001b[2J\\u000a== Alert ==\\u202e\\ud800\u00e4');
  expect(alert?.EventData).toEqual({
    Lsm: 'FILE_RENAME',
    Action: 'rename',
    Target: '/x\\u000ay',
  });
});

test('what is no alert, and what has no words, is none', () => {
  expect(compatibleAlert(event({ alert: null }), WEB, NODE)).toBeNull();
  const activity = { type: 'exit', code: 0, signal: 0 } as const;
  expect(compatibleAlert(event({ activity }), WEB, NODE)).toBeNull();
});

test('missing alerts are said where they are missing', () => {
  const gap = {
    lane: 'verdicts',
    time: 1_000_000_000n,
    lost: 12n,
    reason: 'too slow',
    workload: { id: 'one', name: 'web', namespace: 'shop' },
  } as const;
  expect(compatibleGapAlert(gap, NODE)).toMatchObject({
    Timestamp: 1n,
    Type: 'SystemEvent',
    Operation: 'AlertThreshold',
    Message: '12 records of web are missing here: too slow',
    EventData: { Lost: '12', Lane: 'verdicts', Reason: 'too slow' },
  });
});
