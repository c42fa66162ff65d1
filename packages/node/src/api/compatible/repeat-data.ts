import type { NodeEvent } from '@ringfence/model';

/** How often an event that stands for repeats happened; KubeArmor has no field for it. */
export function repeatData({ count }: NodeEvent): Readonly<Record<string, string>> {
  return count > 1 ? { Count: String(count) } : {};
}
