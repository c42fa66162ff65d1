import { createServer } from 'node:http';
import { ApiError } from '../api/api-error.ts';
import type { NodeService } from '../api/service.ts';
import { claimSocketPath, restrictSocket } from '../api/socket-path.ts';
import { addressText, isLoopback } from '../loopback-address.ts';
import type { MetricsPlace } from '../options.ts';
import { EXPOSITION_TYPE, exposition } from './exposition.ts';
import { nodeMetrics } from './node-metrics.ts';

/** Numbers alone, and only to whoever is on this host; ends with `close`. */
export async function serveMetrics(
  node: Pick<NodeService, 'status' | 'activity'>,
  place: MetricsPlace,
): Promise<{ close(): Promise<void> }> {
  const server = createServer((request, response) => {
    if (request.url !== '/metrics' || request.method !== 'GET') {
      response.writeHead(404).end('/metrics is all there is\n');
      return;
    }
    Promise.all([node.status(), node.activity()]).then(
      ([status, activity]) => {
        response.writeHead(200, { 'content-type': EXPOSITION_TYPE });
        response.end(exposition(nodeMetrics(status, activity)));
      },
      (error: unknown) => response.writeHead(500).end(`${String(error)}\n`),
    );
  });
  server.maxConnections = 16;
  server.requestTimeout = 5_000;
  if ('socket' in place) await claimSocketPath(place.socket);
  else if (!isLoopback(place.host))
    throw new ApiError('RF-NODE-122', `${place.host} is no loopback address: choose 127.0.0.1`);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) =>
      reject(new ApiError('RF-NODE-122', `metrics cannot be served: ${error.message}`)),
    );
    if ('socket' in place) server.listen(place.socket, resolve);
    else server.listen(place.port, place.host, resolve);
  });
  if ('socket' in place) await restrictSocket(place.socket);
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export function metricsText(place: MetricsPlace): string {
  return 'socket' in place ? place.socket : `http://${addressText(place)}/metrics`;
}
