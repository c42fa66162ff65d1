// Policy as a client of KubeArmor sends it, and what the probe then says.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { policyEvent } from './kubearmor/policy-event.ts';
import { ScriptedFace } from './kubearmor/scripted-face.ts';

const face = new ScriptedFace();

test('is added, modified and deleted, each with the word for it', async () => {
  const karmor = face.client();
  const steps: readonly [string, string][] = [
    ['DELETED', 'NotExist'],
    ['ADDED', 'Applied'],
    ['ADDED', 'Applied'],
    ['MODIFIED', 'Modified'],
    ['DELETED', 'Deleted'],
    ['DELETED', 'NotExist'],
  ];
  for (const [type, word] of steps)
    assert.equal(await karmor.send('containerPolicy', policyEvent(type, 'steps')), word, type);
  assert.deepEqual(await face.node.policies(), []);
});

test('is in the namespace of all containers, and is the host kind for the host', async () => {
  const karmor = face.client();
  assert.equal(await karmor.send('containerPolicy', policyEvent('ADDED', 'a')), 'Applied');
  const nodeSelector = { matchLabels: { 'kubernetes.io/hostname': '*' } };
  const ofHost = { selector: undefined, nodeSelector };
  assert.equal(await karmor.send('hostPolicy', policyEvent('ADDED', 'a', ofHost)), 'Applied');
  assert.deepEqual(
    (await face.node.policies()).map(({ name, fileName }) => [name.kind, name.namespace, fileName]),
    [
      ['KubeArmorPolicy', 'container_namespace', 'kubearmor.sock'],
      ['KubeArmorHostPolicy', '', 'kubearmor.sock'],
    ],
  );
  for (const method of ['containerPolicy', 'hostPolicy'] as const)
    assert.equal(await karmor.send(method, policyEvent('DELETED', 'a')), 'Deleted');
});

test('that is wrong is Invalid, and the node says why', async () => {
  const karmor = face.client();
  face.told.length = 0;
  assert.equal(await karmor.send('containerPolicy', '{'), 'Invalid');
  assert.equal(await karmor.send('containerPolicy', {}), 'Invalid');
  assert.equal(await karmor.send('containerPolicy', policyEvent('ADDED', '')), 'Invalid');
  const everyone = { selector: {} };
  assert.equal(
    await karmor.send('containerPolicy', policyEvent('ADDED', 'everyone', everyone)),
    'Invalid',
  );
  const wrong = policyEvent('ADDED', 'wrong', { file: { matchPaths: [{ path: 'relative' }] } });
  assert.equal(await karmor.send('containerPolicy', wrong), 'Invalid');
  assert.equal(face.told.length, 5);
  assert.match(
    face.told[0] ?? '',
    /^kubearmor\.sock: a container policy is refused: it is no JSON/,
  );
  assert.match(face.told[3] ?? '', /its selector is empty/);
  assert.match(
    face.told[4] ?? '',
    /container_namespace\/wrong is refused: spec\.file\.\S+: .*\[RF-POLICY-\d{3}\]/,
  );
  assert.deepEqual(await face.node.policies(), []);
});

test('that the node fails at is Failure, one of a kind it has not is NotEnabled', async () => {
  const karmor = face.client();
  face.told.length = 0;
  assert.equal(
    await karmor.send('containerPolicy', policyEvent('ADDED', 'overflowing')),
    'Failure',
  );
  assert.match(face.told[0] ?? '', /a container policy failed: a map is full/);
  assert.equal(await karmor.send('networkPolicy', policyEvent('ADDED', 'n')), 'NotEnabled');
});

test('that is not in force in full is said so, since the word cannot', async () => {
  const karmor = face.client();
  face.told.length = 0;
  const network = { network: { matchProtocols: [{ protocol: 'raw' }] } };
  const event = policyEvent('ADDED', 'raw', network);
  assert.equal(await karmor.send('containerPolicy', event), 'Applied');
  assert.match(face.told[0] ?? '', /container_namespace\/raw is applied, and rules of it are not/);
  assert.equal(await karmor.send('containerPolicy', policyEvent('DELETED', 'raw')), 'Deleted');
});

test('the probe names who is under it, with the policy as JSON', async () => {
  const karmor = face.client();
  assert.deepEqual(await karmor.probe(), {
    containerList: ['nginx'],
    containerMap: {},
    hostMap: {},
    networkMap: {},
  });
  await karmor.send('containerPolicy', policyEvent('ADDED', 'probed'));
  const { containerMap } = await karmor.probe();
  // The scripted node puts every policy on a workload of its own.
  assert.deepEqual(containerMap.nginx?.policyList, ['probed']);
  assert.equal(containerMap.nginx?.policyEnabled, 1);
  const [data] = containerMap.nginx?.policyDataList ?? [];
  assert.deepEqual(JSON.parse(String(data?.policy)), {
    metadata: { namespaceName: 'container_namespace', policyName: 'probed' },
    spec: {
      selector: { matchLabels: { app: 'web' } },
      file: { matchPaths: [{ path: '/etc/shadow' }] },
      severity: 5,
      action: 'Block',
    },
  });
  await karmor.send('containerPolicy', policyEvent('DELETED', 'probed'));
});
