import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { RuleSet, RuleSetStore } from '@ringfence/enforcers';
import {
  hasPackets,
  layout,
  NO_FLAGS,
  type Visibility,
  type WorkloadRows,
} from '@ringfence/kernel';
import {
  DEFAULT_POSTURE,
  HOST_WORKLOAD_ID,
  type Posture,
  type Rule,
  type Workload,
} from '@ringfence/model';
import { buildRuleTable, type Policy, selects } from '@ringfence/policy';
import type { PacketReach } from './packet-reach.ts';
import type { RuleBook } from './rule-book.ts';

/** More than can leave before their last records are read. */
const DEPARTED = 1_024;

interface Bound {
  workload: Workload;
  /** The kernel's id. */
  readonly id: number;
  set: RuleSet | null;
  /** The policies that select it. */
  policies: readonly Policy[];
  cgroups: readonly bigint[];
}

/** What an edit comes to. A policy is changed by a new one in its place. */
export interface PolicyChange {
  readonly removed: readonly Policy[];
  readonly added: readonly Policy[];
}

/** The rules that one policy has in one workload's set. */
export interface PolicyRules {
  readonly workload: Workload;
  readonly set: RuleSet;
  readonly rules: readonly Rule[];
  /** Why packets are not judged by them; empty: they are. */
  readonly packetless: string;
  /** False while no cgroup leads to the workload: nothing of it runs, or it could not be bound. */
  readonly bound: boolean;
}

/** A workload with the policies and the set that a change gives it. */
interface Step {
  readonly bound: Bound;
  readonly policies: readonly Policy[];
  readonly set: RuleSet | null;
}

/**
 * Which workload stands under which rule set, here and in the kernel. A change of policy is
 * prepared whole (every set filled in every map) and then made, one store a workload.
 */
export class Enforcement {
  readonly #rows: WorkloadRows;
  readonly #sets: RuleSetStore;
  readonly #book: RuleBook;
  readonly #cgroupRoot: string;
  readonly #visibility: Visibility;
  readonly #posture: Posture;
  readonly #packets: PacketReach;
  readonly #onChange: () => void;
  readonly #bound = new Map<string, Bound>();
  readonly #byId = new Map<number, Bound>();
  /** Those who left last: what they did may still lie in a ring. An id never comes again. */
  readonly #departed = new Map<number, Workload>();
  readonly #policies = new Set<Policy>();

  /** `onChange` is called after a workload came under other rules, or processes under a workload's. */
  constructor(
    rows: WorkloadRows,
    sets: RuleSetStore,
    book: RuleBook,
    cgroupRoot: string,
    visibility: Visibility,
    posture: Posture,
    packets: PacketReach,
    onChange: () => void,
  ) {
    this.#rows = rows;
    this.#sets = sets;
    this.#book = book;
    this.#cgroupRoot = cgroupRoot;
    this.#visibility = visibility;
    this.#posture = posture;
    this.#packets = packets;
    this.#onChange = onChange;
    for (const id of rows.bindings().values()) rows.adopt(id);
  }

