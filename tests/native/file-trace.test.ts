// Where programs may hang at trace points alone: what was done to files is told, by the path asked for.
import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import type { NodeEvent, PolicyReport, ProbeReport } from '@ringfence/model';
import { abilityLine, MATRIX_FILE, type Matrix, readMatrix } from '../../build/matrix-page.ts';
import { NodeProcess } from './node-process.ts';

const ACTOR = resolve('dist/tests/actor');
const RINGFENCE = resolve('dist/bin/ringfence');
const COLUMN = 'trace points alone';
const LIMIT = 20_000;
const SEE_LIMIT = 240_000;

interface Tried {
  readonly name: string;
  readonly words: readonly string[];
  /** How the path is told. */
  readonly told: string;
  readonly target?: string;
}

/** Told of by the node alone: it takes the best tier that it can have. */
async function missingTier(node: NodeProcess): Promise<string | false> {
  await node.start('--containerd', 'none', '--visibility', 'process,file,network');
  const { stdout } = await node.command(['probe', '-o', 'json']);
  const { abilities } = JSON.parse(stdout) as ProbeReport;
  if (abilities.some(({ hooks }) => hooks.includes('tp_btf/sys_exit'))) return false;
  await node[Symbol.asyncDispose]();
  return 'this kernel lets programs hang elsewhere than at trace points';
}

const node = new NodeProcess();
const skip = await missingTier(node);

