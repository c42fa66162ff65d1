// Enforcement outlives the agent, follows every change of policy, and ends when it is uninstalled.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { type Container, Containers } from './harness/containers.ts';
import { unlessKernelHas } from './harness/kernel-requirement.ts';
import { isBy } from './harness/log-stream.ts';
import { RingfenceNode } from './harness/ringfence-node.ts';

const SECRET = '/etc/bin/secret';
const PINS = '/sys/fs/bpf/ringfence';

const workloadPolicy = (action: string): string => `
apiVersion: security.ringfence.dev/v1alpha1
kind: WorkloadPolicy
metadata: { name: etc-bin, namespace: default }
spec:
  selector: { matchLabels: { app: pod-a } }
  action: ${action}
  file:
    matchDirectories: [{ dir: /etc/bin/, recursive: true }]
`;

const KUBEARMOR_POLICY = `
apiVersion: security.kubearmor.com/v1
kind: KubeArmorPolicy
metadata: { name: files, namespace: default }
spec:
  selector: { matchLabels: { app: pod-b } }
  file:
    matchPaths:
      - path: /etc/passwd
      - path: /etc/group
        readOnly: true
    matchDirectories:
      - dir: /etc/bin/
      - dir: /var/
        recursive: true
        readOnly: true
  process:
    matchPaths: [{ path: /bin/busybox }]
    matchDirectories: [{ dir: /srv/, recursive: true }]
  action: Block
`;

