// KubeArmor's clients against the node as its users start it, with containers of a real containerd.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { statSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { status } from '@grpc/grpc-js';
import { DEMO_IMAGE_NAME } from '../../deploy/demo/image/demo-image.ts';
import { cgroupMounts } from './cgroup-mounts.ts';
import { freePort } from './free-port.ts';
import { KubeArmorClient, type RecordStream } from './kubearmor/client.ts';
import { policyEvent } from './kubearmor/policy-event.ts';
import { NodeProcess } from './node-process.ts';
import { PrivateContainerd } from './private-containerd.ts';

const resources = new AsyncDisposableStack();
const containerd = new PrivateContainerd();
const node = resources.use(new NodeProcess());
let port = 0;
let listener: Server;
let refused = 0;
let karmor: KubeArmorClient;
let open: KubeArmorClient;
let alerts: RecordStream;
let logs: RecordStream;

before(async () => {
  await containerd.start();
  resources.defer(() => containerd.destroy(cgroupMounts()));
  const image = join(node.folder, 'image.tar');
  const build = join(import.meta.dirname, '../../deploy/demo/image/build.ts');
  execFileSync(process.execPath, [build, image]);
  await containerd.ctr('default', 'images', 'import', image);
  await containerd.run('default', 'web', DEMO_IMAGE_NAME, 'exec sleep 1000', '--label', 'app=web');

  port = await freePort();
  await node.start('--containerd', containerd.socket, '--compatible-port', String(port));
  await node.hears(/containerd: watching/);
  listener = createServer((socket) => socket.end()).listen(0, '127.0.0.1');
  await once(listener, 'listening');
  resources.defer(() => {
    listener.close();
  });
  const address = listener.address();
  assert.ok(address !== null && typeof address === 'object');
  refused = address.port;

  karmor = resources.use(new KubeArmorClient(`unix://${join(node.folder, 'run/kubearmor.sock')}`));
  open = resources.use(new KubeArmorClient(`127.0.0.1:${port}`));
  alerts = karmor.watch('WatchAlerts', 'policy');
  logs = open.watch('WatchLogs', 'system');
  await Promise.all([alerts.watching, logs.watching]);
});

after(() => resources.disposeAsync());

let execs = 0;

/** Runs a command in the container; its exit code is nobody's concern. */
async function run(...words: string[]): Promise<string> {
  const id = `run-${execs++}`;
  return containerd
    .ctr('default', 'task', 'exec', '--exec-id', id, 'web', ...words)
    .catch((error: { stderr?: string }) => error.stderr ?? String(error));
}

/** The link by which it was called, where the kernel cannot say what it led to. */
const PROGRAM = /^\/bin\/(?:busybox|nc)$/;
const connect = () => run('nc', '-w', '2', '127.0.0.1', String(refused));

test('the socket is its owner’s alone, and loopback is all there is of TCP', () => {
  assert.equal(statSync(join(node.folder, 'run')).mode & 0o777, 0o700);
  assert.equal(statSync(join(node.folder, 'run/kubearmor.sock')).mode & 0o777, 0o600);
  const hexadecimal = port.toString(16).toUpperCase().padStart(4, '0');
  assert.deepEqual(node.listensOn(), [`0100007F:${hexadecimal}`]);
  assert.match(node.said, /alerts, logs and the probe are on 127\.0\.0\.1:\d+, for anyone here/);
});

test('both answer the health check', async () => {
  assert.equal(await karmor.healthCheck(41), 41);
  assert.equal(await open.healthCheck(42), 42);
});

test('logs tell what a container runs, and whom it connects to', async () => {
  await connect();
  const arguments_ = `-w 2 127.0.0.1 ${refused}`;
  const exec = await logs.first(
    'the exec',
    // Not that of the program on the host which asks for it.
    ({ Type, Operation, Resource }) =>
      Type === 'ContainerLog' && Operation === 'Process' && Resource.endsWith(arguments_),
  );
  assert.partialDeepStrictEqual(exec, {
    HostName: hostname(),
    NamespaceName: 'container_namespace',
    PodName: '',
    ContainerID: 'web',
    ContainerName: 'web',
    ContainerImage: DEMO_IMAGE_NAME,
    Resource: `${exec.ProcessName} ${arguments_}`,
    Data: 'syscall=SYS_EXECVE',
    Result: 'Passed',
    UID: 0,
  });
  assert.match(exec.ProcessName, PROGRAM);
  assert.match(exec.Labels, /(?:^|,)app=web(?:,|$)/);
  const resource = `remoteip=127.0.0.1 port=${refused} protocol=TCP`;
  const connection = await logs.first('the connection', ({ Resource }) => Resource === resource);
  assert.partialDeepStrictEqual(connection, {
    Operation: 'Network',
    Source: exec.Resource,
    ProcessName: exec.ProcessName,
    HostPID: exec.HostPID,
    ContainerName: 'web',
    Data: 'kprobe=tcp_connect domain=AF_INET',
    EventData: { Kprobe: 'tcp_connect', Domain: 'AF_INET' },
    Result: 'Passed',
  });
  const seconds = Math.abs(Number(connection.Timestamp) - Date.now() / 1000);
  assert.ok(seconds < 60, `${connection.Timestamp} is ${seconds} seconds from now`);
});

