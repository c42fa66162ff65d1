/**
 * `make bench-agent`: what the agent takes on this machine, as root: memory with 200 containers,
 * processor time under 50,000 repeated behaviours a second, and how long policy takes. It has the
 * BPF file system's folder of Ringfence for itself, and leaves nothing behind.
 */
import { execFileSync, spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { NodeActivity } from '@ringfence/model';
import { PrivateContainerd } from '../tests/native/private-containerd.ts';
import { NodeApi } from './node-api.ts';

const CONTAINERS = Number(process.env.CONTAINERS ?? 200);
const POLICIES = Number(process.env.POLICIES ?? 1_000);
const RULES_EACH = 10;
/** A text may hold so many documents. */
const AT_ONCE = 50;
const EDITS = 100;
const RATE = 50_000;
const SECONDS = 20;
/** It gives back what its start, or any burst of work, took every half a minute. */
const GIVEN_BACK_MILLISECONDS = 35_000;
const IMAGE = 'ringfence.local/demo:1';
const TARGETS = { resident: 80, maps: 48, share: 2, edit: 100 } as const;
const MEBIBYTE = 2 ** 20;

const folder = mkdtempSync(join(tmpdir(), 'ringfence-bench-'));
const socket = join(folder, 'run', 'node.sock');
const quota = ['/sys/fs/cgroup/cpu/ringfence-bench', '/sys/fs/cgroup/ringfence-bench'].find(
  (path) =>
    existsSync(join(path, '../cpu.cfs_quota_us')) ||
    existsSync(join(path, '../cgroup.controllers')),
);
const env = { ...process.env, RINGFENCE_SOCKET: socket };
let missed = false;

function tell(what: string, value: string, isMet = true): void {
  console.log(`${isMet ? '  ' : '! '}${what.padEnd(58)} ${value}`);
  if (!isMet) missed = true;
}

const mebibytes = (bytes: number) => `${(bytes / MEBIBYTE).toFixed(1)} MiB`;

function resident(pid: number): { all: number; anonymous: number; file: number } {
  const text = readFileSync(`/proc/${pid}/status`, 'utf8');
  const of = (name: string) =>
    Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text)?.[1]) * 1024;
  return { all: of('VmRSS'), anonymous: of('RssAnon'), file: of('RssFile') };
}

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 120_000; Date.now() < end; await delay(200))
    if (await holds().catch(() => false)) return;
  throw new Error(`never: ${what}`);
}

function policy(number: number, edit = 0): string {
  const paths = Array.from({ length: RULES_EACH - 2 }, (_, rule) => ({
    path: `/srv/policy-${number}/secret-${rule}-${edit}`,
  }));
  const to = [0, 1].map((rule) => ({
    to: [{ cidr: `10.${number >> 8}.${number & 255}.${rule}/32` }],
    ports: [{ protocol: 'TCP', port: 1024 + edit }],
  }));
  return JSON.stringify({
    apiVersion: 'security.ringfence.dev/v1alpha1',
    kind: 'WorkloadPolicy',
    metadata: { name: `bench-${number}`, namespace: 'default' },
    spec: {
      selector: { matchLabels: { app: `bench-${number % CONTAINERS}` } },
      action: 'Block',
      file: { matchPaths: paths },
      egress: to,
    },
  });
}

function limit(pid: number): void {
  if (quota === undefined) return;
  mkdirSync(quota, { recursive: true });
  if (existsSync(join(quota, 'cpu.cfs_quota_us')))
    writeFileSync(join(quota, 'cpu.cfs_quota_us'), '10000');
  else writeFileSync(join(quota, 'cpu.max'), '10000 100000');
  writeFileSync(join(quota, 'cgroup.procs'), String(pid));
}

