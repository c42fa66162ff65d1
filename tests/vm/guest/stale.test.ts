// What is open since before the rules that refuse it is refused all the same, and nothing else is.
import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { ACTOR_PROGRAM, Actor, type Performed } from './harness/actor.ts';
import { ACTOR_PATH, type Container, Containers } from './harness/containers.ts';
import { isFull } from './harness/effort.ts';
import { FullMap } from './harness/full-map.ts';
import { unlessKernelHas } from './harness/kernel-requirement.ts';
import { isBy } from './harness/log-stream.ts';
import { RingfenceNode } from './harness/ringfence-node.ts';

const SECRET = '/etc/bin/secret';
const READ_ONLY = '/etc/read-only/file';
const OTHER = '/etc/other/file';
/** Of the actor. */
const COPY = '/srv/another-actor';
const TEXT = 'the secret';
const APPEND = `${0x402}`;
const SETS = '/sys/fs/bpf/ringfence';
const LIMIT = 120_000;

const policy = (app: string, rules: string, name = 'stale') => `
apiVersion: security.ringfence.dev/v1alpha1
kind: WorkloadPolicy
metadata: { name: ${name}, namespace: default }
spec:
  selector: { matchLabels: { app: ${app} } }
  action: Block
  file:
    ${rules}
`;
const BLOCK = `matchDirectories:
      - { dir: /etc/bin/, recursive: true }
      - { dir: /etc/read-only/, recursive: true, readOnly: true }`;
const named = (name: string) => ({ kind: 'WorkloadPolicy', namespace: 'default', name }) as const;

/** What reads an open file, FD being its number. */
const READS = [
  'held-read FD',
  'held-pass FD sendfile',
  'held-pass FD splice',
  'held-pass FD copy',
  'held-io-uring FD',
  'held-map FD read',
  'held-map FD later',
  'forked 0 held-read FD',
];