describe('files at trace points', { skip }, () => {
  const places = join(node.folder, 'watched-');
  let round = 0;
  const place = () => `${places}${round}`;
  const at = (name: string) => join(place(), name);
  const asked = (name: string) => `(as asked)${at(name)}`;
  const recorded: Matrix = readMatrix(MATRIX_FILE);
  const events: NodeEvent[] = [];
  let reader: ChildProcess | undefined;

  const tried = (): readonly Tried[] => [
    { name: 'open for read', words: ['read', at('read')], told: at('read') },
    { name: 'open for write', words: ['append', at('append')], told: at('append') },
    { name: 'open through io_uring', words: ['io-uring', at('io-uring')], told: at('io-uring') },
    { name: 'create', words: ['create', at('new')], told: at('new') },
    { name: 'unlink', words: ['unlink', at('unlink')], told: asked('unlink') },
    {
      name: 'rename',
      words: ['rename', at('rename'), at('renamed')],
      ...{ told: asked('rename'), target: asked('renamed') },
    },
    {
      name: 'link',
      words: ['link', at('link'), at('linked')],
      ...{ told: asked('link'), target: asked('linked') },
    },
    { name: 'symlink', words: ['symlink', '/etc', at('symbolic')], told: asked('symbolic') },
    { name: 'mkdir', words: ['mkdir', at('folder')], told: asked('folder') },
    { name: 'rmdir', words: ['rmdir', at('rmdir')], told: asked('rmdir') },
    { name: 'mknod', words: ['fifo', at('fifo')], told: asked('fifo') },
    { name: 'chmod', words: ['chmod', at('chmod')], told: asked('chmod') },
    { name: 'chown', words: ['chown', at('chown')], told: asked('chown') },
    { name: 'truncate', words: ['truncate', at('truncate')], told: asked('truncate') },
    { name: 'exec', words: ['exec', at('true')], told: at('true') },
  ];

  function prepare(): void {
    mkdirSync(at('rmdir'), { recursive: true });
    for (const { words } of tried()) {
      const [, path = ''] = words;
      if (!['create', 'symlink', 'mkdir', 'rmdir', 'fifo', 'exec'].includes(words[0] ?? ''))
        writeFileSync(path, 'some text');
    }
    copyFileSync('/bin/true', at('true'));
    symlinkSync(at('read'), at('elsewhere'));
  }

  const clean = () => spawnSync('rm', ['-rf', place()]);

  before(async () => {
    reader = spawn(RINGFENCE, ['logs', '-f', '-o', 'json', '--socket', node.socket], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    if (reader.stdout === null) throw new Error('the reader has no output');
    createInterface({ input: reader.stdout }).on('line', (line) => {
      // The host does a lot beside.
      if (line.includes(places)) events.push(JSON.parse(line) as NodeEvent);
    });
    mkdirSync(place());
    // Its own arguments have the place.
    for (const end = Date.now() + LIMIT; events.length === 0 && Date.now() < end; await delay(200))
      perform(['list', place()]);
  });

  after(async () => {
    reader?.kill();
    await node[Symbol.asyncDispose]();
  });

  function perform(words: readonly string[], cwd = '/'): number {
    const { stdout } = spawnSync(ACTOR, ['do', 'traced', ...words], { cwd, encoding: 'utf8' });
    return Number(stdout.split('\t')[1]);
  }

  /** What is told from here on, once a program has run whose exec is told: the last of all. */
  async function toldOf(act: () => void): Promise<NodeEvent[]> {
    const start = events.length;
    act();
    perform(['exec', at('true')]);
    const told = () => events.slice(start).filter(isOurs);
    const isLast = ({ activity }: NodeEvent) =>
      activity.type === 'exec' && activity.path === at('true');
    for (const end = Date.now() + LIMIT; Date.now() < end; await delay(50))
      if (told().some(isLast)) return delay(1000).then(told);
    throw new Error('the last exec was not told');
  }

  /** Not what the test itself does to prepare, which is told as well. */
  const isOurs = ({ lineage }: NodeEvent) =>
    lineage.some(({ arguments: argv }) => argv.includes('traced'));

  const pathsOf = ({ activity }: NodeEvent) =>
    activity.type === 'file'
      ? [activity.path, activity.target]
      : [activity.type === 'exec' ? activity.path : '', ''];

  const shows = (event: NodeEvent, { name, told }: Tried) =>
    pathsOf(event)[0] === told && event.activity.type === (name === 'exec' ? 'exec' : 'file');

  const apply = (action: string) =>
    node.command(
      ['policy', 'apply', '-f', '-'],
      `apiVersion: security.ringfence.dev/v1alpha1
kind: HostPolicy
metadata: { name: traced }
spec:
  nodeSelector: {}
  action: ${action}
  file: { matchDirectories: [{ dir: ${place()}/, recursive: true }] }
  process: { matchPaths: [{ path: ${at('true')} }] }
`,
    );

  /** All but the exec, which comes last. */
  function performOnFiles(): void {
    clean();
    prepare();
    for (const { name, words } of tried())
      if (name !== 'exec') assert.equal(perform(words), 0, name);
  }

  /**
   * What is told of under no policy: all that the host does is, so where it does much, not each
   * time; and what was told once is counted from there on, so each round does it elsewhere.
   */
  async function seenOperations(): Promise<Set<string>> {
    const expected = tried().filter(({ name }) => recorded[COLUMN]?.[name]?.see);
    const seen = new Set<string>();
    const end = Date.now() + SEE_LIMIT;
    for (; Date.now() < end && !expected.every(({ name }) => seen.has(name)); round++) {
      const start = events.length;
      performOnFiles();
      perform(['exec', at('true')]);
      await delay(1500);
      const told = events.slice(start).filter(isOurs);
      for (const one of tried()) if (told.some((event) => shows(event, one))) seen.add(one.name);
      clean();
    }
    return seen;
  }

  /** The operations that alert under a policy, once each, and are not refused. */
  async function alertingOperations(action: 'Audit' | 'Block'): Promise<Set<string>> {
    assert.equal((await apply(action)).stderr, '');
    const told = await toldOf(performOnFiles);
    const alerting = new Set<string>();
    for (const one of tried()) {
      const alerts = told.filter((event) => event.alert !== null && shows(event, one));
      if (alerts.length > 0) alerting.add(one.name);
      assert.ok(alerts.length <= 1, `${one.name} alerts ${alerts.length} times under ${action}`);
      for (const event of alerts) {
        assert.deepEqual(
          [event.alert?.action, event.alert?.enforcer, event.alert?.wouldBlock, event.outcome],
          ['Audit', 'tracepoint', action === 'Block', 'not-denied'],
        );
        assert.equal(pathsOf(event)[1], one.target ?? '');
      }
    }
    return alerting;
  }

  it('each operation is told of under no policy, Audit and Block, and none is refused', async () => {
    const seen = await seenOperations();
    // From here on the rest of this busy host is in nobody's way.
    await node.stop();
    await node.start('--containerd', 'none');
    const audited = await alertingOperations('Audit');
    assert.deepEqual(await alertingOperations('Block'), audited);
    const found = tried().map(({ name }) => {
      const abilities = { see: seen.has(name), audit: audited.has(name), block: false };
      return [name, abilities] as const;
    });
    for (const [operation, abilities] of found)
      console.log(abilityLine({ kernel: COLUMN, operation, ...abilities }));
    assert.deepEqual(Object.fromEntries(found), recorded[COLUMN]);
  });

  it('a rule says what it misses', async () => {
    const { stdout } = await node.command(['policy', 'get', '-o', 'json']);
    const reports = JSON.parse(stdout) as PolicyReport[];
    const rule = reports
      .flatMap(({ rules }) => rules)
      .find(({ path }) => path === 'spec.file.matchDirectories[0]');
    assert.equal(rule?.standings[0]?.state, 'audited');
    assert.match(rule?.standings[0]?.detail ?? '', /EPERM.*as|io_uring/);
  });

  it('a path is joined with the folder, and an open is told by what it opened', async () => {
    clean();
    prepare();
    const told = await toldOf(() => {
      assert.equal(perform(['unlink', `../${basename(place())}/./unlink`], place()), 0);
      assert.equal(perform(['read', 'elsewhere'], place()), 0);
    });
    const paths = told.filter(({ alert }) => alert !== null).map((event) => pathsOf(event)[0]);
    assert.deepEqual(paths, [asked('unlink'), at('read'), at('true')]);
  });

  it('what failed, and what no rule covers, raises nothing', async () => {
    writeFileSync(join(node.folder, 'other'), '');
    const told = await toldOf(() => {
      assert.notEqual(perform(['unlink', at('missing')]), 0);
      assert.equal(perform(['chmod', join(node.folder, 'other')]), 0);
    });
    const paths = told.filter(({ alert }) => alert !== null).map((event) => pathsOf(event)[0]);
    assert.deepEqual(paths, [at('true')]);
  });
});
