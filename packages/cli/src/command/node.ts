import type { NodeOptions } from '@ringfence/node/options';

/** `ringfence node`: loaded here and nowhere else, since a node brings much along. */
export async function node(options: NodeOptions): Promise<number> {
  const { runNode } = await import('@ringfence/node');
  return runNode(options);
}
