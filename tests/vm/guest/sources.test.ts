// What rules ask of whoever acts: the program, the owner, a terminal; and programs by name alone.
import assert from 'node:assert/strict';
import { chownSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { NodeEvent } from '@ringfence/model';
import type { Manner } from './harness/actor.ts';
import { type Container, Containers } from './harness/containers.ts';
import { unlessKernelHas } from './harness/kernel-requirement.ts';
import type { LogStream } from './harness/log-stream.ts';
import { RingfenceNode } from './harness/ringfence-node.ts';

const APP = 'pod-who';
const READER = '/usr/bin/reader';

const POLICY = `
apiVersion: security.kubearmor.com/v1
kind: KubeArmorPolicy
metadata: { name: who, namespace: default }
spec:
  selector: { matchLabels: { app: ${APP} } }
  action: Block
  file:
    matchPaths:
      - { path: /data/from, fromSource: [{ path: ${READER} }] }
      - { path: /data/only }
      - { path: /data/only, action: Allow, fromSource: [{ path: ${READER} }] }
      - { path: /data/theirs, ownerOnly: true }
      - { path: /data/mine, ownerOnly: true }
      - { path: /data/typed, pts: false }
      - { path: /data/audited, action: Audit, fromSource: [{ path: ${READER} }] }
    matchDirectories:
      - { dir: /data/folder/, recursive: true, fromSource: [{ path: ${READER} }] }
  process:
    matchPaths:
      - { path: /data/program, fromSource: [{ path: ${READER} }] }
      - { execname: by-name }
      - { execname: by-name-from, fromSource: [{ path: ${READER} }] }
      - { path: /data/typed, pts: false }
  capabilities:
    matchCapabilities:
      - { capability: net_raw, fromSource: [{ path: ${READER} }] }
      - { capability: sys_chroot }
      - { capability: sys_chroot, action: Allow, fromSource: [{ path: ${READER} }] }
---
apiVersion: security.ringfence.dev/v1alpha1
kind: WorkloadPolicy
metadata: { name: who, namespace: default }
spec:
  selector: { matchLabels: { app: ${APP} } }
  action: Block
  privileges: { ptrace: { fromSource: [{ path: ${READER} }] } }
`;

const LATER = `
apiVersion: security.ringfence.dev/v1alpha1
kind: WorkloadPolicy
metadata: { name: later, namespace: default }
spec:
  selector: { matchLabels: { app: ${APP} } }
  action: Block
  file:
    matchPaths: [{ path: /data/later, fromSource: [{ path: /probe/actor }] }]
`;

const FILES = ['from', 'only', 'theirs', 'mine', 'audited', 'later'];
const PROGRAMS = ['program', 'by-name', 'by-name-from', 'typed'];

interface Attempt {
  readonly manner: Manner;
  readonly words: readonly string[];
  readonly alert: 'Block' | 'Audit' | null;
  readonly why: string;
}

const attempt = (
  why: string,
  alert: Attempt['alert'],
  manner: Manner,
  ...words: readonly string[]
): Attempt => ({ why, alert, manner, words });

const BY_READER: Manner = `by:${READER}`;

const ATTEMPTS: readonly Attempt[] = [
  attempt('the named program', 'Block', BY_READER, 'read', '/data/from'),
  attempt('the program by a link', 'Block', 'by:/usr/bin/link', 'read', '/data/from'),
  attempt('another program', null, 'child', 'read', '/data/from'),
  attempt(
    'the named program, after another had the verdict cached',
    'Block',
    BY_READER,
    'read',
    '/data/from',
  ),
  attempt('another program, where one alone may', 'Block', 'child', 'append', '/data/only'),
  attempt('the one that may', null, BY_READER, 'append', '/data/only'),
  attempt('another program, after the one that may', 'Block', 'child', 'append', '/data/only'),
  attempt('below a directory', 'Block', BY_READER, 'create', '/data/folder/x/new'),
  attempt('below a directory, another program', null, 'child', 'create', '/data/folder/x/other'),
  attempt('the named program, audited', 'Audit', BY_READER, 'read', '/data/audited'),
  attempt('another program, not audited', null, 'child', 'read', '/data/audited'),
  attempt("somebody else's file", 'Block', 'child', 'read', '/data/theirs'),
  attempt('the own file', null, 'child', 'read', '/data/mine'),
  attempt('with a terminal', 'Block', 'terminal', 'read', '/data/typed'),
  attempt('without a terminal', null, 'child', 'read', '/data/typed'),
  attempt('run with a terminal', 'Block', 'terminal', 'exec', '/data/typed'),
  attempt('run without a terminal', null, 'child', 'exec', '/data/typed'),
  attempt('run by the named program', 'Block', BY_READER, 'exec', '/data/program'),
  attempt('run by another program', null, 'child', 'exec', '/data/program'),
  attempt('run by name', 'Block', 'child', 'exec', '/data/by-name'),
  attempt('run by name, wherever it lies', 'Block', 'child', 'exec', '/data/folder/by-name'),
  attempt('run by name, from a source', 'Block', BY_READER, 'exec', '/data/by-name-from'),
  attempt('run by name, from another', null, 'child', 'exec', '/data/by-name-from'),
  attempt('a capability of the named program', 'Block', BY_READER, 'use-net_raw'),
  attempt('a capability of another program', null, 'child', 'use-net_raw'),
  attempt('a capability that one program may use', null, BY_READER, 'use-sys_chroot'),
  attempt('a capability that no other may use', 'Block', 'child', 'use-sys_chroot'),
  attempt('a privilege of the named program', 'Block', BY_READER, 'attach'),
  attempt('a privilege of another program', null, 'child', 'attach'),
];

/** Files are refused otherwise than what a process asks of the kernel itself. */
const refusalOf = ([operation = '']: readonly string[]) =>
  /^(?:use-|attach)/.test(operation) ? 'EPERM' : 'EACCES';

function prepare(root: string): void {
  mkdirSync(`${root}/data/folder/x`, { recursive: true });
  for (const name of FILES) writeFileSync(`${root}/data/${name}`, name);
  for (const path of [...PROGRAMS, 'folder/by-name'])
    writeFileSync(`${root}/data/${path}`, '#!/bin/true\n', { mode: 0o755 });
  chownSync(`${root}/data/theirs`, 1000, 1000);
}

describe('whoever acts', { skip: unlessKernelHas('BPF LSM with task storage') }, () => {
  const resources = new AsyncDisposableStack();
  let node: RingfenceNode;
  let logs: LogStream;
  let container: Container;
  let free: Container;

  before(async () => {
    const containers = resources.use(await Containers.start());
    node = await RingfenceNode.shared(containers.socket);
    const [first, second] = await containers.run([APP, 'pod-who-free']);
    assert.ok(first && second);
    [container, free] = [first, second];
    for (const { root } of [container, free]) {
      prepare(root);
      copyFileSync(`${root}/probe/actor`, `${root}${READER}`);
    }
    const linked = await container.actor.perform('here', 'symlink', READER, '/usr/bin/link');
    assert.equal(linked.error, '');
    assert.equal((await free.actor.perform('here', 'symlink', READER, '/usr/bin/link')).error, '');
    await node.apply(POLICY);
    logs = resources.use(node.logs());
  });

  after(() => resources.disposeAsync());

  for (const { why, manner, words, alert } of ATTEMPTS) {
    it(`${why}: ${words.join(' ')} is ${alert ?? 'left alone'}`, async () => {
      const { error, id } = await container.actor.perform(manner, ...words);
      assert.equal(error, alert === 'Block' ? refusalOf(words) : '');
      const isOf = (event: NodeEvent) =>
        event.alert?.policy.name === 'who' &&
        event.lineage.some((each) => each.arguments.includes(id));
      if (alert !== null) {
        const first = await logs.first(isOf, id);
        assert.equal(first.alert?.action, alert);
      }
      assert.equal(logs.alerts.filter(isOf).length, alert === null ? 0 : 1);
    });

    it(`${why}: ${words.join(' ')} goes through without policy`, async () => {
      const { error } = await free.actor.perform(manner, ...words);
      assert.equal(error, '');
    });
  }

  it('nothing that was refused happened', () => {
    assert.equal(readFileSync(`${container.root}/data/only`, 'utf8').startsWith('only'), true);
    assert.throws(() => readFileSync(`${container.root}/data/folder/x/new`));
    readFileSync(`${container.root}/data/folder/x/other`);
  });

  it('a process that runs already is known to a policy that comes later', async () => {
    assert.equal((await container.actor.perform('here', 'read', '/data/later')).error, '');
    await node.apply(LATER);
    assert.equal((await container.actor.perform('here', 'read', '/data/later')).error, 'EACCES');
    assert.equal((await container.actor.perform(BY_READER, 'read', '/data/later')).error, '');
    await node.delete({ kind: 'WorkloadPolicy', namespace: 'default', name: 'later' });
    assert.equal((await container.actor.perform('here', 'read', '/data/later')).error, '');
  });
});