test('a connection that policy blocks is one alert', async () => {
  const policy = `apiVersion: security.ringfence.dev/v1alpha1
kind: WorkloadPolicy
metadata: { name: web-port, namespace: container_namespace }
spec:
  selector: { matchLabels: { app: web } }
  severity: 7
  tags: [MITRE, T1071]
  message: nothing is there
  action: Block
  egress: [{ ports: [{ protocol: TCP, port: ${refused} }] }]
`;
  const applied = await node.command(['policy', 'apply', '-f', '-'], policy);
  assert.equal(applied.status, 0, applied.stdout + applied.stderr);
  assert.match(await connect(), /Operation not permitted/);
  const alert = await alerts.first('the alert', ({ Operation }) => Operation === 'Network');
  assert.partialDeepStrictEqual(alert, {
    HostName: hostname(),
    NamespaceName: 'container_namespace',
    ContainerName: 'web',
    PolicyName: 'web-port',
    Severity: '7',
    Tags: 'MITRE,T1071',
    ATags: ['MITRE', 'T1071'],
    Message: 'nothing is there',
    Type: 'MatchedPolicy',
    Source: `${alert.ProcessName} -w 2 127.0.0.1 ${refused}`,
    Resource: `remoteip=127.0.0.1 port=${refused} protocol=TCP`,
    Data: 'kprobe=tcp_connect domain=AF_INET',
    Enforcer: 'NetworkPolicyEnforcer',
    Action: 'Block',
    Result: 'Operation not permitted',
  });
  assert.match(alert.ProcessName, PROGRAM);
  assert.equal(alerts.records.length, 1);
  const deleted = await node.command(['policy', 'delete', 'web-port', '-n', 'container_namespace']);
  assert.equal(deleted.status, 0, deleted.stderr);
});

const FILE_RULE = { file: { matchPaths: [{ path: '/etc/bin/secret' }] } };

test('karmor vm policy add and delete: in force, in the probe, and gone again', async (context) => {
  const event = (type: string) => policyEvent(type, 'no-secret', FILE_RULE);
  assert.equal(await karmor.send('containerPolicy', event('DELETED')), 'NotExist');
  assert.equal(await karmor.send('containerPolicy', event('ADDED')), 'Applied');
  const probe = await open.probe();
  assert.deepEqual(probe.containerList, ['web']);
  assert.deepEqual(probe.containerMap.web?.policyList, ['no-secret']);
  const shown = await node.command(['policy', 'get', 'no-secret', '-n', 'container_namespace']);
  assert.equal(shown.status, 0, shown.stderr);
  if (node.said.includes('enforcing(bpf-lsm)')) {
    assert.match(await run('cat', '/etc/bin/secret'), /Permission denied/);
    const alert = await alerts.first('the alert', ({ Operation }) => Operation === 'File');
    assert.partialDeepStrictEqual(alert, {
      PolicyName: 'no-secret',
      Resource: '/etc/bin/secret',
      Data: 'lsm=FILE_OPEN',
      Enforcer: 'BPFLSM',
      Result: 'Permission denied',
    });
  } else {
    context.diagnostic('this kernel refuses no file: the node has to say so instead');
    assert.match(shown.stdout, /NOT (?:ENFORCED|SEEN)/);
    await node.hears(/container_namespace\/no-secret is applied, and rules of it are not in force/);
  }
  assert.equal(await karmor.send('containerPolicy', event('MODIFIED')), 'Modified');
  assert.equal(await karmor.send('containerPolicy', event('DELETED')), 'Deleted');
  assert.deepEqual((await open.probe()).containerMap, {});
});

test('a host policy is on the host', async () => {
  const nodeSelector = { matchLabels: { 'kubernetes.io/hostname': '*' } };
  const spec = { ...FILE_RULE, selector: undefined, nodeSelector };
  const event = (type: string) => policyEvent(type, 'of-host', spec);
  assert.equal(await karmor.send('hostPolicy', event('ADDED')), 'Applied');
  const { hostMap } = await karmor.probe();
  assert.deepEqual(Object.keys(hostMap), [hostname()]);
  assert.deepEqual(hostMap[hostname()]?.policyList, ['of-host']);
  assert.equal(await karmor.send('hostPolicy', event('DELETED')), 'Deleted');
});

test('loopback takes no policy', async () => {
  await assert.rejects(open.send('containerPolicy', policyEvent('ADDED', 'x', FILE_RULE)), {
    code: status.UNIMPLEMENTED,
  });
});

test('these readers are among those of the node', async () => {
  const { stdout } = await node.command(['status', '-o', 'json']);
  assert.partialDeepStrictEqual(JSON.parse(stdout), { subscribers: 2, subscribersLost: 0 });
});

test('nothing listens on TCP unless asked for, and on no address that others reach', async () => {
  const refusal = await node.command(['node', '--compatible-port', `0.0.0.0:${port}`]);
  assert.equal(refusal.status, 2);
  assert.match(refusal.stderr, /It is a port, or a loopback address and a port/);

  assert.equal(await node.stop(), 0);
  assert.equal(await alerts.ended, null);
  await node.start('--containerd', 'none');
  assert.deepEqual(node.listensOn(), []);
  using again = new KubeArmorClient(`unix://${join(node.folder, 'run/kubearmor.sock')}`);
  assert.equal(await again.healthCheck(1), 1);
});
