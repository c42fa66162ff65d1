import { expect, test } from 'vitest';
import { event, NODE, process, WEB } from './fixtures/event.ts';
import { compatibleGapLog, compatibleGapMessage, compatibleLog } from './log.ts';

const seen = { lane: 'behaviours', outcome: 'not-denied', alert: null } as const;

test('a program that ran, as its line of the profile', () => {
  const lineage = [
    process(9, '/bin/busybox', 'ls', '-l', '/etc'),
    process(8, '/bin/bash', 'bash', '-i'),
  ];
  const activity = { type: 'exec', path: '/bin/busybox', arguments: ['ls', '-l', '/etc'] } as const;
  const log = compatibleLog(event({ ...seen, activity, lineage }), WEB, NODE);
  expect(log).toMatchObject({
    Timestamp: 1_795_535_930n,
    HostName: 'worker-1',
    PodName: 'web-0',
    Type: 'ContainerLog',
    Operation: 'Process',
    Resource: '/bin/busybox -l /etc',
    Data: 'syscall=SYS_EXECVE',
    EventData: { Syscall: 'SYS_EXECVE' },
    ProcessName: '/bin/busybox',
    ParentProcessName: '/bin/bash',
    Source: '/bin/bash -i',
    Result: 'Passed',
  });
  for (const field of ['PolicyName', 'Action', 'Enforcer']) expect(log).not.toHaveProperty(field);
});

test('a datagram of the host, from a process without a program', () => {
  const change = {
    ...seen,
    workload: 'host',
    activity: { type: 'connect', protocol: 'UDP', address: '10.0.0.9', port: 53 } as const,
    lineage: [process(2, '')],
  };
  expect(compatibleLog(event(change), null, NODE)).toMatchObject({
    Type: 'HostLog',
    Resource: 'remoteip=10.0.0.9 port=53 protocol=UDP',
    Data: 'domain=AF_INET',
    Source: 'comm',
    ProcessName: '',
    ParentProcessName: '',
  });
});

test('an event without a process has empty fields for it', () => {
  expect(compatibleLog(event({ ...seen, lineage: [] }), WEB, NODE)).toMatchObject({
    Source: '',
    ProcessName: '',
    HostPID: 0,
    UID: 0,
  });
});

test('the end of a process has no words there', () => {
  const activity = { type: 'exit', code: 0, signal: 9 } as const;
  expect(compatibleLog(event({ ...seen, activity }), WEB, NODE)).toBeNull();
});

test('gaps are logs, and messages of the node', () => {
  const gap = {
    lane: 'behaviours',
    time: 0n,
    lost: 1n,
    reason: 'the ring was full',
    workload: null,
  } as const;
  const text = '1 record is missing here: the ring was full';
  expect(compatibleGapLog(gap, NODE)).toMatchObject({ Type: 'SystemEvent', Data: text });
  expect(compatibleGapMessage(gap, NODE)).toMatchObject({
    Type: 'Message',
    Level: 'WARN',
    Message: `behaviours: ${text}`,
  });
  const status = { ...gap, lane: 'status', lost: 3n, reason: 'it could not be judged' } as const;
  expect(compatibleGapMessage(status, NODE).Message).toBe('status: 3 × it could not be judged');
});
