// Metrics over real sockets: on loopback, and on a Unix socket that its owner alone reaches.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { serveMetrics } from '@ringfence/node/api';
import { KernelLessNode } from './api-node.ts';
import { freePort } from './free-port.ts';

const folder = mkdtempSync(join(tmpdir(), 'ringfence-metrics-'));
after(() => rmSync(folder, { recursive: true }));

function get(options: { socketPath?: string; port?: number; path: string }) {
  return new Promise<{ status: number; type: string; text: string }>((resolve, reject) => {
    const call = request({ host: '127.0.0.1', agent: false, ...options }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => {
        text += part;
      });
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          type: response.headers['content-type'] ?? '',
          text,
        }),
      );
    });
    call.on('error', reject);
    call.end();
  });
}

test('a port on loopback serves them, and nothing else', async () => {
  const port = await freePort();
  const served = await serveMetrics(new KernelLessNode(), { host: '127.0.0.1', port });
  const { status, type, text } = await get({ port, path: '/metrics' });
  assert.deepEqual([status, type], [200, 'text/plain; version=0.0.4; charset=utf-8']);
  assert.match(text, /^ringfence_lane_emitted_total\{lane="verdicts"\} 9$/m);
  assert.equal((await get({ port, path: '/' })).status, 404);
  const again = serveMetrics(new KernelLessNode(), { host: '127.0.0.1', port });
  await assert.rejects(again, /RF-NODE-122.*EADDRINUSE/);
  await served.close();
  await assert.rejects(get({ port, path: '/metrics' }), /ECONNREFUSED/);
});

test('an address that other hosts reach is refused', async () => {
  const served = serveMetrics(new KernelLessNode(), { host: '0.0.0.0', port: await freePort() });
  await assert.rejects(served, /RF-NODE-122.*loopback/);
});

test('a socket is its owner alone to reach', async () => {
  const socket = join(folder, 'run', 'metrics.sock');
  const served = await serveMetrics(new KernelLessNode(), { socket });
  assert.equal(statSync(socket).mode & 0o777, 0o600);
  assert.equal((await get({ socketPath: socket, path: '/metrics' })).status, 200);
  await served.close();
});
