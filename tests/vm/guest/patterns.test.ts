// Patterns in the kernel: what they cover, whatever a name's bytes, and what may be moved.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { NodeEvent } from '@ringfence/model';
import { isInFull } from '../../../packages/cli/src/view/standing.ts';
import { type Container, Containers } from './harness/containers.ts';
import { isFull, times } from './harness/effort.ts';
import { hostileNames, matchesByCharacters } from './harness/hostile-names.ts';
import { unlessKernelHas } from './harness/kernel-requirement.ts';
import type { LogStream } from './harness/log-stream.ts';
import { RingfenceNode } from './harness/ringfence-node.ts';

const SEED = Number(process.env.SEED ?? 20261128);
const TREE = '/tmp/pattern-tree';
const INSIDE = '/p';

const policy = (app: string, section: string, rules: string): string => `
apiVersion: security.ringfence.dev/v1alpha1
kind: WorkloadPolicy
metadata: { name: ${app}-${section}, namespace: default }
spec:
  selector: { matchLabels: { app: ${app} } }
  action: Block
  ${section}: { matchPatterns: [${rules}] }
`;

/** What is refused, where the pattern is, and what stands beside it. */
const COVERED = [
  ['read', `${INSIDE}/keys/a.pem`, `${INSIDE}/keys/a.txt`],
  ['append', `${INSIDE}/keys/deep/er/b.pem`, `${INSIDE}/keys/deep/er/b.txt`],
  ['read', `${INSIDE}/logs/1.log`, `${INSIDE}/logs/10.log`],
  ['read', `${INSIDE}/one/x/two`, `${INSIDE}/one/x/y/two`],
  ['read', `${INSIDE}/either/left`, `${INSIDE}/either/middle`],
  ['exec', `${INSIDE}/tools/strace-5`, `${INSIDE}/tools/ltrace`],
  ['create', `${INSIDE}/keys/new.pem`, `${INSIDE}/keys/new.txt`],
] as const;

const FILE_RULES = [
  `{ pattern: "${INSIDE}/**/*.pem" }`,
  `{ pattern: "${INSIDE}/logs/[0-9].log" }`,
  `{ pattern: "${INSIDE}/one/*/two" }`,
  `{ pattern: "${INSIDE}/either/{left,right}" }`,
].join(', ');

const HOSTILE = '?é, [^a]?, *😀, [à-ÿ]?, *[0-9]';

function makeFile(path: string): void {
  mkdirSync(path.slice(0, path.lastIndexOf('/')), { recursive: true });
  writeFileSync(path, '#!/bin/true\n', { mode: 0o755 });
}

const outside = (path: string) => path.replace(INSIDE, TREE);

const isOf = (event: NodeEvent, id: string) =>
  event.lineage.some((process) => process.arguments.includes(id));

