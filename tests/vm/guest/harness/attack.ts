import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import type { Actor } from './actor.ts';

/** Attempts a second: enough to meet every gap, few enough to leave the node the processor. */
const RATE = 200;
const AT_ONCE = 50;

/** An operation that must be refused, tried without pause until it is ended. */
export class Attack {
  readonly #actor: Actor;
  readonly #words: readonly string[];
  readonly #errno: number;
  readonly #others: string[] = [];
  readonly #loop: Promise<void>;
  #isOver = false;
  #attempts = 0;

  /** Each attempt has to end with this number of an error. */
  constructor(actor: Actor, errno: number, ...words: readonly string[]) {
    this.#actor = actor;
    this.#words = words;
    this.#errno = errno;
    this.#loop = this.#run();
  }

  /** How many were made, in steps. */
  get attempts(): number {
    return this.#attempts;
  }

  /** Until so many more were made. */
  async goesOn(more: number): Promise<void> {
    for (const end = this.#attempts + more; this.#attempts < end; ) {
      this.#assertRefused();
      await delay(20);
    }
  }

  /** Ends it, and fails where an attempt was not refused. Returns how many were made. */
  async end(): Promise<number> {
    this.#isOver = true;
    await this.#loop;
    this.#assertRefused();
    assert.ok(this.#attempts > 0);
    return this.#attempts;
  }

  #assertRefused(): void {
    assert.deepEqual(this.#others, []);
  }

  async #run(): Promise<void> {
    const pace = ['pace', String(RATE), String(AT_ONCE)];
    while (!this.#isOver) {
      const { detail } = await this.#actor.perform('here', ...pace, ...this.#words);
      this.#attempts += AT_ONCE;
      if (detail !== `${this.#errno}:${AT_ONCE}`) this.#others.push(detail);
    }
  }
}
