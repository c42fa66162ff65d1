import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text as readAll } from 'node:stream/consumers';
import { after, before, describe, test } from 'node:test';
import { setTimeout as delay, setImmediate as immediate } from 'node:timers/promises';
import type { LogRecord, NodeEvent } from '@ringfence/model';
import { type ApiServer, serveApi } from '@ringfence/node/api';
import { KernelLessNode } from './api-node.ts';

const COMMAND_LINE = join(import.meta.dirname, '../../packages/cli/src/main.ts');
const PATIENCE_MS = 20_000;
const QUEUE_CAPACITY = 64;

const scratch = mkdtempSync(join(tmpdir(), 'ringfence-api-'));
const socket = join(scratch, 'run', 'node.sock');
const node = new KernelLessNode();
let server: ApiServer;

before(async () => {
  server = await serveApi(node, { socket, queueCapacity: QUEUE_CAPACITY });
});

const children = new Set<ChildProcess>();

after(async () => {
  for (const child of children) child.kill('SIGKILL');
  await server.close();
  rmSync(scratch, { recursive: true });
});

function start(arguments_: readonly string[], at = socket): ChildProcess {
  const environment = { ...process.env, RINGFENCE_SOCKET: at, TZ: 'UTC' };
  const child = spawn(process.execPath, [COMMAND_LINE, ...arguments_], { env: environment });
  children.add(child);
  child.once('exit', () => children.delete(child));
  return child;
}

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

async function ringfence(arguments_: readonly string[], input = '', at = socket): Promise<Ended> {
  const child = start(arguments_, at);
  child.stdin?.end(input);
  assert.ok(child.stdout && child.stderr);
  const [out, error, code] = await Promise.all([
    readAll(child.stdout),
    readAll(child.stderr),
    exitOf(child),
  ]);
  return { code, out, error };
}

function exitOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => {
    child.once('exit', resolve);
  });
}

async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`${what}: not within ${PATIENCE_MS} ms`);
    await delay(10);
  }
}

function exec(sequence: number, change: Partial<NodeEvent> = {}): LogRecord {
  return {
    type: 'event',
    event: {
      lane: 'behaviours',
      sequence: BigInt(sequence),
      time: 1_795_535_930_123_456_789n,
      workload: 'f3c1'.repeat(16),
      workloadName: 'pod-a',
      namespace: 'default',
      lineage: [],
      activity: { type: 'exec', path: '/bin/true', arguments: ['true', 'x'.repeat(200)] },
      outcome: 'not-denied',
      count: 1,
      alert: null,
      ...change,
    },
  };
}

const alert: NonNullable<NodeEvent['alert']> = {
  action: 'Block',
  policy: { kind: 'WorkloadPolicy', namespace: 'default', name: 'pod-a-etc-bin' },
  rule: 'spec.file.matchDirectories[0]',
  severity: 7,
  tags: ['T'],
  message: 'off limits',
  enforcer: 'bpf-lsm',
  wouldBlock: false,
};

const FILE_POLICY = `apiVersion: security.ringfence.dev/v1alpha1
kind: WorkloadPolicy
metadata: { name: etc-bin, namespace: default }
spec:
  selector: { matchLabels: { app: pod-a } }
  action: Block
  file:
    matchDirectories: [{ dir: /etc/bin/, recursive: true }]
`;
const PTRACE_POLICY = `apiVersion: security.ringfence.dev/v1alpha1
kind: WorkloadPolicy
metadata: { name: no-ptrace, namespace: default }
spec: { selector: { matchLabels: { app: pod-a } }, action: Block, privileges: { ptrace: {} } }
`;

