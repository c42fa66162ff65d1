import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import {
  ContainerdWatcher,
  parseCgroupMemberships,
  readIdentityHierarchy,
  type WatcherStatus,
  type WorkloadChange,
} from '@ringfence/workloads';
import { DEMO_IMAGE_NAME } from '../../deploy/demo/image/demo-image.ts';
import { parseMounts } from '../../packages/workloads/src/mount-table.ts';
import { PrivateContainerd, TEST_CGROUP } from './private-containerd.ts';

const LIMIT = 20_000;
const SLEEP = 'exec sleep 1000';
const hierarchy = readIdentityHierarchy();
const containerd = new PrivateContainerd();
const scratch = mkdtempSync(join(tmpdir(), 'ringfence-test-'));
const changes: { readonly at: number; readonly change: WorkloadChange }[] = [];
const statuses: WatcherStatus[] = [];
const watcher = new ContainerdWatcher({
  socket: containerd.socket,
  hierarchy,
  onChange: (batch) => {
    for (const change of batch)
      changes.push({ at: performance.timeOrigin + performance.now(), change });
  },
  onStatus: (status) => statuses.push(status),
});

async function until<Value>(what: string, look: () => Value | undefined | false): Promise<Value> {
  for (const end = Date.now() + LIMIT; Date.now() < end; await delay(5)) {
    const value = look();
    if (value !== undefined && value !== false) return value;
  }
  throw new Error(
    `${what}: not within ${LIMIT} ms; last status ${JSON.stringify(statuses.at(-1))}`,
  );
}

function workload(id: string) {
  return watcher.workloads().find((candidate) => candidate.id === id);
}

function watching(): boolean {
  return statuses.at(-1)?.state === 'watching';
}

/** The cgroup of a process, read by the test itself. */
function cgroupDirectory(pid: number): string {
  const memberships = parseCgroupMemberships(readFileSync(`/proc/${pid}/cgroup`, 'utf8'));
  const own = memberships.find(({ hierarchyId }) => hierarchyId === hierarchy.hierarchyId);
  return join(hierarchy.mountPoint, own?.path ?? '');
}

before(async () => {
  // Before containerd is there: the watcher says so and goes on trying.
  watcher.start();
  const waiting = await until('a status before containerd runs', () => statuses[0]);
  assert.equal(waiting.state, 'waiting');
  assert.match(waiting.reason, /containerd\.sock/);
  await containerd.start();
  await until('the first listing', watching);
  const image = join(scratch, 'image.tar');
  const build = join(import.meta.dirname, '../../deploy/demo/image/build.ts');
  execFileSync(process.execPath, [build, image]);
  for (const namespace of ['default', 'elsewhere']) {
    await containerd.ctr(namespace, 'images', 'import', image);
  }
});

after(async () => {
  await watcher.stop();
  const mounts = parseMounts(readFileSync('/proc/mounts', 'utf8'))
    .filter(({ type }) => type === 'cgroup' || type === 'cgroup2')
    .map(({ mountPoint }) => mountPoint);
  await containerd.destroy(mounts);
  rmSync(scratch, { recursive: true, force: true });
});

test('a container is told of with its labels, its process and its cgroup', async () => {
  await containerd.run('default', 'pod-a', DEMO_IMAGE_NAME, SLEEP, '--label', 'app=pod-a');
  const found = await until('pod-a with a process', () => {
    const candidate = workload('pod-a');
    return candidate !== undefined && candidate.pid !== 0 && candidate;
  });
  assert.equal(found.kind, 'container');
  assert.equal(found.name, 'pod-a');
  assert.equal(found.namespace, 'default');
  assert.equal(found.image, DEMO_IMAGE_NAME, SLEEP);
  assert.equal(found.runtime, 'io.containerd.runc.v2');
  assert.equal(found.labels.app, 'pod-a');
  assert.equal(found.labels['kubearmor.io/container.name'], 'pod-a');
  const listed = await containerd.ctr('default', 'task', 'ls');
  assert.match(listed, new RegExp(`^pod-a\\s+${found.pid}\\s+RUNNING`, 'm'));
  const directory = cgroupDirectory(found.pid);
  assert.equal(join(hierarchy.mountPoint, found.cgroupPath), directory);
  assert.equal(found.cgroupPath, `${TEST_CGROUP}/pod-a`);
  assert.equal(found.cgroupId, statSync(directory, { bigint: true }).ino);
});

