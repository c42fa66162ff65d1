/** How often something was done, and between when and when, in milliseconds since 1970. */
export interface Tally {
  count: number;
  readonly first: number;
  last: number;
  /** No longer listed: what is added to it counts as left off. */
  isLeftOff: boolean;
}

/** A list of tallies that holds so many; whoever was seen longest ago makes room, and is counted. */
export class TallyList<What extends object> {
  readonly #byKey = new Map<string, Tally & What>();
  #left = 0;
  #leftCount = 0;

  /** The tally of this key, where it is listed. */
  known(key: string): (Tally & What) | undefined {
    return this.#byKey.get(key);
  }

  /** The tally of this key, made from what `what` gives where there is none; it is the latest seen. */
  of(key: string, what: () => What, time: number, limit: number): Tally & What {
    const known = this.known(key);
    if (known !== undefined) return known;
    const tally = { count: 0, first: time, last: time, isLeftOff: false, ...what() };
    this.#byKey.set(key, tally);
    while (this.#byKey.size > Math.max(limit, 1)) this.#leaveOff();
    return tally;
  }

  add(tally: Tally, count: number, time: number): void {
    if (tally.isLeftOff) this.#leftCount += count;
    else {
      tally.count += count;
      tally.last = Math.max(tally.last, time);
    }
  }

  /** Most often first. */
  list(): (Tally & What)[] {
    return [...this.#byKey.values()].sort((one, other) => other.count - one.count);
  }

  /** How many are no longer listed, and how often they were done. */
  get leftOff(): { readonly entries: number; readonly count: number } {
    return { entries: this.#left, count: this.#leftCount };
  }

  #leaveOff(): void {
    let oldest: [string, Tally] | null = null;
    // The newest comes last, and stays: it has not been counted yet.
    let left = this.#byKey.size - 1;
    for (const entry of this.#byKey) {
      if (left-- === 0) break;
      if (oldest === null || entry[1].last < oldest[1].last) oldest = entry;
    }
    if (oldest === null) return;
    const [key, tally] = oldest;
    this.#byKey.delete(key);
    tally.isLeftOff = true;
    this.#left++;
    this.#leftCount += tally.count;
  }
}