describe('the socket', () => {
  test('is reached by its owner alone', () => {
    assert.equal(statSync(join(scratch, 'run')).mode & 0o777, 0o700);
    assert.equal(statSync(socket).mode & 0o777, 0o600);
  });

  test('is not taken from a node that answers on it', async () => {
    await assert.rejects(serveApi(node, { socket }), { code: 'RF-NODE-106' });
    assert.equal((await ringfence(['status'])).code, 0);
  });

  test('is made anew where a dead node left one', async () => {
    const stale = join(scratch, 'stale', 'node.sock');
    mkdirSync(join(scratch, 'stale'), { mode: 0o700 });
    const leave = `require('net').createServer().listen(${JSON.stringify(stale)}, () => process.kill(process.pid, 'SIGKILL'))`;
    await exitOf(spawn(process.execPath, ['-e', leave]));
    assert.ok(statSync(stale).isSocket());
    const second = await serveApi(node, { socket: stale });
    assert.equal((await ringfence(['status'], '', stale)).code, 0);
    await second.close();
    assert.equal(statSync(stale, { throwIfNoEntry: false }), undefined);
  });

  test('is not put into a directory that others reach', async () => {
    const open = join(scratch, 'open');
    mkdirSync(open);
    for (const mode of [0o750, 0o701, 0o722]) {
      chmodSync(open, mode);
      await assert.rejects(serveApi(node, { socket: join(open, 'node.sock') }), {
        code: 'RF-NODE-104',
      });
    }
  });

  test('is not put into a directory of somebody else', async () => {
    const other = join(scratch, 'other');
    mkdirSync(other, { mode: 0o700 });
    chownSync(other, 65534, 65534);
    await assert.rejects(serveApi(node, { socket: join(other, 'node.sock') }), {
      code: 'RF-NODE-103',
    });
  });

  test('never replaces a file, and never has a path that no socket can have', async () => {
    const file = join(scratch, 'run', 'file');
    writeFileSync(file, 'precious');
    await assert.rejects(serveApi(node, { socket: file }), { code: 'RF-NODE-105' });
    const long = join(scratch, 'x'.repeat(100));
    await assert.rejects(serveApi(node, { socket: long }), { code: 'RF-NODE-101' });
  });
});

describe('reading verbs', () => {
  test('draw for people and write for machines', async () => {
    const probe = await ringfence(['probe']);
    assert.match(probe.out, /^✗ visibility-only: no kernel below\n {2}→ run it on a kernel\n/);
    assert.ok(!probe.out.includes('\x1b'));
    const json = JSON.parse((await ringfence(['probe', '-o', 'json'])).out) as object;
    assert.deepEqual(json, { ...(await node.probe()), canaryTime: null });

    assert.match((await ringfence(['workloads'])).out, /default +pod-a +f3c1f3c1f3c1 +1240/);
    const workloads = await ringfence(['workloads', '-o', 'json']);
    assert.match(workloads.out, /"cgroupId": 9223372036854775813\n/);

    assert.match((await ringfence(['status'])).out, /up +1 min 1 s\n/);
    const status = JSON.parse((await ringfence(['status', '-o', 'json'])).out) as object;
    assert.partialDeepStrictEqual(status, { uptime: 61_000_000_000, subscribersLost: 0 });
  });

  test('say that no node answers, and how to start one', async () => {
    const dead = join(scratch, 'nobody.sock');
    const absent = await ringfence(['status'], '', dead);
    assert.equal(absent.code, 3);
    assert.match(absent.error, /no node runs here .*`ringfence node`/);
    const listener = createServer();
    await new Promise<void>((resolve) => {
      listener.listen(dead, resolve);
    });
    const shut = ringfence(['status'], '', dead);
    listener.on('connection', (connection) => connection.destroy());
    assert.equal((await shut).code, 3);
    listener.close();
  });
});