test('it is told of when its task is created, before its program starts', async (context) => {
  const leads: number[] = [];
  for (let round = 0; round < 9; round += 1) {
    const id = `early-${round}`;
    await containerd.run(
      ...(['default', id, DEMO_IMAGE_NAME, `echo > /out/${id} && exec sleep 1000`] as const),
      ...['--mount', `type=bind,src=${scratch},dst=/out,options=rbind:rw`],
    );
    const told = await until(`${id} with a cgroup`, () =>
      changes.find(({ change }) => change.workload.id === id && change.workload.cgroupId !== 0n),
    );
    const begun = await until(`${id} running`, () => existsSync(join(scratch, id)));
    assert.ok(begun);
    leads.push(statSync(join(scratch, id)).mtimeMs - told.at);
    await containerd.remove('default', id);
    await until(`${id} removed`, () => workload(id) === undefined);
  }
  const median = leads.sort((one, other) => one - other)[4] ?? Number.NaN;
  context.diagnostic(
    `milliseconds before the program's first write: ${leads.map(Math.round).join(', ')}`,
  );
  // The median: a single round may lose the race on a busy machine.
  assert.ok(median > 0, `told ${-median} ms after its program began`);
});

test('namespaces of the runtime are kept apart, and no container passes for the host', async () => {
  await containerd.run('elsewhere', 'pod-a', DEMO_IMAGE_NAME, SLEEP, '--label', 'app=other');
  await containerd.run('default', 'host', DEMO_IMAGE_NAME, SLEEP);
  const other = await until('pod-a of elsewhere', () => workload('elsewhere/pod-a'));
  assert.equal(other.namespace, 'elsewhere');
  assert.equal(other.name, 'pod-a');
  assert.equal(other.labels.app, 'other');
  const impostor = await until('a container called host', () => workload('default/host'));
  assert.equal(impostor.kind, 'container');
  assert.equal(workload('host'), undefined);
  assert.equal(workload('pod-a')?.labels.app, 'pod-a');
});

test('pod labels name it, and hostile ones harm nobody', async () => {
  const evil = '\u001b[2Jred\nline';
  await containerd.run(
    ...(['default', 'labelled', DEMO_IMAGE_NAME, SLEEP] as const),
    ...['--label', 'io.kubernetes.pod.name=web-0', '--label', 'io.kubernetes.pod.namespace=shop'],
    ...['--label', 'io.kubernetes.container.name=nginx', '--label', `evil=${evil}`],
    ...['--label', '__proto__=polluted', '--label', 'kubearmor.io/container.name=forged'],
  );
  const found = await until('labelled', () => workload('labelled'));
  assert.equal(found.name, 'web-0');
  assert.equal(found.namespace, 'shop');
  assert.equal(found.labels['kubearmor.io/container.name'], 'nginx');
  assert.equal(found.labels.evil, evil);
  assert.equal(Object.entries(found.labels).find(([key]) => key === '__proto__')?.[1], 'polluted');
  await containerd.run(
    'default',
    'ugly',
    DEMO_IMAGE_NAME,
    SLEEP,
    '--label',
    `io.kubernetes.pod.name=${evil}`,
  );
  assert.equal((await until('ugly', () => workload('ugly'))).name, '\\u001b[2Jred\\u000aline');
});

test('a label that is not UTF-8 hides no container', async () => {
  const script =
    'exec ctr -a "$0" container create --label "$(printf "bad=\\377\\376")" "$1" broken-label';
  execFileSync('sh', ['-c', script, containerd.socket, DEMO_IMAGE_NAME]);
  const found = await until('broken-label', () => workload('broken-label'));
  assert.equal(found.labels.bad, '\ufffd\ufffd');
  assert.equal(found.pid, 0);
  assert.equal(found.cgroupId, 0n);
  await containerd.remove('default', 'broken-label');
  await until('broken-label removed', () => workload('broken-label') === undefined);
});

test('labels that change are told, and an exec that ends is not the container ending', async () => {
  await containerd.ctr('default', 'container', 'label', 'pod-a', 'tier=front');
  await until('the new label', () => workload('pod-a')?.labels.tier === 'front');
  const { pid } = workload('pod-a') ?? { pid: 0 };
  await containerd.ctr('default', 'task', 'exec', '--exec-id', 'one', 'pod-a', 'true');
  await containerd.ctr('default', 'task', 'kill', '-s', 'KILL', 'labelled');
  await until('labelled without a process', () => workload('labelled')?.pid === 0);
  assert.equal(workload('pod-a')?.pid, pid);
});

test('what changed while containerd was away is told when it is back', async () => {
  const before = watcher.workloads().length;
  await containerd.run('default', 'short-lived', DEMO_IMAGE_NAME, SLEEP);
  const pid = await until('short-lived', () => workload('short-lived')?.pid || undefined);
  await containerd.stop();
  await until('a status that says so', () => statuses.at(-1)?.state === 'waiting');
  assert.equal(watcher.workloads().length, before + 1);
  const kept = workload('pod-a');
  const from = changes.length;
  process.kill(pid, 'SIGKILL');
  await containerd.start();
  await until('watching again', watching);
  await until('short-lived without a process', () => workload('short-lived')?.pid === 0);
  assert.deepEqual(workload('pod-a'), kept);
  const told = changes.slice(from).map(({ change }) => change.workload.id);
  assert.deepEqual([...new Set(told)], ['short-lived']);
  await containerd.run('default', 'later', DEMO_IMAGE_NAME, SLEEP);
  await until('a container of after the restart', () => workload('later')?.cgroupId);
});
