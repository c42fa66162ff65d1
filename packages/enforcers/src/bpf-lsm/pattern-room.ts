/** Rows of `pattern_moves` that a set holds. */
export interface PatternRange {
  readonly base: number;
  readonly rows: number;
}

/** The first gap of that many rows between ranges that are held; null where there is none. */
export function freeRange(
  held: readonly PatternRange[],
  rows: number,
  capacity: number,
): number | null {
  let free = 0;
  for (const range of held.toSorted((a, b) => a.base - b.base)) {
    if (range.base - free >= rows) return free;
    free = Math.max(free, range.base + range.rows);
  }
  return capacity - free >= rows ? free : null;
}