describe('patterns', { skip: unlessKernelHas('BPF LSM with task storage') }, () => {
  const resources = new AsyncDisposableStack();
  const names = hostileNames(SEED, times(80, 5_000));
  let node: RingfenceNode;
  let logs: LogStream;
  let blocked: Container;
  let free: Container;

  before(async () => {
    for (const [word, ...paths] of COVERED)
      if (word !== 'create') for (const path of paths) makeFile(outside(path));
    for (const name of names)
      writeFileSync(Buffer.concat([Buffer.from(`${TREE}/keys/`), name]), 'secret');
    const containers = resources.use(await Containers.start());
    node = await RingfenceNode.shared(containers.socket);
    const [first, second] = await containers.run(['pod-p', 'pod-q'], {
      binds: { [INSIDE]: TREE },
    });
    assert.ok(first && second);
    [blocked, free] = [first, second];
    await node.apply(
      `${policy('pod-p', 'file', FILE_RULES)}---${policy('pod-p', 'process', `{ pattern: "/**/strace*" }`)}`,
    );
    logs = resources.use(node.logs());
  });

  after(() => resources.disposeAsync());

  for (const [word, under, beside] of COVERED) {
    it(`${word} ${under} is refused with one alert, ${beside} is not`, async () => {
      const { error, id } = await blocked.actor.perform('child', word, under);
      assert.equal(error, 'EACCES');
      if (word === 'create') assert.equal(existsSync(outside(under)), false);
      await logs.first((event) => isOf(event, id) && event.alert !== null, id);
      const alerts = logs.alerts.filter((event) => isOf(event, id));
      assert.equal(alerts.length, 1);
      assert.match(alerts[0]?.alert?.rule ?? '', /^spec\.(file|process)\.matchPatterns\[\d\]$/);
      assert.equal((await blocked.actor.perform('child', word, beside)).error, '');
      const other = await free.actor.perform('child', word, under);
      assert.equal(other.error, '');
      assert.deepEqual(
        logs.alerts.filter((event) => isOf(event, other.id)),
        [],
      );
    });
  }

  it('an exact path decides before a pattern, a pattern before a shallower directory', async () => {
    await node.apply(`
apiVersion: security.ringfence.dev/v1alpha1
kind: WorkloadPolicy
metadata: { name: pod-p-ranks, namespace: default }
spec:
  selector: { matchLabels: { app: pod-p } }
  file:
    matchPaths: [{ path: ${INSIDE}/keys/a.pem, action: Allow }]
    matchDirectories:
      - { dir: ${INSIDE}/logs/, action: Allow }
      - { dir: ${INSIDE}/keys/deep/, recursive: true, action: Allow }
`);
    const read = async (path: string) => (await blocked.actor.perform('here', 'read', path)).error;
    assert.equal(await read(`${INSIDE}/keys/a.pem`), '');
    assert.equal(await read(`${INSIDE}/keys/deep/er/b.pem`), '');
    // As deep, and both of one level: Block.
    assert.equal(await read(`${INSIDE}/logs/1.log`), 'EACCES');
    await node.delete({ kind: 'WorkloadPolicy', namespace: 'default', name: 'pod-p-ranks' });
    assert.equal(await read(`${INSIDE}/keys/a.pem`), 'EACCES');
  });

  it(`names of any bytes are judged as the evaluator does (SEED=${SEED})`, async (test) => {
    const patterns = HOSTILE.split(', ').map((text) => `${INSIDE}/keys/${text}`);
    await node.apply(
      policy('pod-q', 'file', patterns.map((text) => `{ pattern: "${text}" }`).join(', ')),
    );
    const paths = names.map((name) => Buffer.concat([Buffer.from(`${INSIDE}/keys/`), name]));
    const results = await free.actor.performAll(
      paths.map((path) => ['here', 'read-hex', path.toString('hex')]),
    );
    let refused = 0;
    for (const [at, path] of paths.entries()) {
      const isRefused = results[at]?.error === 'EACCES';
      if (isRefused) refused++;
      assert.equal(isRefused, matchesByCharacters(patterns, path), `${path.toString('hex')}`);
    }
    test.diagnostic(`${refused} of ${paths.length} names refused`);
    assert.ok(refused > 20 && refused < paths.length - 20, `${refused} of ${paths.length}`);
    await node.delete({ kind: 'WorkloadPolicy', namespace: 'default', name: 'pod-q-file' });
  });

  it('a directory stays where its move would free what lies below, and else moves', async () => {
    const move = async (from: string, to: string) =>
      (await blocked.actor.perform('here', 'rename', `${INSIDE}${from}`, `${INSIDE}${to}`)).error;
    await node.apply(
      policy('pod-p', 'file', '{ pattern: "/**/*.pem" }, { pattern: "/p/one/*/two" }'),
    );
    assert.equal(await move('/one/x', '/free'), 'EACCES');
    assert.ok(existsSync(`${TREE}/one/x/two`));
    assert.equal(await move('/keys/deep', '/moved'), '');
    assert.equal(
      (await blocked.actor.perform('here', 'read', `${INSIDE}/moved/er/b.pem`)).error,
      'EACCES',
    );
    assert.equal(await move('/moved', '/keys/deep'), '');
    // Now there is a place where the keys may be read.
    await node.apply(`
apiVersion: security.ringfence.dev/v1alpha1
kind: WorkloadPolicy
metadata: { name: pod-p-open, namespace: default }
spec:
  selector: { matchLabels: { app: pod-p } }
  file: { matchDirectories: [{ dir: ${INSIDE}/open/, recursive: true, action: Allow }] }
`);
    mkdirSync(`${TREE}/open`, { recursive: true });
    assert.equal(await move('/keys/deep', '/open/deep'), 'EACCES');
    assert.ok(existsSync(`${TREE}/keys/deep/er/b.pem`));
    assert.equal(await move('/keys/deep', '/moved'), '');
    assert.equal(await move('/moved', '/keys/deep'), '');
    await node.delete({ kind: 'WorkloadPolicy', namespace: 'default', name: 'pod-p-open' });
    await node.apply(policy('pod-p', 'file', FILE_RULES));
  });

  if (isFull)
    it('patterns hold while no agent runs, and beside those of the next one', async () => {
      await node.end('SIGKILL');
      const read = async ({ actor }: Container, path: string) =>
        (await actor.perform('here', 'read', path)).error;
      assert.equal(await read(blocked, `${INSIDE}/keys/a.pem`), 'EACCES');
      await node.start();
      await node.apply(policy('pod-q', 'file', `{ pattern: "${INSIDE}/**/*.txt" }`));
      assert.equal(await read(free, `${INSIDE}/keys/a.txt`), 'EACCES');
      assert.equal(await read(free, `${INSIDE}/keys/a.pem`), '');
      assert.equal(await read(blocked, `${INSIDE}/keys/a.pem`), 'EACCES');
      assert.equal(await read(blocked, `${INSIDE}/keys/a.txt`), '');
      await node.delete({ kind: 'WorkloadPolicy', namespace: 'default', name: 'pod-q-file' });
      assert.equal(await read(free, `${INSIDE}/keys/a.txt`), '');
    });

  it('a pattern that needs too many states is not enforced, and says so', async () => {
    const { problems, policies } = await node.tryApply(
      policy(
        'pod-q',
        'file',
        `{ pattern: "/**a${'?'.repeat(30)}" }, { pattern: "${INSIDE}/logs/*" }`,
      ),
    );
    assert.deepEqual(problems, []);
    const rules = policies.flatMap((each) => each.policy.rules);
    assert.deepEqual(rules.map(isInFull), [false, true]);
    assert.match(JSON.stringify(rules[0]), /more than 8192 states/);
    const { error } = await free.actor.perform('here', 'read', `${INSIDE}/logs/10.log`);
    assert.equal(error, 'EACCES');
    await node.delete({ kind: 'WorkloadPolicy', namespace: 'default', name: 'pod-q-file' });
  });
});
