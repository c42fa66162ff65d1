// A container whose first act is the forbidden one, in runtimes that tell nobody ahead.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { Containers } from './harness/containers.ts';
import { isFull, times } from './harness/effort.ts';
import { unlessKernelHas } from './harness/kernel-requirement.ts';
import type { LogStream } from './harness/log-stream.ts';
import { PlainRunc } from './harness/plain-runc.ts';
import { RingfenceNode } from './harness/ringfence-node.ts';

const ROUNDS = times(3, 100);

const POLICY = `
apiVersion: security.ringfence.dev/v1alpha1
kind: WorkloadPolicy
metadata: { name: first-act, namespace: default }
spec:
  selector: { matchLabels: { app: first } }
  action: Block
  file: { matchPaths: [{ path: /etc/secret }, { path: /etc/passwd }] }
  process: { matchPaths: [{ path: /opt/touch }] }
`;

const READ = ['sh', '-c', 'cat /etc/secret; echo over'];
const IMAGE = 'ringfence.local/demo:1';
const TEST = 'ringfence-test';
const LABELS = { app: 'first' };
const WATCHES = '/proc/sys/fs/inotify/max_user_watches';

describe('hold', { skip: unlessKernelHas('BPF LSM with task storage') }, () => {
  const resources = new AsyncDisposableStack();
  let containers: Containers;
  let node: RingfenceNode;
  let runc: PlainRunc;

  before(async () => {
    containers = resources.use(await Containers.start());
    node = await RingfenceNode.shared(containers.socket);
    runc = resources.use(new PlainRunc());
    writeFileSync(runc.inside('/etc/secret'), 'secret\n');
    copyFileSync('/bin/busybox', runc.inside('/opt/touch'));
    await node.apply(POLICY);
  });

  after(() => resources.disposeAsync());

  it(`runc: what it opens first is refused, ${ROUNDS} times of ${ROUNDS}`, async () => {
    const begun = now();
    await using logs = node.logs();
    for (let round = 0; round < ROUNDS; round++) {
      const { stdout } = await runc.run({
        name: `first-${round}`,
        arguments: READ,
        annotations: LABELS,
      });
      assert.equal(stdout, 'over\n', `round ${round}`);
    }
    const refused = () => logs.alerts.filter(({ workload }) => workload.startsWith('first-'));
    await logs.until(() => refused().length >= ROUNDS, 'an alert for each');
    assert.equal(refused().length, ROUNDS);
    assert.equal(new Set(refused().map(({ workload }) => workload)).size, ROUNDS);
    assert.deepEqual(startsUnknown(logs, begun), []);
  });

  it('runc: a first program that is forbidden does not start', async () => {
    const { status, stderr } = await runc.run({
      name: 'forbidden',
      arguments: ['/opt/touch', '/tmp/made'],
      annotations: LABELS,
    });
    assert.notEqual(status, 0);
    assert.match(stderr, /permission denied/);
    assert.ok(!existsSync(runc.inside('/tmp/made')));
  });

  it('runc: the same goes through where no policy selects it', async () => {
    const read = await runc.run({ name: 'free-read', arguments: READ });
    assert.equal(read.stdout, 'secret\nover\n');
    const made = ['/opt/touch', '/tmp/made'];
    assert.equal((await runc.run({ name: 'free-exec', arguments: made })).status, 0);
    assert.ok(existsSync(runc.inside('/tmp/made')));
  });

  it('runc: known all the same where no more files can be watched', async () => {
    const before = readFileSync(WATCHES, 'utf8');
    writeFileSync(WATCHES, '0');
    try {
      const place = { name: 'unwatched', arguments: READ, annotations: LABELS };
      assert.equal((await runc.run(place)).stdout, 'over\n');
    } finally {
      writeFileSync(WATCHES, before);
    }
  });

  it('containerd: what it opens first is refused', async () => {
    const begun = now();
    await using logs = node.logs();
    const rounds = times(1, 100);
    for (let round = 0; round < rounds; round++) {
      const name = `ctr-${round}`;
      const place = ['--rm', '--net-host', '--label', 'app=first', '--cgroup', `/${TEST}/${name}`];
      const command = ['/bin/busybox', 'cat', '/etc/passwd'];
      const outcome = await containers.ctr('run', ...place, IMAGE, name, ...command).catch(String);
      assert.match(outcome, /Permission/, [outcome, ...startsUnknown(logs, begun)].join('\n'));
    }
    const refused = () => logs.alerts.filter(({ workload }) => workload.startsWith('ctr-'));
    await logs.until(() => refused().length >= rounds, 'an alert for each');
    assert.equal(refused().length, rounds);
  });

  it('what nobody knows waits two seconds, and then starts as the host does', async () => {
    const begun = now();
    await using logs = node.logs();
    using elsewhere = new PlainRunc('/run/runc-elsewhere');
    const running = elsewhere.start({ name: 'unknown', arguments: ['sleep', '1000'] });
    const procs = `/sys/fs/cgroup${elsewhere.cgroupOf('unknown')}/cgroup.procs`;
    const stopped = await until(() => {
      const pid = existsSync(procs) ? readFileSync(procs, 'utf8').trim() : '';
      return /^\d+$/.test(pid) && stateOf(pid) === 'T' ? pid : null;
    });
    const since = now();
    // Nobody but the node ends the wait.
    assert.throws(() => execFileSync('kill', ['-CONT', stopped], { stdio: 'pipe' }));
    assert.equal(stateOf(stopped), 'T');
    // runc itself does not wait for the first program.
    assert.equal(await running, 0);
    await until(() => (stateOf(stopped) === 'T' ? null : true));
    // It was stopped a little before that was seen.
    const waited = now() - since;
    assert.ok(waited >= 1_500_000_000n, `it waited ${waited} ns`);
    await logs.until(() => startsUnknown(logs, begun).length > 0, 'a gap');
    assert.match(startsUnknown(logs, begun)[0] ?? '', /nobody said within two seconds/);
    // And what runs there later does not wait again.
    assert.equal((await elsewhere.exec('unknown', '/bin/true')).status, 0);
    assert.equal(startsUnknown(logs, begun).length, 1);
    await elsewhere.remove('unknown');
  });

  if (isFull)
    it('with the agent killed what waits goes on, and nothing else waits', async () => {
      using elsewhere = new PlainRunc('/run/runc-elsewhere');
      const running = elsewhere.start({ name: 'orphan', arguments: ['sleep', '1000'] });
      const procs = `/sys/fs/cgroup${elsewhere.cgroupOf('orphan')}/cgroup.procs`;
      await until(() => {
        const pid = existsSync(procs) ? readFileSync(procs, 'utf8').trim() : '';
        return /^\d+$/.test(pid) && stateOf(pid) === 'T' ? pid : null;
      });
      await node.end('SIGKILL');
      assert.equal(await running, 0);
      const { stdout } = await runc.run({ name: 'alone', arguments: READ, annotations: LABELS });
      assert.equal(stdout, 'secret\nover\n');
      await runc.start({
        name: 'before-it',
        arguments: [
          'sh',
          '-c',
          'while sleep 0.2; do cat /etc/secret >/tmp/copy && touch /tmp/read; done',
        ],
        annotations: LABELS,
      });
      await node.start();
      // It started without anyone, and is bound now that somebody is there.
      await until(async () => {
        const { stderr } = await runc.exec('before-it', 'cat', '/etc/secret');
        return /Permission denied/i.test(stderr) ? true : null;
      });
      await runc.remove('before-it');
      await elsewhere.remove('orphan');
    });
});

/** As records have it: nanoseconds since 1970. */
const now = () => BigInt(Date.now()) * 1_000_000n;

/** Why containers started, since then, before anybody knew them. A stream begins with older records. */
const startsUnknown = ({ gaps }: LogStream, since: bigint) =>
  gaps
    .filter(({ time }) => time >= since)
    .map(({ reason }) => reason)
    .filter((reason) => /what this container is|started unknown/.test(reason));

/** Empty: it has ended. */
function stateOf(pid: string): string {
  const path = `/proc/${pid}/status`;
  const status = existsSync(path) ? readFileSync(path, 'utf8') : '';
  return /^State:\s+(\S)/m.exec(status)?.[1] ?? '';
}

async function until<Found>(look: () => Found | null | Promise<Found | null>): Promise<Found> {
  for (let tries = 0; tries < 3_000; tries++) {
    const found = await look();
    if (found !== null) return found;
    await delay(10);
  }
  throw new Error('it did not come to that');
}