describe('policy', () => {
  test('is applied, read, applied again and deleted', async () => {
    const file = join(scratch, 'policy.yaml');
    writeFileSync(file, FILE_POLICY);
    const applied = await ringfence(['policy', 'apply', '-f', file]);
    assert.equal(applied.code, 0, applied.error);
    assert.match(applied.out, /^● WorkloadPolicy default\/etc-bin applied \(created\)/);
    assert.match(applied.out, /policy\.yaml:8 {2}Block access \/etc\/bin\/ and below {2}enforced/);

    const text = (await ringfence(['policy', 'get', 'etc-bin', '-o', 'yaml'])).out;
    const again = await ringfence(['policy', 'apply', '-f', '-'], text);
    assert.equal(again.code, 0);
    assert.match(again.out, /unchanged/);

    assert.match((await ringfence(['policy', 'get'])).out, /default +etc-bin +WorkloadPolicy/);
    const none = await ringfence(['policy', 'get', '--kind', 'HostPolicy', '-o', 'json']);
    assert.equal(none.out, '[]\n');
    assert.equal((await ringfence(['policy', 'get', 'nothing'])).code, 5);

    const deleted = await ringfence(['policy', 'delete', 'etc-bin', '-n', 'default']);
    assert.equal(deleted.out, 'WorkloadPolicy default/etc-bin deleted\n');
    const gone = await ringfence(['policy', 'delete', '-f', file]);
    assert.equal(gone.code, 5);
    assert.match(gone.error, /WorkloadPolicy default\/etc-bin is not on this node/);
  });

  test('that is not enforced in full is said so, with place and reason, and is code 4', async () => {
    const both = `${FILE_POLICY}---\n${PTRACE_POLICY}`;
    const applied = await ringfence(['policy', 'apply', '-f', '-'], both);
    assert.equal(applied.code, 4);
    assert.match(applied.out, /<stdin>:13 {2}Block ptrace\n {4}NOT ENFORCED: no kernel below/);
    const json = await ringfence(['policy', 'apply', '-f', '-', '-o', 'json'], both);
    assert.equal(json.code, 4);
    assert.match(json.out, /"state": "not-enforced"/);
  });

  test('with an error is shown as a compiler would, and nothing of it is applied', async () => {
    const broken = FILE_POLICY.replace('etc-bin', 'broken').replace('matchDir', 'matchDri');
    const failed = await ringfence(['policy', 'apply', '-f', '-'], broken);
    assert.equal(failed.code, 1);
    assert.match(failed.error, /^<stdin>:8:5: error: .*\[RF-POLICY-\d{3}\]\n/);
    assert.match(failed.error, /\n {2}8 │ {5}matchDriectories: .*\n {4}│ {5}\^{16}\n/);
    assert.match(failed.error, /1 error, nothing of it was applied/);
    assert.equal((await ringfence(['policy', 'get', 'broken'])).code, 5);
    const refused = await ringfence(['policy', 'delete', '-f', '-'], broken);
    assert.equal(refused.code, 1);
    assert.match(refused.error, /nothing was deleted: 1 error in <stdin>\n<stdin>:8:5: error/);
  });
});

