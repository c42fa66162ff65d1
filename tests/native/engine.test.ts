// Containers of an engine that speaks Docker's API, here one of the test's own on a Unix socket.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import {
  EngineWatcher,
  readIdentityHierarchy,
  type WatcherStatus,
  type WorkloadChange,
} from '@ringfence/workloads';

const WEB = 'a'.repeat(64);
const JOB = 'b'.repeat(64);
const folder = mkdtempSync(join(tmpdir(), 'ringfence-engine-'));
const socket = join(folder, 'docker.sock');

interface Known {
  readonly name: string;
  readonly labels: Record<string, string>;
}
const known = new Map<string, Known>([[WEB, { name: '/web', labels: { app: 'web' } }]]);
const followers = new Set<ServerResponse>();
const changes: WorkloadChange[] = [];
const statuses: WatcherStatus[] = [];
let server: Server;

const watcher = new EngineWatcher({
  engine: 'docker',
  socket,
  hierarchy: readIdentityHierarchy(),
  onChange: (batch) => changes.push(...batch),
  onStatus: (status) => statuses.push(status),
});

function answer(path: string, response: ServerResponse): void {
  const [, id = ''] = /^\/containers\/(\w+)\/json$/.exec(path) ?? [];
  const one = known.get(id);
  if (path.startsWith('/events')) {
    followers.add(response);
    response.writeHead(200).flushHeaders();
  } else if (path.startsWith('/containers/json')) {
    response.end(JSON.stringify([...known.keys()].map((Id) => ({ Id }))));
  } else if (one === undefined) {
    response.writeHead(404).end('{"message":"no such container"}');
  } else {
    const Config = { Labels: one.labels, Image: 'image:1' };
    response.end(JSON.stringify({ Id: id, Name: one.name, State: { Pid: 0 }, Config }));
  }
}

async function serve(): Promise<void> {
  server = createServer(({ url = '' }, response) => answer(url, response));
  server.listen(socket);
  await once(server, 'listening');
}

async function close(): Promise<void> {
  followers.clear();
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
}

/** As the engine writes them: in pieces, if it likes. */
function tell(id: string): void {
  const line = `${JSON.stringify({ Type: 'container', Action: 'x', Actor: { ID: id } })}\n`;
  for (const follower of followers) {
    follower.write(line.slice(0, 9));
    follower.write(line.slice(9));
  }
}

async function until(what: string, holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 2_000; tries++) {
    if (holds()) return;
    await delay(5);
  }
  assert.fail(
    `${what}: ${JSON.stringify([changes, statuses], (_, value) => (typeof value === 'bigint' ? `${value}` : value))}`,
  );
}

const last = () => changes.at(-1);

before(async () => {
  watcher.start();
  await until('it waits for the socket', () => statuses.at(-1)?.state === 'waiting');
  await serve();
  await until('it watches', () => watcher.watching);
});

after(async () => {
  await watcher.stop();
  await close();
  rmSync(folder, { recursive: true });
});

test('containers that are there are told of, with the names that people gave them', () => {
  assert.equal(changes.length, 1);
  const { type, workload } = changes[0] ?? assert.fail('nothing was told');
  assert.deepEqual(
    [type, workload.id, workload.name, workload.namespace, workload.image, workload.runtime],
    ['added', WEB, 'web', 'default', 'image:1', 'docker'],
  );
  assert.deepEqual({ ...workload.labels }, { app: 'web', 'kubearmor.io/container.name': 'web' });
});

test('an event is followed: a new one, a new name, the end', async () => {
  known.set(JOB, { name: '/job', labels: {} });
  tell(JOB);
  await until('the new one', () => last()?.workload.name === 'job');
  known.set(JOB, { name: '/task', labels: { app: 'job' } });
  tell(JOB);
  await until('the new name', () => last()?.workload.name === 'task');
  assert.equal(last()?.type, 'updated');
  known.delete(JOB);
  tell(JOB);
  await until('the end', () => last()?.type === 'removed');
});

test('what happened while the engine was away is found when it is back', async () => {
  await close();
  await until('it notices', () => !watcher.watching);
  known.set(JOB, { name: '/job', labels: {} });
  known.delete(WEB);
  await serve();
  await until('it watches again', () => watcher.watching);
  const after = changes.slice(-2).map(({ type, workload }) => `${type} ${workload.name}`);
  assert.deepEqual(after.sort(), ['added job', 'removed web']);
});
