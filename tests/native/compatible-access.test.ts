// Who reaches KubeArmor's services, and by what.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { setImmediate as immediate } from 'node:timers/promises';
import { status } from '@grpc/grpc-js';
import { freePort } from './free-port.ts';
import { policyEvent } from './kubearmor/policy-event.ts';
import { ScriptedFace } from './kubearmor/scripted-face.ts';
import { published } from './kubearmor/scripted-node.ts';

const face = new ScriptedFace();

test('the socket is reached by its owner alone', () => {
  assert.equal(statSync(join(face.folder, 'run')).mode & 0o777, 0o700);
  assert.equal(statSync(face.socket).mode & 0o777, 0o600);
});

test('the health check gives the nonce back, whatever it is', async () => {
  for (const nonce of [1, 0, 2_147_483_647, -5])
    assert.equal(await face.client().healthCheck(nonce), nonce);
});

describe('loopback', () => {
  test('has alerts, logs, health and the probe', async () => {
    const karmor = face.client(`127.0.0.1:${face.port}`);
    assert.equal(await karmor.healthCheck(9), 9);
    assert.deepEqual((await karmor.probe()).containerList, ['nginx']);
    const alerts = karmor.watch('WatchAlerts', 'all');
    await alerts.watching;
    face.node.log.publish(published({}));
    await alerts.first('the alert', ({ Resource }) => Resource === '/etc/shadow');
  });

  test('never takes policy', async () => {
    const karmor = face.client(`127.0.0.1:${face.port}`);
    for (const method of ['containerPolicy', 'hostPolicy', 'networkPolicy'] as const)
      await assert.rejects(karmor.send(method, policyEvent('ADDED', 'x')), {
        code: status.UNIMPLEMENTED,
      });
    assert.deepEqual(await face.node.policies(), []);
  });

  test('has few seats, which are free again when readers leave', async () => {
    const karmor = face.client(`127.0.0.1:${face.port}`);
    const taken = Array.from({ length: 16 }, () => karmor.watch('WatchLogs', 'all'));
    await Promise.all(taken.map(({ watching }) => watching));
    const late = await karmor.watch('WatchMessages', '').ended;
    assert.equal(late?.code, status.RESOURCE_EXHAUSTED);
    // Whoever may use the socket is not kept out by those on loopback.
    await face.client().watch('WatchLogs', 'all').watching;
    taken[0]?.cancel();
    for (const end = Date.now() + 10_000; Date.now() < end; await immediate()) {
      const next = karmor.watch('WatchLogs', 'all');
      const served = next.watching.then(() => true);
      if (await Promise.race([served, next.ended.then(() => false)])) return;
    }
    assert.fail('the seat was not free again');
  });

  test('is not served on an address that others reach', async () => {
    for (const host of ['0.0.0.0', '::', '10.0.0.1']) {
      const loopback = { host, port: await freePort() };
      const at = join(face.folder, 'run', 'refused.sock');
      await assert.rejects(face.serve(at, loopback), {
        code: 'RF-NODE-120',
      });
    }
  });

  test('that is taken is said to be, and nothing is left behind', async () => {
    const holder = createServer().listen(await freePort(), '127.0.0.1');
    await once(holder, 'listening');
    const address = holder.address();
    assert.ok(address !== null && typeof address === 'object');
    const at = join(face.folder, 'run', 'taken.sock');
    const loopback = { host: '127.0.0.1', port: address.port };
    await assert.rejects(face.serve(at, loopback), {
      code: 'RF-NODE-121',
      message: new RegExp(`127\\.0\\.0\\.1:${address.port} cannot be served`),
    });
    holder.close();
    const again = await face.serve(at, loopback);
    await again.close();
  });
});

test('streams end well when the node stops', async () => {
  const at = join(face.folder, 'run', 'second.sock');
  const second = await face.serve(at);
  const stream = face.client(`unix://${at}`).watch('WatchAlerts', 'all');
  await stream.watching;
  await second.close();
  assert.equal(await stream.ended, null);
});
