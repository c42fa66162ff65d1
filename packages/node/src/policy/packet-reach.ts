import { join } from 'node:path';
import { type CgroupPrograms, cgroupId, hasPackets } from '@ringfence/kernel';
import type { Workload } from '@ringfence/model';

type Place = Pick<Workload, 'id' | 'kind' | 'name' | 'cgroupPath' | 'cgroupId'>;

export interface PacketReachOptions {
  /** Null where they hang at the root, or there are none. */
  readonly programs: Pick<CgroupPrograms, 'attach' | 'detach' | 'cgroups'> | null;
  readonly cgroupRoot: string;
  readonly tell: (line: string) => void;
}

interface Failure {
  readonly workload: Place;
  readonly reason: string;
}

const RETRY_MILLISECONDS = 5_000;

/**
 * Has the programs about packets hang at the cgroup of each workload whose rules are about them, before
 * these are in force and until they are not, and at nobody else's. The host's is the root.
 */
export class PacketReach implements Disposable {
  readonly #options: PacketReachOptions;
  readonly #root: bigint;
  /** By workload. */
  readonly #failures = new Map<string, Failure>();
  /** Who needs them at the root. */
  readonly #everywhere = new Set<'host' | 'astray'>();
  #timer: NodeJS.Timeout | undefined;

  constructor(options: PacketReachOptions) {
    this.#options = options;
    this.#root = cgroupId(options.cgroupRoot);
    // By an agent before this one: until a look shows that nobody does.
    if (options.programs?.cgroups().has(this.#root)) this.#everywhere.add('astray');
  }

  /** Whether packets of a workload under such rules pass another cgroup than its own. */
  setAstray(found: boolean): void {
    if (found) this.#everywhere.add('astray');
    else this.#everywhere.delete('astray');
    if (found) this.#attach(ASTRAY);
    else this.leave(ASTRAY);
  }

  /** Call before the workload's row names the set. */
  attach(workload: Place, ruleSet: bigint): void {
    if (!hasPackets(ruleSet)) return;
    if (workload.kind === 'host') this.#everywhere.add('host');
    this.#attach(workload);
  }

  /** Call when it does. */
  settle(workload: Place, ruleSet: bigint): void {
    if (hasPackets(ruleSet)) return;
    if (workload.kind === 'host') this.#everywhere.delete('host');
    this.leave(workload);
  }

  /** It is gone, or under no such rules. */
  leave(workload: Place): void {
    this.#failures.delete(workload.id);
    this.leaveCgroup(workload);
  }

  /** What it was in: it has another one, or none. What stays attached judges by rules that let pass. */
  leaveCgroup(workload: Place): void {
    this.#detach(this.#cgroupOf(workload));
  }

  /** Detaches what an agent before this one left, but from these workloads. */
  sweep(under: Iterable<Place>): void {
    const kept = new Set([...under].map((workload) => this.#cgroupOf(workload)));
    for (const cgroup of this.#options.programs?.cgroups() ?? [])
      if (!kept.has(cgroup)) this.#detach(cgroup);
  }

  get isAnywhere(): boolean {
    return (this.#options.programs?.cgroups().size ?? 0) > 0;
  }

  /** Why the workload's packets are not judged, which its rules are about; empty: they are. */
  failureOf(workload: Place): string {
    return this.#failures.get(workload.id)?.reason ?? '';
  }

  troubles(): string[] {
    return [...this.#failures.values()].map(
      ({ workload, reason }) => `NOT ENFORCED: packets of ${workload.name}: ${reason}`,
    );
  }

  [Symbol.dispose](): void {
    clearTimeout(this.#timer);
  }

  #cgroupOf({ kind, cgroupId }: Place): bigint {
    return kind === 'host' ? this.#root : cgroupId;
  }

  #attach(workload: Place): void {
    const { programs, cgroupRoot, tell } = this.#options;
    const cgroup = this.#cgroupOf(workload);
    if (programs === null || cgroup === 0n) return;
    try {
      programs.attach(cgroup, join(cgroupRoot, workload.cgroupPath));
      this.#failures.delete(workload.id);
    } catch (error) {
      const reason = `nothing could be attached to its cgroup: ${String(error)}`;
      if (this.failureOf(workload) !== reason) tell(`packets of ${workload.name}: ${reason}`);
      this.#failures.set(workload.id, { workload, reason });
      this.#timer ??= setTimeout(() => this.#again(), RETRY_MILLISECONDS).unref();
    }
  }

  #again(): void {
    this.#timer = undefined;
    for (const { workload } of [...this.#failures.values()]) this.#attach(workload);
  }

  #detach(cgroup: bigint): void {
    if (cgroup === this.#root && this.#everywhere.size > 0) return;
    try {
      this.#options.programs?.detach(cgroup);
    } catch (error) {
      this.#options.tell(`programs stay at the cgroup ${cgroup}: ${String(error)}`);
    }
  }
}

/** Whose packets pass the root alone. */
const ASTRAY = {
  id: 'astray',
  kind: 'host',
  name: 'sockets that were made in other cgroups',
  cgroupPath: '/',
  cgroupId: 0n,
} as const;