describe('logs', () => {
  test('give history, filtered, as lines of JSON', async () => {
    for (let index = 0; index < 5; index++) node.log.publish(exec(index));
    node.log.publish(exec(0, { lane: 'verdicts', outcome: 'denied', alert }));
    const last = await ringfence(['logs', '-n', '2', '-o', 'json']);
    const lines = last.out.trimEnd().split('\n');
    assert.equal(lines.length, 2);
    assert.deepEqual(
      lines.map((line) => (JSON.parse(line) as { sequence: number }).sequence),
      [4, 0],
    );
    const alerts = await ringfence(['logs', '--alerts', '-o', 'json']);
    assert.equal(alerts.out.trimEnd().split('\n').length, 1);
    assert.match((await ringfence(['logs', '--alerts'])).out, /\[BLOCK\] default\/pod-a exec/);
    assert.equal((await ringfence(['logs', '--type', 'file', '-o', 'json'])).out, '');
    assert.equal((await ringfence(['logs', '--workload', 'pod-b'])).out, '');
  });

  test('follow what happens, until the reader has read enough', async () => {
    const child = start(['logs', '-f', '-n', '0', '-o', 'json', '--action', 'Block']);
    assert.ok(child.stdout && child.stderr);
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    await until('the subscription', () => node.subscribed === 1);
    node.log.publish(exec(100));
    node.log.publish(exec(101, { lane: 'verdicts', outcome: 'denied', alert }));
    const line = (await lines.next()).value as string;
    assert.partialDeepStrictEqual(JSON.parse(line), { type: 'event', sequence: 101 });

    const error = readAll(child.stderr);
    const code = exitOf(child);
    child.stdout.destroy();
    // The next write meets a closed pipe.
    await delay(50);
    node.log.publish(exec(102, { lane: 'verdicts', outcome: 'denied', alert }));
    node.log.publish(exec(103, { lane: 'verdicts', outcome: 'denied', alert }));
    assert.equal(await code, 0);
    assert.equal(await error, '');
    await until('the end of the subscription', () => node.subscribed === 0);
  });

  test('tell a reader who is too slow what is missing, where it is missing', async () => {
    const total = 30_000;
    const child = start(['logs', '-f', '-n', '0', '-o', 'json']);
    assert.ok(child.stdout);
    await until('the subscription', () => node.subscribed === 1);
    for (let index = 0; index < total - 1; index++) {
      node.log.publish(exec(index));
      // Half a queue at a time: only a server that waits for its reader has reason to drop any.
      if (index % (QUEUE_CAPACITY / 2) === 0) await immediate();
    }
    let expected = 0n;
    let lost = 0n;
    let isLastSent = false;
    for await (const line of createInterface({ input: child.stdout })) {
      const record = JSON.parse(line) as { type: string; sequence: number; lost: number };
      if (record.type === 'gap') {
        expected += BigInt(record.lost);
        lost += BigInt(record.lost);
      } else assert.equal(BigInt(record.sequence), expected++);
      if (expected === BigInt(total)) break;
      if (!isLastSent && expected > 0n) {
        isLastSent = true;
        // Given time to drain, the queue takes records again.
        setTimeout(() => node.log.publish(exec(total - 1)), 500);
      }
    }
    child.kill();
    assert.ok(lost > 0n, 'the reader was never too slow');
    const status = JSON.parse((await ringfence(['status', '-o', 'json'])).out) as object;
    assert.partialDeepStrictEqual(status, { subscribersLost: Number(lost) });
    await until('the end of the subscription', () => node.subscribed === 0);
  });

  test('end with code 3 when the node stops and nobody is to wait', async () => {
    const own = join(scratch, 'run', 'second.sock');
    const second = await serveApi(node, { socket: own });
    const child = start(['logs', '-f', '--no-reconnect'], own);
    assert.ok(child.stderr);
    const error = readAll(child.stderr);
    const code = exitOf(child);
    await until('the subscription', () => node.subscribed === 1);
    await second.close();
    assert.equal(await code, 3);
    assert.match(await error, /^ringfence: the node ended the stream/);
    assert.equal(node.subscribed, 0);
  });

  test('go on with the next start of the node, with a gap where something is missing', async () => {
    const own = join(scratch, 'run', 'third.sock');
    const first = await serveApi(node, { socket: own });
    const child = start(['logs', '-f', '-o', 'json', '-n', '0'], own);
    assert.ok(child.stdout && child.stderr);
    const told: string[] = [];
    const said: string[] = [];
    createInterface({ input: child.stdout }).on('line', (line) => told.push(line));
    createInterface({ input: child.stderr }).on('line', (line) => said.push(line));
    await until('the subscription', () => node.subscribed === 1);
    await first.close();
    await until('that it says so', () => said.length > 0);
    // Of the 5 verdicts that it had when the reader came, and 2 since, none was read.
    const next = new KernelLessNode('cd'.repeat(16), { emitted: 1n, totalEmitted: 12n });
    next.log.publish(exec(0));
    const second = await serveApi(next, { socket: own });
    await until('the record', () => told.length === 2);
    const [gap, event] = told.map((line) => JSON.parse(line) as Record<string, unknown>);
    assert.partialDeepStrictEqual(gap, { type: 'gap', lane: 'verdicts', lost: 2 });
    assert.partialDeepStrictEqual(event, { type: 'event', sequence: 0 });
    assert.deepEqual(said, [
      'ringfence: the node ended the stream; waiting for the next',
      'ringfence: a node runs again',
    ]);
    child.kill();
    await exitOf(child);
    await second.close();
  });
});
