// Allow lists, and a posture that blocks, are about opens: what is open goes on, but for what is named.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { type Container, Containers } from '../harness/containers.ts';
import { unlessKernelHas } from '../harness/kernel-requirement.ts';
import { RingfenceNode } from '../harness/ringfence-node.ts';

const policy = (name: string, action: string, path: string) => `
apiVersion: security.ringfence.dev/v1alpha1
kind: WorkloadPolicy
metadata: { name: ${name}, namespace: default }
spec:
  selector: { matchLabels: { app: pod-listed } }
  action: ${action}
  file: { matchPaths: [{ path: ${path} }] }
`;

describe('stale descriptors, lists', {
  skip: unlessKernelHas('BPF LSM with task storage'),
}, () => {
  const resources = new AsyncDisposableStack();
  let node: RingfenceNode;
  let pod: Container;

  before(async () => {
    const containers = resources.use(await Containers.start());
    node = await RingfenceNode.shared(containers.socket, '--posture', 'file=block,network=block');
    const [only] = await containers.run(['pod-listed']);
    pod = only ?? assert.fail();
    mkdirSync(`${pod.root}/srv`, { recursive: true });
    for (const name of ['listed', 'unlisted', 'barred'])
      writeFileSync(`${pod.root}/srv/${name}`, name);
  });

  after(() => resources.disposeAsync());

  it('what no list has is not opened any more, and read on where it is open', async () => {
    const { actor } = pod;
    const [unlisted, barred] = [
      (await actor.perform('here', 'keep-open', '/srv/unlisted', '0')).detail,
      (await actor.perform('here', 'keep-open', '/srv/barred', '0')).detail,
    ];
    await node.apply(
      `${policy('listed', 'Allow', '/srv/listed')}---${policy('barred', 'Block', '/srv/barred')}`,
    );
    await node.findsStale();
    assert.equal(await node.stale(), 1);
    assert.equal((await actor.perform('here', 'read', '/srv/listed')).error, '');
    assert.equal((await actor.perform('here', 'read', '/srv/unlisted')).error, 'EACCES');
    assert.equal((await actor.perform('here', 'held-read', unlisted)).detail, 'unlisted');
    assert.equal((await actor.perform('here', 'held-read', barred)).error, 'EACCES');
  });
});
