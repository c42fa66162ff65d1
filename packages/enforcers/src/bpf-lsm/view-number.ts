import { layout } from '@ringfence/kernel';
import type { View } from '@ringfence/policy';

/** How the kernel names a view: the source class above one bit for each other question. */
export function viewNumber({ source, owner, terminal }: View): number {
  const bits = (owner ? layout.VIEW_OWNER : 0) | (terminal ? layout.VIEW_TERMINAL : 0);
  return (source << layout.VIEW_SOURCE_SHIFT) | bits;
}
