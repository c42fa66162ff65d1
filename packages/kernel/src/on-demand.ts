import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { directory } from './directory.ts';
import type { Family } from './family.ts';
import { native } from './native.ts';

const WAITING = 'waiting';
const CGROUPS = 'cgroups';

/** Programs of a set that are loaded and not attached are pinned in a folder of their own. */
export function waitingPins(links: string): string {
  return join(links, WAITING);
}

/** As are the links to the cgroups of workloads. */
export function cgroupPins(links: string): string {
  return join(links, CGROUPS);
}

/** What is pinned in the folder of a set's links itself. */
export function linkPins(links: string): string[] {
  return directory(links).filter((name) => name !== WAITING && name !== CGROUPS);
}

/**
 * Programs that hang at their hooks only while there is something for them to do. Their links are
 * pinned as all others are: an agent that dies takes none along, and the next one finds them.
 */
export class OnDemandPrograms {
  readonly #links: string;
  readonly #pins: readonly string[];

  constructor(links: string, { name, onDemand = [] }: Family) {
    this.#links = links;
    this.#pins = onDemand.map((program) => `${name}-${program}`);
  }

  /** Whether any of them is. */
  get attached(): boolean {
    const pinned = directory(this.#links);
    return this.#pins.some((pin) => pinned.includes(pin));
  }

  /** Whether all of them are: an agent may have died between two. */
  get complete(): boolean {
    const pinned = directory(this.#links);
    return this.#pins.every((pin) => pinned.includes(pin));
  }

  /** Those that are not yet, in their order. EBUSY: the kernel is still about to detach one. */
  attach(): void {
    const pinned = directory(this.#links);
    for (const pin of this.#pins) if (!pinned.includes(pin)) this.#attach(pin);
  }

  /** The last first: the kernel detaches each when it gets to it. */
  detach(): void {
    for (const pin of this.#pins.toReversed()) rmSync(join(this.#links, pin), { force: true });
  }

  #attach(pin: string): void {
    const program = native().openPin(join(waitingPins(this.#links), pin));
    if (program < 0) throw new Error(`the program ${pin} is not pinned`);
    try {
      const link = native().attachLsm(program);
      try {
        native().pinFd(link, join(this.#links, pin));
      } finally {
        native().closeFd(link);
      }
    } finally {
      native().closeFd(program);
    }
  }
}
