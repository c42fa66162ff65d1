import { rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { keepLeastRights, ProgramSet } from '@ringfence/kernel';
import { readIdentityHierarchy } from '@ringfence/workloads';
import { ApiError } from './api/api-error.ts';
import { serveCompatible } from './api/compatible/server.ts';
import { ReaderCounts } from './api/reader-counts.ts';
import { serveApi } from './api/server.ts';
import { claimSocketPath } from './api/socket-path.ts';
import { Canary } from './canary.ts';
import { removeCgroup2Mount } from './cgroup2-mount.ts';
import { downReason, requireRoot } from './down-error.ts';
import { addressText } from './loopback-address.ts';
import { metricsText, serveMetrics } from './metrics/server.ts';
import { Node, type Tell } from './node.ts';
import { COMPATIBLE_SOCKET_NAME, NODE_EXIT, type NodeOptions, type RunNode } from './options.ts';

/** `ringfence node`: runs until SIGTERM or SIGINT. Enforcement goes on without it. */
export const runNode: RunNode = async (options) => {
  const tell = (line: string) => process.stderr.write(`ringfence node: ${line}\n`);
  try {
    requireRoot();
    return options.uninstall ? uninstall(options, tell) : await serve(options, tell);
  } catch (error) {
    const reason = downReason(error);
    if (reason !== null) {
      tell(`down: ${reason}`);
      return NODE_EXIT.down;
    }
    if (!(error instanceof ApiError)) throw error;
    tell(error.message);
    return NODE_EXIT.failed;
  }
};

/** Pins first: what comes after them lifts nothing. */
function uninstall(options: NodeOptions, tell: Tell): number {
  ProgramSet.uninstall();
  removeCgroup2Mount(dirname(options.socket));
  rmSync(join(options.stateDir, 'rule-sets'), { recursive: true, force: true });
  tell('enforcement is lifted; policies stay on disk');
  Canary.removeCgroup(readIdentityHierarchy().mountPoint);
  return NODE_EXIT.ok;
}

async function serve(options: NodeOptions, tell: Tell): Promise<number> {
  const stopped = new Promise<void>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
  });
  // Before Node.start: two agents at the rings would take records from each other.
  await claimSocketPath(options.socket);
  await using node = await Node.start(options, tell);
  const readers = new ReaderCounts();
  const api = await serveApi(node, { socket: options.socket, readers });
  const compatible = await serveCompatible(node, {
    socket: join(dirname(options.socket), COMPATIBLE_SOCKET_NAME),
    loopback: options.compatiblePort,
    node: { hostName: hostname(), version: options.version },
    readers,
    tell,
  }).catch(async (error: unknown) => {
    await api.close();
    throw error;
  });
  if (options.compatiblePort !== null)
    tell(
      `alerts, logs and the probe are on ${addressText(options.compatiblePort)}, for anyone here`,
    );
  const metrics = options.metrics === null ? null : await serveMetrics(node, options.metrics);
  if (options.metrics !== null) tell(`metrics are on ${metricsText(options.metrics)}`);
  keepLeastRights();
  const { mode, reason } = await node.status();
  tell(reason === '' ? mode : `${mode}: ${reason}`);
  await stopped;
  await Promise.all([api.close(), compatible.close(), metrics?.close()]);
  return NODE_EXIT.ok;
}
