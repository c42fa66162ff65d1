// Every field that KubeArmor's messages have, written by the node's code and read by the tests' own.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LOG_SERVICE, POLICY_SERVICE, PROBE_SERVICE } from '@ringfence/model/compatible';
import { DEFINITIONS } from './kubearmor/client.ts';

const OWNER = { Ref: 'Deployment', Name: 'web', Namespace: 'shop' };
const EXEC_EVENT = { ExecID: '8244', ExecutableName: 'bash' };
const EVENT_DATA = { Lsm: 'FILE_OPEN', Target: '/x' };

const TEXTS_OF_BOTH = [
  ...['UpdatedTime', 'ClusterName', 'HostName', 'NamespaceName', 'PodName', 'Labels', 'NodeID'],
  ...['ContainerID', 'ContainerName', 'ContainerImage', 'ParentProcessName', 'ProcessName'],
  ...['Type', 'Source', 'Operation', 'Resource', 'Data', 'Result', 'Cwd', 'TTY', 'UserName'],
  ...['ProcessHash', 'ParentHash', 'ResourceHash', 'HashAlgo'],
];
const TEXTS_OF_ALERT = [
  ...['PolicyName', 'Severity', 'Tags', 'Message', 'Action', 'Enforcer', 'KubeArmorVersion'],
];
const NUMBERS_OF_BOTH = ['HostPPID', 'HostPID', 'PPID', 'PID', 'UID'];
const NUMBERS_OF_ALERT = ['MaxAlertsPerSec', 'DroppingAlertsInterval'];

/** Each field holds something that no other does. */
function filled(texts: readonly string[], numbers: readonly string[]) {
  return {
    ...Object.fromEntries(texts.map((name) => [name, `the ${name}`])),
    ...Object.fromEntries(numbers.map((name, index) => [name, index - 2 || 77])),
    Owner: OWNER,
    ExecEvent: EXEC_EVENT,
    EventData: EVENT_DATA,
  };
}

const SECONDS = 2n ** 62n + 3n;

/** What the tests' own messages make of the bytes. */
function read(method: string, bytes: Buffer): unknown {
  const [service = '', name = ''] = method.split('/');
  const definition = (DEFINITIONS[service] as Record<string, unknown>)[name];
  const reader = definition as { responseDeserialize(bytes: Buffer): object };
  return JSON.parse(JSON.stringify(reader.responseDeserialize(bytes)));
}

test('an alert has its 44 fields where clients look for them', () => {
  const texts = [...TEXTS_OF_BOTH, ...TEXTS_OF_ALERT];
  const alert = {
    ...filled(texts, [...NUMBERS_OF_BOTH, ...NUMBERS_OF_ALERT]),
    ATags: ['first', 'second'],
  };
  const bytes = LOG_SERVICE.watchAlerts.responseSerialize({ ...alert, Timestamp: SECONDS });
  const found = read('feeder.LogService/WatchAlerts', bytes);
  assert.deepEqual(found, { ...alert, Timestamp: String(SECONDS) });
  assert.equal(Object.keys(found as object).length, 44);
});

test('a log has its 34', () => {
  const log = filled(TEXTS_OF_BOTH, NUMBERS_OF_BOTH);
  const bytes = LOG_SERVICE.watchLogs.responseSerialize({ ...log, Timestamp: -SECONDS });
  const found = read('feeder.LogService/WatchLogs', bytes);
  assert.deepEqual(found, { ...log, Timestamp: String(-SECONDS) });
  assert.equal(Object.keys(found as object).length, 34);
});

test('a message has its 8', () => {
  const message = {
    UpdatedTime: 'now',
    ClusterName: 'default',
    HostName: 'worker-1',
    HostIP: '10.0.0.9',
    Type: 'Message',
    Level: 'WARN',
    Message: 'text',
  };
  const bytes = LOG_SERVICE.watchMessages.responseSerialize({ ...message, Timestamp: 1n });
  assert.deepEqual(read('feeder.LogService/WatchMessages', bytes), { ...message, Timestamp: '1' });
});

test('every status has the word that clients print', () => {
  const words = ['Failure', 'Applied', 'Deleted', 'Modified', 'NotExist', 'Invalid', 'NotEnabled'];
  for (const [status, word] of words.entries())
    for (const method of ['containerPolicy', 'hostPolicy', 'networkPolicy'] as const) {
      const bytes = POLICY_SERVICE[method].responseSerialize({ status: status as 0 });
      assert.deepEqual(read(`policy.PolicyService/${method}`, bytes), { status: word });
    }
});

test('the probe has its lists and maps', () => {
  const lists = (name: string) => ({
    policyList: [name],
    policyDataList: [{ policy: Buffer.from(name) }],
  });
  const probe = {
    containerList: ['a', 'b'],
    containerMap: { a: { ...lists('of-a'), policyEnabled: 1 } },
    hostMap: { host: lists('of-host') },
    networkMap: { host: lists('of-network') },
  };
  const bytes = PROBE_SERVICE.getProbeData.responseSerialize(probe);
  const found = read('policy.ProbeService/getProbeData', bytes);
  assert.deepEqual(found, JSON.parse(JSON.stringify(probe)));
});
