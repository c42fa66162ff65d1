import type { Activity } from '@ringfence/model';

/** What the kernel told of the canary's attempts; each is empty, or what was not told. */
export interface WatchSight {
  readonly file: string;
  readonly exec: string;
}

/**
 * The evidence where nothing can be refused: what the canary does is under Block, so that each of its
 * attempts must have raised an alert. A program that loads and attaches proves nothing here either.
 */
export class CanaryWitness {
  readonly #told = new Set<string>();

  /** Before the canary tries again. */
  forget(): void {
    this.#told.clear();
  }

  take(activity: Activity): void {
    this.#told.add(activity.type === 'file' ? activity.action : activity.type);
  }

  sight(): WatchSight {
    const missing = (what: string, told: string) =>
      this.#told.has(told) ? '' : `the canary's ${what} raised no alert`;
    return {
      file: missing('open', 'read') || missing('creation', 'create'),
      exec: missing('exec', 'exec'),
    };
  }
}