describe('continuity', { skip: unlessKernelHas('BPF LSM with task storage') }, () => {
  const resources = new AsyncDisposableStack();
  let node: RingfenceNode;
  let podA: Container;
  let podB: Container;

  before(async () => {
    const containers = resources.use(await Containers.start());
    node = resources.use(new RingfenceNode(containers.socket));
    await node.start();
    const [first, second] = await containers.run(['pod-a', 'pod-b']);
    assert.ok(first && second);
    [podA, podB] = [first, second];
    await node.apply(workloadPolicy('Block'));
  });

  after(() => resources.disposeAsync());

  const attack = ({ actor }: Container, ...words: readonly string[]) =>
    actor.perform('child', ...(words.length > 0 ? words : ['read', SECRET]));

  it('no attack gets through while the agent is dead, nor while it comes back', async () => {
    assert.equal((await attack(podA)).error, 'EACCES');
    let attempts = 0;
    let isOver = false;
    const succeeded: string[] = [];
    const loop = (async () => {
      while (!isOver) {
        // Paced: each refusal is an alert, and the next test reads through all of them.
        const words = ['pace', '1000', '100', 'read', SECRET];
        const { detail } = await podA.actor.perform('here', ...words);
        attempts += 100;
        if (detail !== '13:100') succeeded.push(detail);
      }
    })();
    await node.end('SIGKILL');
    await delay(1000);
    const whileDead = attempts;
    await node.start();
    isOver = true;
    await loop;
    assert.deepEqual(succeeded, []);
    assert.ok(whileDead > 200 && attempts > whileDead, `${whileDead} of ${attempts} while dead`);
    assert.match(node.said.join('\n'), /adopted program set/);
  });

  it('after that the alerts name the policy that is in force', async () => {
    await using logs = node.logs();
    const { id } = await attack(podA);
    const { alert, workloadName } = await logs.first(
      (event) => isBy(event, id) && event.alert !== null,
      id,
    );
    assert.equal(workloadName, 'pod-a');
    assert.equal(alert?.policy.name, 'etc-bin');
    assert.equal(alert?.rule, 'spec.file.matchDirectories[0]');
  });

  it('child cgroups of the container are covered, older and newer ones', async () => {
    const child = `/sys/fs/cgroup${podA.cgroup}/child`;
    mkdirSync(child);
    const [{ error: before }] = [await attack(podA)];
    writeFileSync(`${child}/cgroup.procs`, String(podA.pid));
    assert.equal(before, 'EACCES');
    assert.equal((await attack(podA)).error, 'EACCES');
    const grandchild = `${child}/grandchild`;
    mkdirSync(grandchild);
    writeFileSync(`${grandchild}/cgroup.procs`, String(podA.pid));
    assert.equal((await attack(podA)).error, 'EACCES');
  });

  it('leaving its cgroup for the root frees no container', async () => {
    writeFileSync('/sys/fs/cgroup/cgroup.procs', String(podA.pid));
    assert.equal((await attack(podA)).error, 'EACCES');
    assert.equal((await podA.actor.perform('here', 'read', SECRET)).error, 'EACCES');
  });

  it('Block changed to Audit: permitted, and the alert says Audit', async () => {
    await using logs = node.logs();
    await node.apply(workloadPolicy('Audit'));
    const { id, error, detail } = await attack(podA);
    assert.equal(error, '');
    assert.equal(detail, 'the secret of /etc/bin');
    const event = await logs.first((one) => isBy(one, id) && one.alert !== null, id);
    assert.equal(event.alert?.action, 'Audit');
    assert.equal(event.outcome, 'not-denied');
  });

  it('a policy deleted is lifted within a second', async () => {
    await node.apply(workloadPolicy('Block'));
    assert.equal((await attack(podA)).error, 'EACCES');
    const { status } = await node.command('policy', 'delete', 'etc-bin', '-n', 'default');
    assert.equal(status, 0);
    await delay(1000);
    assert.equal((await attack(podA)).error, '');
  });

  it('a text with an error changes nothing', async () => {
    await node.apply(workloadPolicy('Block'));
    const { status, stderr } = await node.tryApply(
      `${workloadPolicy('Audit')}---\n${workloadPolicy('Forbid')}`,
    );
    assert.equal(status, 1);
    assert.match(stderr, /policy\.yaml:\d+:\d+/);
    assert.equal((await attack(podA)).error, 'EACCES');
  });

  it('a KubeArmorPolicy: paths, directories, recursive and readOnly', async () => {
    for (const folder of ['etc/bin/sub', 'var/deep/er', 'srv/deep']) {
      mkdirSync(`${podB.root}/${folder}`, { recursive: true });
      writeFileSync(`${podB.root}/${folder}/file`, '#!/bin/true\n', { mode: 0o755 });
    }
    await node.apply(KUBEARMOR_POLICY);
    const expected: readonly (readonly [string, ...string[]])[] = [
      ['EACCES', 'read', '/etc/passwd'],
      ['', 'read', '/etc/group'],
      ['EACCES', 'append', '/etc/group'],
      ['EACCES', 'read', '/etc/bin/secret'],
      ['', 'read', '/etc/bin/sub/file'],
      ['', 'read', '/var/deep/er/file'],
      ['EACCES', 'append', '/var/deep/er/file'],
      ['EACCES', 'create', '/var/deep/er/new'],
      ['EACCES', 'exec', '/bin/busybox'],
      ['EACCES', 'exec', '/srv/deep/file'],
      ['', 'read', '/srv/deep/file'],
    ];
    for (const [error, ...words] of expected)
      assert.equal((await attack(podB, ...words)).error, error, words.join(' '));
  });

  it('uninstalled: no pins, no cgroup, nothing is refused', async () => {
    await node.end('SIGTERM');
    assert.equal((await attack(podA)).error, 'EACCES', 'stopping it lifts nothing');
    assert.ok(existsSync(PINS));
    assert.equal((await node.uninstall()).status, 0);
    assert.ok(!existsSync(PINS));
    assert.ok(!readFileSync('/proc/mounts', 'utf8').includes('/run/ringfence'));
    assert.ok(!existsSync('/sys/fs/cgroup/ringfence-canary'));
    assert.equal((await attack(podA)).error, '');
    assert.equal((await attack(podB, 'read', '/etc/passwd')).error, '');
  });
});
