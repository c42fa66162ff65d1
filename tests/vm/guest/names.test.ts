// Names of every length that matters, deep paths, and the other ways that lead to a file.
import assert from 'node:assert/strict';
import { linkSync, mkdirSync, writeFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { Actor } from './harness/actor.ts';
import { type Container, Containers } from './harness/containers.ts';
import { unlessKernelHas } from './harness/kernel-requirement.ts';
import { RingfenceNode } from './harness/ringfence-node.ts';

/** Around the inline name of a dentry (32, from 6.11 on 40) and the longest that there is. */
const LENGTHS = [1, 7, 8, 9, 31, 32, 33, 39, 40, 41, 100, 250, 255];
const FOLDER = '/tmp/named-tree';
const INSIDE = '/n';

const nameOf = (length: number, end: string) => `${'x'.repeat(length - 1)}${end}`;
/** Differs from the name under rule in its last character alone. */
const pair = (length: number) => [nameOf(length, 'a'), nameOf(length, 'b')] as const;

const POLICY = `
apiVersion: security.ringfence.dev/v1alpha1
kind: WorkloadPolicy
metadata: { name: names, namespace: default }
spec:
  selector: { matchLabels: { app: pod-n } }
  action: Block
  file:
    matchPaths:
${LENGTHS.map((length) => `      - path: ${INSIDE}/files/${pair(length)[0]}`).join('\n')}
    matchDirectories:
${LENGTHS.map((length) => `      - { dir: ${INSIDE}/folders/${pair(length)[0]}/, recursive: true }`).join('\n')}
      - { dir: /etc/bin/, recursive: true }
      - { dir: ${INSIDE}/deep/, recursive: true }
`;

describe('names and ways', { skip: unlessKernelHas('BPF LSM with task storage') }, () => {
  const resources = new AsyncDisposableStack();
  let containers: Containers;
  let container: Container;
  let actor: Actor;

  before(async () => {
    for (const length of LENGTHS) {
      for (const name of pair(length)) {
        mkdirSync(`${FOLDER}/folders/${name}/below`, { recursive: true });
        writeFileSync(`${FOLDER}/folders/${name}/below/file`, 'secret');
        mkdirSync(`${FOLDER}/files`, { recursive: true });
        writeFileSync(`${FOLDER}/files/${name}`, 'secret');
      }
    }
    for (const root of ['deep', 'free']) {
      const path = `${FOLDER}/${root}${'/d'.repeat(70)}`;
      mkdirSync(path, { recursive: true });
      for (const depth of [30, 60, 71])
        writeFileSync(`${FOLDER}/${root}${'/d'.repeat(depth - 3)}/file`, 'secret');
    }
    containers = resources.use(await Containers.start());
    const node = await RingfenceNode.shared(containers.socket);
    const [only] = await containers.run(['pod-n'], {
      binds: { [INSIDE]: FOLDER, '/second': FOLDER },
      privileged: true,
    });
    assert.ok(only);
    container = only;
    actor = only.actor;
    // Older than the policy: what it leads to is under a rule by its other name only.
    linkSync(`${container.root}/etc/bin/secret`, `${container.root}/tmp/linked`);
    await node.apply(POLICY);
  });

  after(() => resources.disposeAsync());

  const errorOf = async (...words: readonly string[]) =>
    (await actor.perform('here', ...words)).error;

  for (const length of LENGTHS) {
    it(`a file name of ${length} bytes is told from its like`, async () => {
      const [under, free] = pair(length);
      assert.equal(await errorOf('read', `${INSIDE}/files/${under}`), 'EACCES');
      assert.equal(await errorOf('read', `${INSIDE}/files/${free}`), '');
      assert.equal(await errorOf('unlink', `${INSIDE}/files/${under}`), 'EACCES');
    });

    it(`a directory name of ${length} bytes is told from its like`, async () => {
      const [under, free] = pair(length);
      assert.equal(await errorOf('read', `${INSIDE}/folders/${under}/below/file`), 'EACCES');
      assert.equal(await errorOf('list', `${INSIDE}/folders/${under}`), 'EACCES');
      assert.equal(await errorOf('create', `${INSIDE}/folders/${under}/new`), 'EACCES');
      assert.equal(await errorOf('read', `${INSIDE}/folders/${free}/below/file`), '');
    });
  }

  for (const depth of [30, 60]) {
    it(`a path of ${depth} components is judged by its rule`, async () => {
      const rest = `${'/d'.repeat(depth - 3)}/file`;
      assert.equal(await errorOf('read', `${INSIDE}/deep${rest}`), 'EACCES');
      assert.equal(await errorOf('read', `${INSIDE}/free${rest}`), '');
    });
  }

  it('a path of 71 components is refused rather than missed', async () => {
    const rest = `${'/d'.repeat(68)}/file`;
    assert.equal(await errorOf('read', `${INSIDE}/deep${rest}`), 'EACCES');
    assert.equal(await errorOf('read', `${INSIDE}/free${rest}`), 'EACCES');
  });

  it('rules are about paths: another name that is older than the policy is open', async () => {
    assert.equal(await errorOf('read', '/etc/bin/secret'), 'EACCES');
    assert.equal(await errorOf('read', '/tmp/linked'), '');
    assert.equal(await errorOf('link', '/etc/bin/secret', '/tmp/newer'), 'EACCES');
  });

  it('rules are about paths: the same folder, bound elsewhere too, is open there', async () => {
    const [under] = pair(32);
    assert.equal(await errorOf('read', `${INSIDE}/files/${under}`), 'EACCES');
    assert.equal(await errorOf('read', `/second/files/${under}`), '');
  });

  it('/proc/self/root and /proc/self/cwd lead to the same verdict', async () => {
    assert.equal(await errorOf('read', '/proc/self/root/etc/bin/secret'), 'EACCES');
    assert.equal(await errorOf('chdir', '/etc/bin'), '');
    assert.equal(await errorOf('read', 'secret'), 'EACCES');
    assert.equal(await errorOf('read', '/proc/self/cwd/secret'), 'EACCES');
    assert.equal(await errorOf('chdir', '/'), '');
  });

  it('what holds something that is under Block cannot be renamed away', async () => {
    assert.equal(await errorOf('rename', '/etc', '/elsewhere'), 'EACCES');
    assert.equal(await errorOf('rename', `${INSIDE}/folders`, `${INSIDE}/moved`), 'EACCES');
    assert.equal(await errorOf('rename', `${INSIDE}/free`, `${INSIDE}/freed`), '');
  });

  it('a mount namespace of its own frees nobody', async () => {
    const other = await containers.enter(container);
    assert.equal((await other.perform('here', 'unshare')).error, '');
    assert.equal((await other.perform('here', 'read', '/etc/bin/secret')).error, 'EACCES');
    await other.end();
  });

  it('chroot frees nobody: paths run to the root of the mount namespace', async () => {
    const other = await containers.enter(container);
    assert.equal((await other.perform('here', 'chroot', '/etc')).error, '');
    assert.equal((await other.perform('here', 'chdir', '/')).error, '');
    assert.equal((await other.perform('here', 'read', '/bin/secret')).error, 'EACCES');
    await other.end();
  });
});
