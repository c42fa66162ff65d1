import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { KernelError, ProgramSet } from '@ringfence/kernel';
import { readIdentityHierarchy } from '@ringfence/workloads';
import { ApiError } from './api/api-error.ts';
import { serveApi } from './api/server.ts';
import { Canary } from './canary.ts';
import { removeCgroup2Mount } from './cgroup2-mount.ts';
import { Node, type Tell } from './node.ts';
import type { NodeOptions, RunNode } from './options.ts';

/** `ringfence node`: runs until SIGTERM or SIGINT. Enforcement goes on without it. */
export const runNode: RunNode = async (options) => {
  const tell = (line: string) => process.stderr.write(`ringfence node: ${line}\n`);
  if (options.uninstall) {
    ProgramSet.uninstall();
    Canary.removeCgroup(readIdentityHierarchy().mountPoint);
    removeCgroup2Mount(dirname(options.socket));
    rmSync(join(options.stateDir, 'rule-sets'), { recursive: true, force: true });
    tell('enforcement is lifted; policies stay on disk');
    return 0;
  }
  try {
    return await serve(options, tell);
  } catch (error) {
    if (!(error instanceof KernelError || error instanceof ApiError)) throw error;
    tell(error.message);
    return 1;
  }
};

async function serve(options: NodeOptions, tell: Tell): Promise<number> {
  const stopped = new Promise<void>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
  });
  await using node = await Node.start(options, tell);
  const api = await serveApi(node, { socket: options.socket });
  const { mode, reason } = await node.status();
  tell(reason === '' ? mode : `${mode}: ${reason}`);
  await stopped;
  await api.close();
  return 0;
}
