import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Rule } from '@ringfence/model';

/** Sets that nobody uses any more, but whose last records may still be on their way. */
const KEPT = 256;
/** New ones between two looks at who uses which. */
const LOOK_EVERY = 64;

/**
 * The rules behind the names that records carry. On disk too: a node that starts after `kill -9`
 * finds records in the rings that were decided by sets it never made.
 */
export class RuleBook {
  readonly #folder: string;
  /** Null for what is on disk alone, until a record asks for it. */
  readonly #rules = new Map<bigint, readonly Rule[] | null>();
  #untilLook = 0;

  constructor(stateDir: string) {
    this.#folder = join(stateDir, 'rule-sets');
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    for (const file of readdirSync(this.#folder).filter((name) => /^[0-9a-f]+\.json$/.test(name)))
      this.#rules.set(BigInt(`0x${file.slice(0, -'.json'.length)}`), null);
  }

  /** Call before any workload names the set. */
  add(name: bigint, rules: readonly Rule[]): void {
    if (name === 0n || this.#rules.has(name)) return;
    this.#rules.set(name, rules);
    this.#untilLook--;
    const path = this.#path(name);
    writeFileSync(`${path}.new`, JSON.stringify(rules), { mode: 0o600 });
    renameSync(`${path}.new`, path);
  }

  /** Of every set that it can still explain. */
  names(): Iterable<bigint> {
    return this.#rules.keys();
  }

  rule(name: bigint, index: number): Rule | null {
    const known = this.#rules.get(name);
    if (known === undefined) return null;
    const rules = known ?? readRules(this.#path(name));
    this.#rules.set(name, rules);
    return rules?.[index - 1] ?? null;
  }

  /** Now and then: what nobody uses stays on disk alone, and the oldest of it goes. */
  trim(inUse: () => ReadonlySet<bigint>): void {
    if (this.#untilLook > 0) return;
    this.#untilLook = LOOK_EVERY;
    const used = inUse();
    const idle = [...this.#rules.keys()].filter((name) => !used.has(name));
    for (const name of idle) this.#rules.set(name, null);
    for (const name of idle.slice(0, Math.max(0, idle.length - KEPT))) {
      this.#rules.delete(name);
      rmSync(this.#path(name), { force: true });
    }
  }

  #path(name: bigint): string {
    return join(this.#folder, `${name.toString(16)}.json`);
  }
}

/**
 * None of a file that is gone or was not written whole: its records go without their rule. Null where
 * it cannot be read now: the next record asks again.
 */
function readRules(path: string): readonly Rule[] | null {
  try {
    const rules: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return Array.isArray(rules) ? (rules as Rule[]) : [];
  } catch (error) {
    return error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT'
      ? []
      : null;
  }
}
