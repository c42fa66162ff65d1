import { layout, type ProgramSet } from '@ringfence/kernel';
import type { MapStatus } from '@ringfence/model';

/** Filled by agents, who know what they put there; -1n of the others, unless `held` says more. */
export function mapStatus(
  programs: Pick<ProgramSet, 'maps'>,
  held: ReadonlyMap<string, number>,
): MapStatus[] {
  return programs.maps().map((map) => ({
    name: map.name,
    capacity: BigInt(
      map.name === 'behaviour_counts'
        ? layout.BEHAVIOUR_BUCKETS * layout.BEHAVIOUR_WAYS
        : map.capacity,
    ),
    entries: BigInt(held.get(map.name) ?? -1),
    memory: map.memoryUse(),
  }));
}