describe('stale descriptors', { skip: unlessKernelHas('BPF LSM with task storage') }, () => {
  const resources = new AsyncDisposableStack();
  let node: RingfenceNode;
  let pod: Container;
  let free: Container;

  const open = async ({ actor }: Container, path: string, flags = '0') => {
    const { error, detail } = await actor.perform('here', 'keep-open', path, flags);
    assert.equal(error, '', path);
    return detail;
  };
  const here = ({ actor }: Container, words: string): Promise<Performed> =>
    actor.perform('here', ...words.split(' '));
  const readBy = async (number: string) => {
    const { error, detail } = await here(pod, `held-read ${number}`);
    return [error, detail];
  };
  const errorOf = async (container: Container, words: string) =>
    (await here(container, words)).error;

  const until = async (holds: () => boolean | Promise<boolean>, what: string) => {
    for (const end = Date.now() + LIMIT; Date.now() < end; await delay(50))
      if (await holds()) return;
    assert.fail(what);
  };
  const found = (count: number) =>
    until(async () => (await node.stale()) === count, `${count} stale files`);
  /** Those that hang at their hooks only for what is stale. */
  const hooks = () =>
    readdirSync(SETS, { recursive: true })
      .map((name) => String(name))
      .filter((name) => /sets\/\d+\/stale-(?!find)/.test(name));
  const clean = async () => {
    await until(() => hooks().length === 0, 'nothing hangs at reads any more');
    assert.equal(await node.stale(), 0);
  };
  const lift = async (name = 'stale') => {
    await node.delete(named(name));
    await clean();
  };

  before(async () => {
    const containers = resources.use(await Containers.start());
    node = await RingfenceNode.shared(containers.socket);
    const all = await containers.run(['pod-stale', 'pod-free'], {
      ...{ privileged: true, newPrivileges: true },
    });
    [pod, free] = [all[0] ?? assert.fail(), all[1] ?? assert.fail()];
    for (const { root } of all)
      for (const path of [SECRET, READ_ONLY, OTHER]) {
        mkdirSync(dirname(root + path), { recursive: true });
        writeFileSync(root + path, TEXT);
      }
  });

  after(() => resources.disposeAsync());

  it('is read before the policy and after it, and refused under it, however it is read', async () => {
    const number = await open(pod, SECRET);
    const readings = async () => {
      const all: [string, string, string][] = [];
      for (const words of READS) {
        const { error, detail } = await here(pod, words.replace('FD', number));
        all.push([words, error, detail]);
      }
      return all;
    };
    const through = READS.map((words) => [words, '', TEXT]);
    assert.deepEqual(await readings(), through);
    await node.apply(policy('pod-stale', BLOCK));
    await found(1);
    assert.deepEqual(
      await readings(),
      READS.map((words) => [words, 'EACCES', '']),
    );
    await lift();
    assert.deepEqual(await readings(), through);
    assert.equal(await errorOf(pod, `close ${number}`), '');
  });

  it('under it: who inherited or duplicated it, and a directory; nobody else', async () => {
    const [number, folder, other] = [
      await open(pod, SECRET),
      await open(pod, '/etc/bin'),
      await open(pod, OTHER),
    ];
    const [theirs, copy] = [
      await open(free, SECRET),
      (await here(pod, `duplicate ${number}`)).detail,
    ];
    assert.equal(await errorOf(pod, `held-list ${folder}`), '');
    await using logs = node.logs();
    await node.apply(policy('pod-stale', BLOCK));
    await found(2);
    const inherited = await pod.actor.perform('child', 'held-read', number);
    assert.deepEqual([inherited.error, inherited.detail], ['EACCES', '']);
    assert.equal(await errorOf(pod, `held-read ${copy}`), 'EACCES');
    assert.equal(await errorOf(pod, `held-list ${folder}`), 'EACCES');
    assert.equal(await errorOf(pod, `held-read ${other}`), '');
    assert.equal((await here(free, `held-read ${theirs}`)).detail, TEXT);
    const repeated = await pod.actor.perform('child', 'repeat', '20', 'held-read', number);
    assert.equal(repeated.detail, '13:20');

    const told = () => logs.alerts.filter((event) => isBy(event, repeated.id));
    const sum = () => told().reduce((total, { count }) => total + count, 0);
    await logs.until(() => sum() >= 20, 'every refusal');
    assert.equal(sum(), 20);
    const alerts = logs.alerts.filter((event) => isBy(event, inherited.id));
    assert.equal(alerts.length, 1);
    const [{ activity, alert, outcome, count, workloadName } = assert.fail()] = alerts;
    assert.deepEqual(activity, { type: 'file', action: 'read', path: SECRET, target: '' });
    assert.deepEqual([outcome, count, workloadName], ['denied', 1, 'pod-stale']);
    assert.equal(alert?.rule, 'spec.file.matchDirectories[0]');
    assert.deepEqual(
      logs.alerts.filter((event) => event.workloadName === 'pod-free'),
      [],
    );
    for (const one of [number, copy, folder, other]) await here(pod, `close ${one}`);
    await clean();
    await lift();
  });

  it('what may only be read is read on, and not written', async () => {
    const number = await open(pod, READ_ONLY, APPEND);
    assert.equal(await errorOf(pod, `held-append ${number}`), '');
    const before = readFileSync(pod.root + READ_ONLY, 'utf8');
    await using logs = node.logs();
    await node.apply(policy('pod-stale', BLOCK));
    await found(1);
    const { error, id } = await pod.actor.perform('child', 'held-append', number);
    assert.equal(error, 'EACCES');
    assert.equal(await errorOf(pod, `held-allocate ${number}`), 'EACCES');
    assert.equal(await errorOf(pod, `held-map ${number} write`), 'EACCES');
    assert.equal((await here(pod, `held-read ${number}`)).detail, `${TEXT}written`);
    assert.equal(readFileSync(pod.root + READ_ONLY, 'utf8'), before);
    const { activity } = await logs.first((one) => isBy(one, id) && one.alert !== null, id);
    assert.deepEqual(activity, { type: 'file', action: 'write', path: READ_ONLY, target: '' });
    assert.equal(logs.alerts.filter((event) => isBy(event, id)).length, 1);
    await lift();
    assert.equal(await errorOf(pod, `held-append ${number}`), '');
    await here(pod, `close ${number}`);
  });

  it('another policy that refuses it does so at once, one that does not lets it be read', async () => {
    const number = await open(pod, SECRET);
    await node.apply(policy('pod-stale', BLOCK));
    await found(1);
    await node.apply(policy('pod-stale', `matchPaths: [{ path: ${OTHER} }]`));
    assert.equal((await here(pod, `held-read ${number}`)).detail, TEXT);
    await clean();
    await node.apply(policy('pod-stale', BLOCK));
    await found(1);
    await node.apply(policy('pod-stale', `matchPaths: [{ path: ${SECRET} }]`));
    assert.equal(await errorOf(pod, `held-read ${number}`), 'EACCES');
    await here(pod, `close ${number}`);
    await lift();
  });

  it('what a runtime hands to its container from the host is no file of the container', async () => {
    mkdirSync(dirname(SECRET), { recursive: true });
    writeFileSync(SECRET, "the host's");
    const handing = `exec crun exec --preserve-fds 1 ${pod.name} ${ACTOR_PATH} 3<${SECRET}`;
    const actor = new Actor('sh', '-c', handing);
    try {
      const read = () => actor.perform('here', 'held-read', '3');
      assert.equal((await read()).detail, "the host's");
      const number = await open(pod, SECRET);
      await node.apply(policy('pod-stale', BLOCK));
      await found(1);
      assert.equal((await actor.perform('here', 'read', SECRET)).error, 'EACCES');
      assert.equal((await read()).detail, "the host's");
      await here(pod, `close ${number}`);
      await lift();
    } finally {
      await actor.end();
    }
  });

  it('what loses its path is refused on, and what has none before the policy is read on', async () => {
    for (const place of ['/srv/before', '/srv/after']) {
      mkdirSync(pod.root + place, { recursive: true });
      assert.equal(await errorOf(pod, `mount ${place}`), '');
      writeFileSync(`${pod.root}${place}/file`, TEXT);
    }
    const [pathless, named] = [
      await open(pod, '/srv/before/file'),
      await open(pod, '/srv/after/file'),
    ];
    assert.equal(await errorOf(pod, 'umount /srv/before'), '');
    await node.apply(policy('pod-stale', 'matchDirectories: [{ dir: /srv/, recursive: true }]'));
    await found(1);
    assert.equal(await errorOf(pod, `held-read ${named}`), 'EACCES');
    assert.equal(await errorOf(pod, 'umount /srv/after'), '');
    assert.deepEqual(await readBy(named), ['EACCES', '']);
    assert.deepEqual(await readBy(pathless), ['', TEXT]);
    for (const number of [pathless, named]) await here(pod, `close ${number}`);
    await clean();
    await lift();
  });

  it('a rule about one program refuses it to that one, whoever else has the same file', async () => {
    copyFileSync(ACTOR_PROGRAM, pod.root + COPY);
    const other = new Actor('crun', 'exec', pod.name, COPY);
    try {
      const { detail: number } = await other.perform('here', 'keep-open', SECRET, '0');
      assert.equal((await other.perform('here', 'held-read', number)).detail, TEXT);
      await node.apply(
        policy('pod-stale', `matchPaths: [{ path: ${SECRET}, fromSource: [{ path: ${COPY} }] }]`),
      );
      await found(1);
      assert.equal((await other.perform('here', 'held-read', number)).error, 'EACCES');
      const theirs = await other.perform(`by:${ACTOR_PATH}`, 'held-read', number);
      assert.deepEqual([theirs.error, theirs.detail], ['', TEXT]);
    } finally {
      await other.end();
    }
    await clean();
    await lift();
  });

  it('files that come to the addresses of stale ones are nobody else', async () => {
    const { detail: first } = await here(pod, `keep-many 200 ${SECRET}`);
    await node.apply(policy('pod-stale', BLOCK));
    await found(200);
    assert.equal(await errorOf(pod, `held-read ${first}`), 'EACCES');
    for (let round = 0; round < 4; round++) {
      const from = Number(first) + round * 50;
      assert.equal(await errorOf(pod, `close-many ${from} 50`), '');
      await found(150 - round * 50);
      assert.equal((await here(pod, `repeat 2000 read ${OTHER}`)).detail, '0:2000');
      assert.equal((await here(free, `repeat 500 read ${SECRET}`)).detail, '0:500');
    }
    assert.deepEqual(await node.stale(), 0);
    await clean();
    await lift();
  });

  it('an agent that is killed takes nothing along, and the next one lifts it', async () => {
    const number = await open(pod, SECRET);
    await node.apply(policy('pod-stale', BLOCK));
    await found(1);
    await node.end('SIGKILL');
    assert.equal(hooks().length, 3);
    assert.deepEqual(await readBy(number), ['EACCES', '']);
    await node.start();
    assert.match(node.said.join('\n'), /adopted program set/);
    assert.equal(await errorOf(pod, `held-read ${number}`), 'EACCES');
    await found(1);
    await lift();
    assert.deepEqual(await readBy(number), ['', TEXT]);
    await here(pod, `close ${number}`);
  });

  if (isFull)
    it('what is closed while no agent runs is cleaned up by the next', async () => {
      const number = await open(pod, SECRET);
      await node.apply(policy('pod-stale', BLOCK));
      await found(1);
      await node.end('SIGKILL');
      await here(pod, `close ${number}`);
      assert.equal((await here(pod, `repeat 500 read ${OTHER}`)).detail, '0:500');
      await node.start();
      await clean();
      await lift();
    });

  it('what there is no room for is told, and looked for again', async () => {
    const number = await open(pod, SECRET);
    await using logs = node.logs();
    const full = new FullMap('stale_files');
    try {
      await node.apply(policy('pod-stale', BLOCK));
      await logs.until(() => logs.gaps.some(({ reason }) => /stale_files/.test(reason)), 'a gap');
      assert.equal(logs.gaps.find(({ reason }) => /stale_files/.test(reason))?.lost, 1n);
    } finally {
      full[Symbol.dispose]();
    }
    await until(async () => (await errorOf(pod, `held-read ${number}`)) === 'EACCES', 'refused');
    await found(1);
    const { troubles } = await node.client.call('status', {});
    assert.deepEqual(
      troubles.filter((trouble) => /stale/.test(trouble)),
      [],
    );
    await here(pod, `close ${number}`);
    await lift();
  });
});
