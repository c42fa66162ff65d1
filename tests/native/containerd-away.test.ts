// A node says once that containerd is away, however long that lasts, and that it is back.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { cgroupMounts } from './cgroup-mounts.ts';
import { NodeProcess } from './node-process.ts';
import { PrivateContainerd } from './private-containerd.ts';

const resources = new AsyncDisposableStack();
after(() => resources.disposeAsync());

/** Long enough for several attempts. */
const AWAY_MILLISECONDS = 4_000;
const BACK_MILLISECONDS = 60_000;

test('containerd that is away is told of once, and again when it is back', async () => {
  const containerd = new PrivateContainerd();
  resources.defer(() => containerd.destroy(cgroupMounts()));
  const node = resources.use(new NodeProcess());
  const told = () => node.said.match(/containerd: .*/g) ?? [];

  await node.start('--containerd', containerd.socket);
  await node.hears(/containerd: .*ENOENT/);
  await delay(AWAY_MILLISECONDS);
  assert.equal(told().length, 1, node.said);
  await containerd.start();
  await node.hears(/containerd: watching/);
  await containerd.stop();
  await delay(AWAY_MILLISECONDS);
  const whileAway = told().length;
  assert.ok(whileAway > 2, 'it says that it is away again');
  await delay(AWAY_MILLISECONDS);
  assert.equal(told().length, whileAway, node.said);
  await containerd.start();
  for (const end = Date.now() + BACK_MILLISECONDS; told().length === whileAway; await delay(20))
    assert.ok(Date.now() < end, node.said);
  assert.match(told().at(-1) ?? '', /watching/);
});
