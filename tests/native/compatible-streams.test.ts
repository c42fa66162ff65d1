// Alerts, logs and messages as a client of KubeArmor reads them, what this kernel cannot do included.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as immediate } from 'node:timers/promises';
import { QUEUE_CAPACITY, ScriptedFace } from './kubearmor/scripted-face.ts';
import { CONTAINER, observation, published, UNKNOWN } from './kubearmor/scripted-node.ts';

const face = new ScriptedFace();

test('come with every field that is known', async () => {
  const alerts = face.client().watch('WatchAlerts', 'policy');
  await alerts.watching;
  face.node.log.publish(published({}));
  const alert = await alerts.first('the alert', () => true);
  assert.deepEqual(
    { ...alert },
    {
      ...UNKNOWN,
      Timestamp: '1795535930',
      UpdatedTime: '2026-11-24T15:58:50.123456Z',
      ClusterName: 'default',
      HostName: 'worker-1',
      KubeArmorVersion: '0.1.0',
      NamespaceName: 'shop',
      PodName: 'web-0',
      Labels:
        'app=web,io.kubernetes.pod.name=web-0,io.kubernetes.pod.namespace=shop,' +
        'kubearmor.io/container.name=nginx',
      ContainerID: CONTAINER,
      ContainerName: 'nginx',
      ContainerImage: 'docker.io/library/nginx:1',
      HostPPID: 1200,
      HostPID: 1240,
      UID: 33,
      ParentProcessName: '/bin/bash',
      ProcessName: '/bin/busybox',
      PolicyName: 'no-shadow',
      Severity: '5',
      Tags: 'MITRE,T1003',
      ATags: ['MITRE', 'T1003'],
      Message: 'who reads this?',
      Type: 'MatchedPolicy',
      Source: '/bin/busybox /etc/shadow',
      Operation: 'File',
      Resource: '/etc/shadow',
      Data: 'lsm=FILE_OPEN',
      EventData: { Lsm: 'FILE_OPEN', Action: 'read' },
      Enforcer: 'BPFLSM',
      Action: 'Block',
      Result: 'Permission denied',
      MaxAlertsPerSec: 0,
      DroppingAlertsInterval: 0,
    },
  );
});

test('go to those who ask for all or for policy, logs for all or for system', async () => {
  const reader = face.client();
  const alerts = reader.watch('WatchAlerts', 'all');
  const logs = reader.watch('WatchLogs', 'all');
  const system = reader.watch('WatchLogs', 'system');
  await Promise.all([alerts.watching, logs.watching, system.watching]);
  face.node.log.publish(observation('/var/first'));
  face.node.log.publish(published({}));
  const gone = { type: 'exit', code: 0, signal: 0 } as const;
  face.node.log.publish(published({ lane: 'behaviours', alert: null, activity: gone }));
  face.node.log.publish(observation('/var/last'));
  await logs.first('the last log', ({ Resource }) => Resource === '/var/last');
  await system.first('the last log', ({ Resource }) => Resource === '/var/last');
  await alerts.first('the alert', ({ Resource }) => Resource === '/etc/shadow');
  for (const stream of [logs, system])
    assert.deepEqual(
      stream.records.map(({ Resource }) => Resource),
      ['/var/first', '/var/last'],
    );
  assert.deepEqual(
    alerts.records.map(({ Type }) => Type),
    ['MatchedPolicy'],
  );
  const [log] = logs.records;
  assert.deepEqual(Object.keys({ ...log }).length, 34);
  assert.partialDeepStrictEqual(log, {
    ...UNKNOWN,
    Timestamp: '1795535930',
    NamespaceName: 'shop',
    ContainerName: 'nginx',
    Type: 'ContainerLog',
    Operation: 'File',
    Source: '/bin/busybox /etc/shadow',
    Data: 'lsm=FILE_OPEN',
    EventData: { Lsm: 'FILE_OPEN', Action: 'write' },
    Result: 'Passed',
  });
});

test('a filter that is not for a stream ends it at once and well', async () => {
  const reader = face.client();
  for (const filter of ['system', '', 'nonsense'])
    assert.equal(await reader.watch('WatchAlerts', filter).ended, null, filter);
  for (const filter of ['policy', '', 'nonsense'])
    assert.equal(await reader.watch('WatchLogs', filter).ended, null, filter);
  assert.equal(face.node.subscribed, 0);
});

test('gaps are told on the stream that misses something, and as messages', async () => {
  const reader = face.client();
  const alerts = reader.watch('WatchAlerts', 'all');
  const logs = reader.watch('WatchLogs', 'all');
  const messages = reader.watch('WatchMessages', '');
  await Promise.all([alerts.watching, logs.watching, messages.watching]);
  for (const lane of ['verdicts', 'behaviours'] as const)
    face.node.log.publish({
      type: 'gap',
      gap: { lane, time: 0n, lost: 3n, reason: 'full', workload: null },
    });
  face.node.log.publish(observation('/var/after'));
  face.node.log.publish(published({}));
  await messages.first('the second gap', ({ Message }) => Message.startsWith('behaviours'));
  await alerts.first('the alert', ({ Type }) => Type === 'MatchedPolicy');
  await logs.first('the log', ({ Type }) => Type === 'ContainerLog');
  assert.deepEqual(
    alerts.records.map(({ Type, Operation, Message }) => [Type, Operation, Message]),
    [
      ['SystemEvent', 'AlertThreshold', '3 records are missing here: full'],
      ['MatchedPolicy', 'File', 'who reads this?'],
    ],
  );
  assert.deepEqual(
    logs.records.map(({ Type, EventData }) => [Type, EventData.Lost]),
    [
      ['SystemEvent', '3'],
      ['ContainerLog', undefined],
    ],
  );
  assert.deepEqual(
    messages.records.map(({ Message }) => Message),
    ['verdicts: 3 records are missing here: full', 'behaviours: 3 records are missing here: full'],
  );
});

test('what a slow reader misses is counted, and told where it is missing', async () => {
  const lostBefore = face.readers.lost;
  const alerts = face.client().watch('WatchAlerts', 'all');
  await alerts.watching;
  alerts.pause();
  const total = 30_000;
  for (let index = 0; index < total; index++) {
    const path = `/etc/${index}`;
    face.node.log.publish(
      published({ activity: { type: 'file', action: 'read', path, target: 'x'.repeat(200) } }),
    );
    if (index % (QUEUE_CAPACITY / 2) === 0) await immediate();
  }
  alerts.resume();
  let expected = 0;
  let lost = 0;
  for (let seen = 0; expected < total; seen++) {
    await alerts.first('the next record', () => alerts.records.length > seen);
    const record = alerts.records[seen];
    assert.ok(record);
    if (record.Operation === 'AlertThreshold') {
      expected += Number(record.EventData.Lost);
      lost += Number(record.EventData.Lost);
    } else assert.equal(record.Resource, `/etc/${expected++}`);
  }
  assert.ok(lost > 0, 'the reader was never too slow');
  assert.equal(face.readers.lost - lostBefore, BigInt(lost));
});
