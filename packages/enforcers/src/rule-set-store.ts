import { KernelError, type KernelMap, layout, type ProgramSet } from '@ringfence/kernel';
import type { RuleTable } from '@ringfence/model';
import { compileRuleTable } from '@ringfence/policy';
import { freeRange } from './bpf-lsm/pattern-room.ts';
import type { Rows } from './rows.ts';
import { ruleSetId, ruleSetName, ruleSetRows } from './rule-set.ts';
import type { RuleNotes } from './rule-status.ts';

/** An immutable set of rules as it stands in the kernel. */
export interface RuleSet {
  /** 0n for the set without rules, which is no set at all. */
  readonly name: bigint;
  readonly table: RuleTable;
  /** Of what it was compiled to, which lies in the kernel, only this is asked for again. */
  readonly notes: RuleNotes;
}

/** Enough to remove them again. */
type FilledRows = Omit<Rows, 'values'>;

interface Entry {
  readonly set: RuleSet;
  readonly rows: readonly FilledRows[];
  users: number;
}

/** Maps whose keys begin with, or hold, the name of a rule set. */
const RULE_MAPS: readonly { readonly map: string; readonly nameAt: number }[] = [
  { map: 'sources', nameAt: layout.SOURCE_KEY.ruleSet },
  { map: 'path_nodes', nameAt: layout.PATH_KEY.ruleSet },
  { map: 'argument_rules', nameAt: layout.ARGUMENT_KEY.ruleSet },
  { map: 'pattern_sets', nameAt: 0 },
  { map: 'pattern_verdicts', nameAt: layout.PATTERN_KEY.ruleSet },
  { map: 'network_rules', nameAt: layout.NETWORK_KEY.ruleSet },
  { map: 'socket_rules', nameAt: layout.SOCKET_KEY.ruleSet },
  { map: 'privilege_rules', nameAt: layout.PRIVILEGE_KEY.ruleSet },
];

/** A decision that read the old name has ended long before: it takes microseconds. */
const GRACE_MILLISECONDS = 1_000;

/**
 * The rule sets of a node. Equal tables share one; a set is complete in all maps before anybody
 * may name it, and its rows go only after the last who named it has let go.
 */
export class RuleSetStore {
  readonly #programs: ProgramSet;
  readonly #entries = new Map<string, Entry>();
  readonly #leaving = new Set<NodeJS.Timeout>();

  /**
   * Names given before, by any agent, are never given again: verdicts are cached under them, and
   * records that carry them lie in rings. `told` are those that the latter are explained by.
   */
  constructor(programs: ProgramSet, told: Iterable<bigint>) {
    this.#programs = programs;
    let newest = 0;
    for (const name of told) newest = Math.max(newest, ruleSetId(name));
    for (const name of this.#namesInKernel()) newest = Math.max(newest, ruleSetId(name));
    const { agentCounts } = programs;
    if (agentCounts.ruleSets < newest) agentCounts.ruleSets = BigInt(newest);
  }

  get size(): number {
    return this.#entries.size;
  }

  /** How many rows all sets have, by map. */
  rows(): Map<string, number> {
    const counts = new Map<string, number>();
    for (const { rows } of this.#entries.values())
      for (const { map, count } of rows) counts.set(map, (counts.get(map) ?? 0) + count);
    return counts;
  }

  /** Fills the set's rows where it is new. When a map is full nothing of it stays, and it throws. */
  acquire(table: RuleTable): RuleSet {
    const known = this.#entries.get(table.digest);
    if (known !== undefined) {
      known.users++;
      return known.set;
    }
    const compiled = compileRuleTable(table);
    const { agentCounts } = this.#programs;
    const name = ruleSetName(Number(agentCounts.ruleSets + 1n), compiled);
    const rows = ruleSetRows(compiled, name, this.#programs.state.nameKeys, (count) =>
      this.#roomForPatterns(count),
    );
    agentCounts.ruleSets++;
    this.#fill(rows);
    const { excluded, notes } = compiled;
    const set = { name, table, notes: { excluded, notes } };
    const filled = rows.map(({ values: _, ...row }): FilledRows => row);
    this.#entries.set(table.digest, { set, rows: filled, users: 1 });
    return set;
  }

  /** Call after the workload's row names another set. */
  release(set: RuleSet): void {
    const entry = this.#entries.get(set.table.digest);
    if (entry === undefined || --entry.users > 0) return;
    this.#entries.delete(set.table.digest);
    const timer = setTimeout(() => {
      this.#leaving.delete(timer);
      this.#remove(entry.rows);
    }, GRACE_MILLISECONDS);
    this.#leaving.add(timer.unref());
  }

  /** Removes the rows of sets that nobody names: left by an agent before this one. */
  sweep(inUse: ReadonlySet<bigint>): void {
    const ours = new Set([...this.#entries.values()].map(({ set }) => set.name));
    for (const { map, nameAt } of RULE_MAPS) {
      const rows = this.#map(map);
      const stale = rows?.keys().filter((key) => {
        const name = key.readBigUInt64LE(nameAt);
        return !inUse.has(name) && !ours.has(name);
      });
      if (stale?.length) rows?.delete(Buffer.concat(stale), stale.length);
    }
  }

  #fill(rows: readonly Rows[]): void {
    try {
      for (const { map, keys, values, count } of rows) this.#map(map)?.put(keys, values, count);
    } catch (error) {
      this.#remove(rows);
      throw error;
    }
  }

  #remove(rows: readonly FilledRows[]): void {
    for (const { map, keys, count, isArray } of rows)
      if (isArray !== true) this.#map(map)?.delete(keys, count);
  }

  /** What is held is read from the kernel: sets of an agent before this one hold room too. */
  #roomForPatterns(rows: number): number {
    const sets = this.#map('pattern_sets');
    const moves = this.#map('pattern_moves');
    if (sets === null || moves === null) return 0;
    const held = sets.keys().flatMap((key) => {
      const set = sets.get(key);
      return set === null
        ? []
        : [
            {
              base: set.readUInt32LE(layout.PATTERN_SET.base),
              rows: set.readUInt32LE(layout.PATTERN_SET.rows),
            },
          ];
    });
    const base = freeRange(held, rows, moves.capacity);
    if (base === null)
      throw new KernelError('RF-KERNEL-003', `${moves.name}, ${moves.capacity} rows`);
    return base;
  }

  /** Null where the family that reads it is not on this kernel. */
  #map(name: string): KernelMap | null {
    return this.#programs.has(name) ? this.#programs.map(name) : null;
  }

  #namesInKernel(): bigint[] {
    return RULE_MAPS.flatMap(({ map, nameAt }) =>
      (this.#map(map)?.keys() ?? []).map((key) => key.readBigUInt64LE(nameAt)),
    );
  }
}