  /** Nothing but a policy denies the host what it needs. */
  #postureOf({ id }: Workload): Posture {
    return id === HOST_WORKLOAD_ID ? DEFAULT_POSTURE : this.#posture;
  }

  workload(id: number): Workload | null {
    return this.#byId.get(id)?.workload ?? this.#departed.get(id) ?? null;
  }

  /** The kernel's ids of all who are bound. */
  ids(): number[] {
    return [...this.#byId.keys()];
  }

  idOf(workload: string): number | null {
    return this.#bound.get(workload)?.id ?? null;
  }

  /** Who has that slot of the kernel's rows now. */
  inSlot(slot: number): Workload | null {
    const id = this.ids().find((one) => one % layout.WORKLOAD_SLOTS === slot);
    return id === undefined ? null : this.workload(id);
  }

  workloads(): Workload[] {
    return [...this.#bound.values()].map(({ workload }) => workload);
  }

  ruleSet(workload: string): RuleSet | null {
    return this.#bound.get(workload)?.set ?? null;
  }

  /** Whether any workload is under rules that refuse files. */
  refusesFiles(): boolean {
    return [...this.#bound.values()].some(
      ({ set }) => set !== null && (set.name & layout.RULE_SET_HAS_FILE_BLOCK) !== 0n,
    );
  }

  /** Whether any is under rules that are about packets, or was when an agent before this one ended. */
  judgesPackets(): boolean {
    if (this.#packets.isAnywhere) return true;
    return [...this.#bound.values()].some(({ set }) => hasPackets(set?.name ?? 0n));
  }

  /**
   * Prepares a change for whomever it concerns, so that an edit of one policy in a thousand is as
   * cheap as of one alone. Nothing has changed yet, and a full map throws.
   */
  prepare({ removed, added }: PolicyChange): { commit(): void } {
    const steps: Step[] = [];
    try {
      for (const bound of this.#bound.values()) {
        const { workload } = bound;
        const kept = bound.policies.filter((policy) => !removed.includes(policy));
        const more = added.filter((policy) => selects(policy, workload));
        if (more.length === 0 && kept.length === bound.policies.length) continue;
        const policies = [...kept, ...more];
        steps.push({ bound, policies, set: this.#acquire(workload, policies) });
      }
    } catch (error) {
      for (const { set } of steps) if (set !== null) this.#sets.release(set);
      throw error;
    }
    return {
      commit: () => {
        for (const policy of removed) this.#policies.delete(policy);
        for (const policy of added) this.#policies.add(policy);
        for (const step of steps) this.#give(step);
        this.#book.trim(() => this.#rows.ruleSetsInUse());
      },
    };
  }

  /** Binds a workload, or follows a change of its labels or cgroup. */
  put(workload: Workload): void {
    const bound = this.#bound.get(workload.id) ?? this.#create(workload);
    const before = bound.workload;
    bound.workload = workload;
    const policies = [...this.#policies].filter((policy) => selects(policy, workload));
    this.#give({ bound, policies, set: this.#acquire(workload, policies) });
    if (workload.id === HOST_WORKLOAD_ID) return;
    const cgroups = workload.cgroupId === 0n ? [] : this.#cgroupTree(workload);
    for (const cgroup of cgroups) {
      if (this.#rows.boundTo(cgroup) === bound.id) continue;
      this.#rows.bind(cgroup, bound.id);
      if (bound.set !== null) this.#onChange();
    }
    for (const cgroup of bound.cgroups) if (!cgroups.includes(cgroup)) this.#rows.unbind(cgroup);
    bound.cgroups = cgroups;
    if (before.cgroupId !== workload.cgroupId) this.#packets.leaveCgroup(before);
  }

  remove(workload: string): void {
    const bound = this.#bound.get(workload);
    if (bound === undefined) return;
    for (const cgroup of bound.cgroups) this.#rows.unbind(cgroup);
    this.#rows.remove(bound.id);
    this.#packets.leave(bound.workload);
    if (bound.set !== null) this.#sets.release(bound.set);
    this.#bound.delete(workload);
    this.#byId.delete(bound.id);
    this.#departed.set(bound.id, bound.workload);
    const [longest = bound.id] = this.#departed.keys();
    if (this.#departed.size > DEPARTED) this.#departed.delete(longest);
  }

  /** Lets go of what an agent before this one bound and nobody claims: its containers are gone. */
  sweep(except: number): void {
    for (const [cgroup, id] of this.#rows.bindings()) {
      if (id === except || this.#byId.has(id)) continue;
      this.#rows.unbind(cgroup);
      this.#rows.remove(id);
    }
    const under = [...this.#bound.values()].filter(({ set }) => hasPackets(set?.name ?? 0n));
    this.#packets.sweep(under.map(({ workload }) => workload));
    this.#sets.sweep(this.#rows.ruleSetsInUse());
  }

  /** Every rule that one policy has among the workloads, by workload. */
  *rulesOf(policy: Policy): Generator<PolicyRules> {
    for (const { workload, set, policies, cgroups } of this.#bound.values()) {
      if (set === null || !policies.includes(policy)) continue;
      const rules = set.table.rules.filter((rule) => samePolicy(rule, policy));
      const packetless = hasPackets(set.name) ? this.#packets.failureOf(workload) : '';
      const isBound = workload.kind === 'host' || cgroups.length > 0;
      yield { workload, set, rules, packetless, bound: isBound };
    }
  }

  #create(workload: Workload): Bound {
    const before = workload.cgroupId === 0n ? null : this.#rows.boundTo(workload.cgroupId);
    const id = workload.id === HOST_WORKLOAD_ID ? 0 : (before ?? this.#rows.create());
    const bound = { workload, id, set: null, policies: [], cgroups: [] };
    this.#rows.setFlags(id, { ...NO_FLAGS, ...this.#visibility });
    this.#bound.set(workload.id, bound);
    this.#byId.set(id, bound);
    return bound;
  }

  #acquire(workload: Workload, policies: readonly Policy[]): RuleSet | null {
    if (policies.length === 0) return null;
    const set = this.#sets.acquire(buildRuleTable(policies, workload, this.#postureOf(workload)));
    this.#book.add(set.name, set.table.rules);
    return set;
  }

  #give({ bound, policies, set }: Step): void {
    const name = set?.name ?? 0n;
    this.#packets.attach(bound.workload, name);
    if (this.#rows.ruleSet(bound.id) !== name) {
      this.#rows.setRuleSet(bound.id, name);
      this.#onChange();
    }
    this.#packets.settle(bound.workload, name);
    const before = bound.set;
    bound.set = set;
    bound.policies = policies;
    if (before !== null) this.#sets.release(before);
  }

  /** The workload's cgroup and every one below it, which may be older than the binding. */
  #cgroupTree(workload: Workload): bigint[] {
    const root = join(this.#cgroupRoot, workload.cgroupPath);
    const found = [workload.cgroupId];
    for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
      if (!entry.isDirectory()) continue;
      const path = join(entry.parentPath, entry.name);
      const { ino } = statSync(path, { bigint: true, throwIfNoEntry: false }) ?? { ino: 0n };
      if (ino !== 0n) found.push(ino);
    }
    return found;
  }
}

function samePolicy(rule: Rule, policy: Policy): boolean {
  const { kind, namespace, name } = rule.origin.policy;
  return (
    kind === policy.name.kind && namespace === policy.name.namespace && name === policy.name.name
  );
}
