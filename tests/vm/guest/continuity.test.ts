// Enforcement outlives the agent, and follows every change of policy.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { Attack } from './harness/attack.ts';
import { type Container, Containers } from './harness/containers.ts';
import { unlessKernelHas } from './harness/kernel-requirement.ts';
import { isBy } from './harness/log-stream.ts';
import { RingfenceNode } from './harness/ringfence-node.ts';

const SECRET = '/etc/bin/secret';
const EACCES = 13;

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

/** Such policies differ in their rules alone: a verdict kept for one fits the other but for its name. */
const oneFolder = (folder: string): string => `
apiVersion: security.ringfence.dev/v1alpha1
kind: WorkloadPolicy
metadata: { name: one-folder, namespace: default }
spec:
  selector: { matchLabels: { app: pod-b } }
  action: Block
  file: { matchDirectories: [{ dir: ${folder}, recursive: true }] }
`;
const ONE_FOLDER = { kind: 'WorkloadPolicy', namespace: 'default', name: 'one-folder' } as const;
/** Of such a policy: before the agent is killed, and after. */
const EDITS = Array.from({ length: 5 }, (_, edit) => edit);

describe('continuity', { skip: unlessKernelHas('BPF LSM with task storage') }, () => {
  const resources = new AsyncDisposableStack();
  let node: RingfenceNode;
  let podA: Container;
  let podB: Container;

  before(async () => {
    const containers = resources.use(await Containers.start());
    node = await RingfenceNode.shared(containers.socket);
    const [first, second] = await containers.run(['pod-a', 'pod-b'], { by: 'containerd' });
    assert.ok(first && second);
    [podA, podB] = [first, second];
    await node.apply(workloadPolicy('Block'));
    // Verdicts of rule sets that are gone when the next agent makes some.
    mkdirSync(`${podB.root}/srv/kept`, { recursive: true });
    for (const edit of EDITS) {
      const files = EDITS.map((later) => `/srv/kept/${edit}-${later}`);
      for (const file of files) writeFileSync(`${podB.root}${file}`, '');
      await node.apply(oneFolder(`/srv/before-${edit}/`));
      for (const file of files) assert.equal((await attack(podB, 'read', file)).error, '');
    }
    await node.delete(ONE_FOLDER);
    await delay(1500);
  });

  after(() => resources.disposeAsync());

  const attack = ({ actor }: Container, ...words: readonly string[]) =>
    actor.perform('child', ...(words.length > 0 ? words : ['read', SECRET]));

  it('no attack gets through while the agent is dead, nor while it comes back', async () => {
    assert.equal((await attack(podA)).error, 'EACCES');
    const loop = new Attack(podA.actor, EACCES, 'read', SECRET);
    await node.end('SIGKILL');
    await loop.goesOn(200);
    const whileDead = loop.attempts;
    await node.start();
    const all = await loop.end();
    assert.ok(all > whileDead, `${all} attempts, none while it came back`);
    assert.match(node.said.join('\n'), /adopted program set/);
  });

  it('what was refused while the agent was dead is told of the workload that tried', async () => {
    await node.end('SIGKILL');
    const { id, error } = await attack(podA);
    assert.equal(error, 'EACCES');
    await node.start();
    await using logs = node.logs();
    const { alert, workloadName } = await logs.first(
      (event) => isBy(event, id) && event.alert !== null,
      id,
    );
    assert.equal(workloadName, 'pod-a');
    assert.equal(alert?.policy.name, 'etc-bin');
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

  it('rule sets made after that are never taken for those made before', async () => {
    await using logs = node.logs();
    for (const edit of EDITS) {
      await node.apply(oneFolder('/srv/kept/'));
      for (const earlier of EDITS) {
        const file = `/srv/kept/${earlier}-${edit}`;
        const { id, error } = await attack(podB, 'read', file);
        assert.equal(error, 'EACCES', file);
        const { alert } = await logs.first((one) => isBy(one, id) && one.alert !== null, id);
        assert.equal(alert?.policy.name, 'one-folder', file);
      }
      await node.delete(ONE_FOLDER);
    }
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
    await node.delete({ kind: 'WorkloadPolicy', namespace: 'default', name: 'etc-bin' });
    await delay(1000);
    assert.equal((await attack(podA)).error, '');
  });

  it('a text with an error changes nothing', async () => {
    await node.apply(workloadPolicy('Block'));
    const { problems, policies } = await node.tryApply(
      `${workloadPolicy('Audit')}---\n${workloadPolicy('Forbid')}`,
    );
    assert.ok(problems.some(({ severity, line }) => severity === 'error' && line > 0));
    assert.deepEqual(policies, []);
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
});
