import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { ProgramSet } from '@ringfence/kernel';
import { readIdentityHierarchy } from '@ringfence/workloads';
import { serveApi } from './api/server.ts';
import { Canary } from './canary.ts';
import { Node } from './node.ts';
import type { RunNode } from './options.ts';

/** `ringfence node`: runs until SIGTERM or SIGINT. Enforcement goes on without it. */
export const runNode: RunNode = async (options) => {
  const tell = (line: string) => process.stderr.write(`ringfence node: ${line}\n`);
  if (options.uninstall) {
    ProgramSet.uninstall();
    Canary.removeCgroup(readIdentityHierarchy().mountPoint);
    rmSync(join(options.stateDir, 'rule-sets'), { recursive: true, force: true });
    tell('enforcement is lifted; policies stay on disk');
    return 0;
  }
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
};