async function main(): Promise<void> {
  const containerd = new PrivateContainerd();
  await using stack = new AsyncDisposableStack();
  stack.defer(() => rmSync(folder, { recursive: true, force: true }));
  await containerd.start();
  stack.defer(() => containerd.destroy(cgroupMounts()));
  await containerd.ctr('default', 'images', 'import', 'dist/demo/image.tar');
  for (let number = 0; number < CONTAINERS; number++)
    await containerd.run(
      'default',
      `bench-${number}`,
      IMAGE,
      'sleep 100000',
      '--label',
      `app=bench-${number}`,
    );

  const started = performance.now();
  const child = spawn(
    'dist/bin/ringfence',
    ['node', '--state-dir', join(folder, 'state'), '--containerd', containerd.socket],
    { env, stdio: ['ignore', 'ignore', 'ignore'] },
  );
  const pid = child.pid ?? 0;
  stack.defer(async () => {
    child.kill('SIGTERM');
    await until('the node ended', async () => child.exitCode !== null);
    execFileSync(
      'dist/bin/ringfence',
      ['node', '--uninstall', '--state-dir', join(folder, 'state')],
      {
        env,
      },
    );
    if (quota !== undefined && existsSync(quota)) rmdirSync(quota);
  });
  const client = new NodeApi(socket);
  stack.defer(() => client.close());
  const known = async () => (await client.call('listWorkloads', {})).length;
  await until('all containers are known', async () => (await known()) === CONTAINERS + 1);
  tell(
    `start, until ${CONTAINERS} containers are known`,
    `${((performance.now() - started) / 1000).toFixed(1)} s`,
  );
  await delay(GIVEN_BACK_MILLISECONDS);
  await memory(client, pid, `with ${CONTAINERS} containers`);

  const rest = await client.call('getActivity', {});
  await delay(10_000);
  const before = await client.call('getActivity', {});
  tell('agent, at rest', `${shareOf(rest, before).toFixed(2)} % of a processor`);
  const flood = execFileSync('dist/bench/connects', [String(RATE), String(SECONDS)], {
    encoding: 'utf8',
  });
  const after = await client.call('getActivity', {});
  const [done = 0, , took = 1] = flood.trim().split(' ').map(Number);
  const share = shareOf(before, after);
  const connects = (one: typeof after) =>
    one.workloads.find(({ workload }) => workload === 'host')?.connects ?? 0n;
  tell(
    `agent, at ${Math.round((done / took) * 1000)} repeated behaviours a second`,
    `${share.toFixed(2)} % of a processor (at most ${TARGETS.share})`,
    share <= TARGETS.share,
  );
  const counted = Number(connects(after) - connects(before));
  tell('of them counted', `${counted} of ${done}`, counted >= done);

  const loading = performance.now();
  for (let first = 0; first < POLICIES; first += AT_ONCE) {
    const texts = Array.from({ length: Math.min(AT_ONCE, POLICIES - first) }, (_, number) =>
      policy(first + number),
    );
    const text = texts.join('\n---\n');
    const { problems } = await client.call('applyPolicy', { text, fileName: 'bench' });
    if (problems.length > 0) throw new Error(JSON.stringify(problems[0]));
  }
  tell(
    `${POLICIES} policies of ${RULES_EACH} rules, for ${CONTAINERS} containers`,
    `${((performance.now() - loading) / 1000).toFixed(1)} s`,
  );
  await delay(GIVEN_BACK_MILLISECONDS);
  await memory(client, pid, 'with them');
  await edits(client, 'an edit of one');
  limit(pid);
  await edits(client, 'the same under a tenth of a processor');
}

/** Of one processor, in percent. */
function shareOf(before: NodeActivity, after: NodeActivity): number {
  return (Number(after.agentTime - before.agentTime) / Number(after.time - before.time)) * 100;
}

async function memory(client: NodeApi, pid: number, when: string): Promise<void> {
  const { all, anonymous, file } = resident(pid);
  const { maps } = await client.call('getActivity', {});
  const total = Number(maps.reduce((sum, map) => sum + map.memory, 0n));
  tell(
    `agent's resident memory ${when}`,
    `${mebibytes(all)}: ${mebibytes(anonymous)} its own, ${mebibytes(file)} of files and maps (at most ${TARGETS.resident})`,
    all <= TARGETS.resident * MEBIBYTE,
  );
  tell(
    `maps in the kernel ${when}`,
    `${mebibytes(total)} (at most ${TARGETS.maps})`,
    total <= TARGETS.maps * MEBIBYTE,
  );
}

/** Milliseconds from the request to the answer, which comes when all workloads have been flipped. */
async function edits(client: NodeApi, what: string): Promise<void> {
  const took: number[] = [];
  for (let edit = 1; edit <= EDITS; edit++) {
    const start = performance.now();
    await client.call('applyPolicy', { text: policy(edit % POLICIES, edit), fileName: 'bench' });
    took.push(performance.now() - start);
    await delay(50);
  }
  took.sort((one, other) => one - other);
  const at = (part: number) => took[Math.min(took.length - 1, Math.floor(part * took.length))] ?? 0;
  tell(
    `${what}, until it is in effect`,
    `p50 ${at(0.5).toFixed(0)} ms, p99 ${at(0.99).toFixed(0)} ms (at most ${TARGETS.edit})`,
    at(0.99) <= TARGETS.edit,
  );
}

function cgroupMounts(): string[] {
  return readFileSync('/proc/mounts', 'utf8')
    .split('\n')
    .filter((line) => /^\S+ \S+ cgroup2? /.test(line))
    .map((line) => line.split(' ')[1] ?? '');
}

await main().catch((error: unknown) => {
  console.error(error instanceof SuppressedError ? [error.suppressed, error.error] : error);
  missed = true;
});
process.exitCode = missed ? 1 : 0;
