// What is known of a directory answers for the next file in it only as long as its path is the same.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { linkSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { Actor } from './harness/actor.ts';
import { type Container, Containers } from './harness/containers.ts';
import { unlessKernelHas } from './harness/kernel-requirement.ts';
import { RingfenceNode } from './harness/ringfence-node.ts';

const OUTSIDE = '/tmp/known-directories';
const INSIDE = '/known';
const POD = 'pod-known';

const POLICY = `
apiVersion: security.ringfence.dev/v1alpha1
kind: WorkloadPolicy
metadata: { name: known-directories, namespace: default }
spec:
  selector: { matchLabels: { app: ${POD} } }
  action: Block
  file:
    matchPaths:
      - { path: ${INSIDE}/open/deep/key }
      - { path: ${INSIDE}/open/late/key }
      - { path: ${INSIDE}/open/deep/${'k'.repeat(60)} }
    matchDirectories:
      - { dir: ${INSIDE}/shut/, recursive: true }
      - { dir: ${INSIDE}/flat/ }
      - { dir: ${INSIDE}/open/level/ }
      - { dir: ${INSIDE}/open/level/again/below/ }
`;

describe('known directories', { skip: unlessKernelHas('BPF LSM with task storage') }, () => {
  const resources = new AsyncDisposableStack();
  let container: Container;
  let actor: Actor;
  let files = 0;

  /** A file that nothing is known of yet. */
  function fresh(folder: string): string {
    const name = `file-${files++}`;
    writeFileSync(`${OUTSIDE}/${folder}/${name}`, 'x');
    return name;
  }
  const errorOf = async (path: string) =>
    (await actor.perform('here', 'read', `${INSIDE}/${path}`)).error;
  /** Opens one file first, so that its directory is known, and then another. */
  async function secondIn(folder: string): Promise<string> {
    await errorOf(`${folder}/${fresh(folder)}`);
    return errorOf(`${folder}/${fresh(folder)}`);
  }

  before(async () => {
    for (const folder of ['open/deep', 'shut/deep', 'flat/below', 'elsewhere'])
      mkdirSync(`${OUTSIDE}/${folder}`, { recursive: true });
    const containers = resources.use(await Containers.start());
    const node = await RingfenceNode.shared(containers.socket);
    const [only] = await containers.run([POD], { binds: { [INSIDE]: OUTSIDE } });
    assert.ok(only);
    container = only;
    actor = only.actor;
    await node.apply(POLICY);
  });

  after(() => resources.disposeAsync());

  it('where nothing is under a rule, the next file is free', async () => {
    assert.equal(await secondIn('open/deep'), '');
    assert.equal(await secondIn('elsewhere'), '');
  });

  it('a file under a rule of its own is refused there, and its like is not', async () => {
    for (const name of ['key', 'k'.repeat(60)]) {
      writeFileSync(`${OUTSIDE}/open/deep/${name}`, 'secret');
      writeFileSync(`${OUTSIDE}/open/deep/${name}s`, 'x');
      assert.equal(await secondIn('open/deep'), '');
      assert.equal(await errorOf(`open/deep/${name}s`), '');
      assert.equal(await errorOf(`open/deep/${name}`), 'EACCES');
    }
  });

  it('below a recursive rule each next file is refused', async () => {
    assert.equal(await secondIn('shut/deep'), 'EACCES');
    assert.equal(await secondIn('shut'), 'EACCES');
  });

  it('a rule on what lies in a directory itself goes no further', async () => {
    assert.equal(await secondIn('flat'), 'EACCES');
    assert.equal(await secondIn('flat/below'), '');
  });

  it('the first file in a new directory of a known one is judged by both names', async () => {
    const make = (folder: string) => mkdirSync(`${OUTSIDE}/${folder}`);
    const firstIn = (folder: string) => errorOf(`${folder}/${fresh(folder)}`);
    for (const folder of ['open', 'shut']) await secondIn(folder);
    for (let round = 0; round < 3; round++) {
      make('open/late');
      writeFileSync(`${OUTSIDE}/open/late/key`, 'secret');
      assert.equal(await errorOf('open/late/key'), 'EACCES');
      assert.equal(await firstIn('open/late'), '');
      make('shut/late');
      assert.equal(await firstIn('shut/late'), 'EACCES');
      make('open/level');
      assert.equal(await firstIn('open/level'), 'EACCES');
      make('open/level/again');
      assert.equal(await firstIn('open/level/again'), '');
      make('open/level/again/below');
      assert.equal(await firstIn('open/level/again/below'), 'EACCES');
      make('open/level/again/beside');
      assert.equal(await firstIn('open/level/again/beside'), '');
      const long = `open/${'l'.repeat(60)}`;
      make(long);
      assert.equal(await firstIn(long), '');
      for (const folder of ['open/late', 'shut/late', 'open/level', long])
        rmSync(`${OUTSIDE}/${folder}`, { recursive: true });
    }
  });

  it('so is the first after its directory was moved, or the known one', async () => {
    for (let round = 0; round < 3; round++) {
      await secondIn('open');
      mkdirSync(`${OUTSIDE}/elsewhere/new`);
      const file = fresh('elsewhere/new');
      renameSync(`${OUTSIDE}/elsewhere/new`, `${OUTSIDE}/open/level`);
      assert.equal(await errorOf(`open/level/${file}`), 'EACCES');
      renameSync(`${OUTSIDE}/open/level`, `${OUTSIDE}/open/free`);
      assert.equal(await errorOf(`open/free/${file}`), '');
      await secondIn('open');
      renameSync(`${OUTSIDE}/open`, `${OUTSIDE}/shut/open`);
      mkdirSync(`${OUTSIDE}/shut/open/other`);
      assert.equal(await errorOf(`shut/open/other/${fresh('shut/open/other')}`), 'EACCES');
      renameSync(`${OUTSIDE}/shut/open`, `${OUTSIDE}/open`);
      for (const folder of ['open/free', 'open/other'])
        rmSync(`${OUTSIDE}/${folder}`, { recursive: true });
    }
  });

  it('a directory that is moved under a rule is under it, and free again when moved back', async () => {
    for (let round = 0; round < 3; round++) {
      assert.equal(await secondIn('open/deep'), '');
      const first = fresh('open/deep');
      renameSync(`${OUTSIDE}/open/deep`, `${OUTSIDE}/shut/moved`);
      assert.equal(await errorOf(`shut/moved/${first}`), 'EACCES');
      assert.equal(await secondIn('shut/moved'), 'EACCES');
      renameSync(`${OUTSIDE}/shut/moved`, `${OUTSIDE}/open/deep`);
      assert.equal(await secondIn('open/deep'), '');
    }
  });

  it('so is one whose parent is moved', async () => {
    assert.equal(await secondIn('open/deep'), '');
    renameSync(`${OUTSIDE}/open`, `${OUTSIDE}/shut/open`);
    assert.equal(await secondIn('shut/open/deep'), 'EACCES');
    renameSync(`${OUTSIDE}/shut/open`, `${OUTSIDE}/open`);
    assert.equal(await secondIn('open/deep'), '');
  });

  it('a file that comes from a known directory into another is judged by that one', async () => {
    assert.equal(await secondIn('open/deep'), '');
    assert.equal(await secondIn('shut/deep'), 'EACCES');
    const name = fresh('open/deep');
    assert.equal(await errorOf(`open/deep/${name}`), '');
    renameSync(`${OUTSIDE}/open/deep/${name}`, `${OUTSIDE}/shut/deep/${name}`);
    assert.equal(await errorOf(`shut/deep/${name}`), 'EACCES');
    linkSync(`${OUTSIDE}/shut/deep/${name}`, `${OUTSIDE}/open/deep/${name}`);
    assert.equal(await errorOf(`open/deep/${name}`), '');
    assert.equal(await errorOf(`shut/deep/${name}`), 'EACCES');
  });

  it('a directory made anew where another was is another', async () => {
    for (let round = 0; round < 5; round++) {
      mkdirSync(`${OUTSIDE}/open/again`);
      assert.equal(await secondIn('open/again'), '');
      rmSync(`${OUTSIDE}/open/again`, { recursive: true });
      mkdirSync(`${OUTSIDE}/shut/again`);
      assert.equal(await secondIn('shut/again'), 'EACCES');
      rmSync(`${OUTSIDE}/shut/again`, { recursive: true });
    }
  });

  it('what is mounted over a known directory, or shows it elsewhere, is judged by its place', async () => {
    const mount = (...words: readonly string[]) =>
      execFileSync('nsenter', ['-t', String(container.pid), '-m', ...words]);
    assert.equal(await secondIn('open/deep'), '');
    mkdirSync(`${OUTSIDE}/shut/shown`, { recursive: true });
    mount('mount', '--bind', `${INSIDE}/open/deep`, `${INSIDE}/shut/shown`);
    assert.equal(await errorOf(`shut/shown/${fresh('open/deep')}`), 'EACCES');
    assert.equal(await errorOf(`shut/shown/${fresh('open/deep')}`), 'EACCES');
    assert.equal(await errorOf(`open/deep/${fresh('open/deep')}`), '');
    mount('umount', `${INSIDE}/shut/shown`);
    mount('mount', '--bind', `${INSIDE}/shut/deep`, `${INSIDE}/open/deep`);
    assert.equal(await errorOf(`open/deep/${fresh('shut/deep')}`), '');
    mount('umount', `${INSIDE}/open/deep`);
    assert.equal(await errorOf(`shut/deep/${fresh('shut/deep')}`), 'EACCES');
  });
});
