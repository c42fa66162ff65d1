// A container's process stays the container's, whatever it does and wherever it is put.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { readIdentityHierarchy } from '@ringfence/workloads';
import { ACTOR_PROGRAM, Actor } from './harness/actor.ts';
import { type Container, Containers } from './harness/containers.ts';
import { unlessKernelHas } from './harness/kernel-requirement.ts';
import { isBy } from './harness/log-stream.ts';
import { RingfenceNode } from './harness/ringfence-node.ts';

const FILE = '/etc/passwd';
const SHARED = '/etc/hostname';
const EACCES = 13;

const policy = (kind: string, name: string, rest: string) => `
apiVersion: security.ringfence.dev/v1alpha1
kind: ${kind}
metadata: { name: ${name}${kind === 'HostPolicy' ? '' : ', namespace: default'} }
spec: ${rest}
---`;
const POLICIES =
  policy(
    'WorkloadPolicy',
    'identity',
    `{ selector: { matchLabels: { tier: kept } }, action: Block, file: { matchPaths: [{ path: ${FILE} }] } }`,
  ) +
  policy(
    'HostPolicy',
    'host-reads',
    `{ nodeSelector: {}, action: Audit, file: { matchPaths: [{ path: ${SHARED} }] } }`,
  );

describe('identity', { skip: unlessKernelHas('BPF LSM with task storage') }, () => {
  const resources = new AsyncDisposableStack();
  const { mountPoint } = readIdentityHierarchy();
  const elsewhere = join(mountPoint, 'ringfence-elsewhere');
  let containers: Containers;
  let node: RingfenceNode;
  let container: Container;
  let outside: Actor;

  before(async () => {
    containers = resources.use(await Containers.start());
    node = await RingfenceNode.shared(containers.socket);
    const settings = { by: 'containerd', labels: { tier: 'kept' } } as const;
    const [only] = await containers.run(['pod-identity'], settings);
    assert.ok(only);
    container = only;
    outside = new Actor(ACTOR_PROGRAM);
    resources.defer(() => outside.end());
    mkdirSync(elsewhere);
    resources.defer(() => rmdirSync(elsewhere));
    await node.apply(POLICIES);
  });

  after(() => resources.disposeAsync());

  const read = (manner: 'here' | 'child', actor = container.actor) =>
    actor.perform(manner, 'read', FILE);
  const cgroupOf = (pid: number) => readFileSync(`/proc/${pid}/cgroup`, 'utf8');

  it('a change of labels changes what it is under, both ways', async () => {
    assert.equal((await read('here')).error, 'EACCES');
    const outcome = async (wanted: string) => {
      for (let tries = 0; tries < 300; tries++) {
        if ((await read('here')).error === wanted) return;
        await delay(50);
      }
      assert.fail(`not ${wanted || 'let through'} after the change`);
    };
    await containers.ctr('containers', 'label', container.name, 'tier=free');
    await outcome('');
    await containers.ctr('containers', 'label', container.name, 'tier=kept');
    await outcome('EACCES');
  });

  it('moved to another cgroup it is refused as before, and so are its children', async () => {
    writeFileSync(join(elsewhere, 'cgroup.procs'), `${container.pid}`);
    try {
      assert.match(cgroupOf(container.pid), /ringfence-elsewhere/);
      assert.equal((await read('here')).error, 'EACCES');
      assert.equal((await read('child')).error, 'EACCES');
    } finally {
      writeFileSync(join(mountPoint, container.cgroup, 'cgroup.procs'), `${container.pid}`);
    }
  });

  it('a cgroup below its own is its own, whoever begins there', async () => {
    const nested = join(mountPoint, container.cgroup, 'nested');
    mkdirSync(nested);
    try {
      const words = ['enter', nested, `${container.pid}`, FILE];
      const { detail } = await outside.perform('here', ...words);
      const [before, cat] = detail.split(' ').map(Number);
      assert.notEqual(before, EACCES, 'as the runtime');
      assert.equal(cat, 1, 'cat could not read it');
      writeFileSync(join(nested, 'cgroup.procs'), `${container.pid}`);
      assert.equal((await read('child')).error, 'EACCES');
    } finally {
      writeFileSync(join(mountPoint, container.cgroup, 'cgroup.procs'), `${container.pid}`);
      rmdirSync(nested);
    }
  });

  it('a process of the host that is given the number of one of its own is the host', async () => {
    await using logs = node.logs();
    const { id, error } = await read('child');
    assert.equal(error, 'EACCES');
    const refused = await logs.first((event) => isBy(event, id) && event.alert !== null, id);
    const number = refused.lineage[0]?.pid ?? 0;
    for (let tries = 0; tries < 50; tries++) {
      writeFileSync('/proc/sys/kernel/ns_last_pid', `${number - 1}`);
      const done = await outside.perform('child', 'read', SHARED);
      assert.equal(done.error, '');
      const seen = await logs.first(
        (event) => isBy(event, done.id) && event.alert !== null,
        done.id,
      );
      if (seen.lineage[0]?.pid !== number) continue;
      assert.equal(seen.workload, 'host');
      assert.ok(!seen.lineage.some(({ arguments: words }) => words.includes(id)));
      assert.notEqual(seen.lineage[0]?.startTime, refused.lineage[0]?.startTime);
      return;
    }
    assert.fail(`nobody was given the number ${number} again`);
  });
});
