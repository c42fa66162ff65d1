import { join } from 'node:path';
import { type CgroupPrograms, cgroupId, hasPackets } from '@ringfence/kernel';
import type { Workload } from '@ringfence/model';

export interface PacketReachOptions {
  /** Null where they hang at the root, or there are none. */
  readonly programs: Pick<CgroupPrograms, 'attach' | 'detach' | 'cgroups'> | null;
  readonly cgroupRoot: string;
  readonly tell: (line: string) => void;
}

interface Failure {
  readonly workload: Workload;
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
  #timer: NodeJS.Timeout | undefined;

  constructor(options: PacketReachOptions) {
    this.#options = options;
    this.#root = cgroupId(options.cgroupRoot);
  }

  /** Call before the workload's row names the set. */
  attach(workload: Workload, ruleSet: bigint): void {
    if (hasPackets(ruleSet)) this.#attach(workload);
  }

  /** Call when it does. */
  settle(workload: Workload, ruleSet: bigint): void {
    if (!hasPackets(ruleSet)) this.leave(workload);
  }

  /** It is gone, or under no such rules. */
  leave(workload: Workload): void {
    this.#failures.delete(workload.id);
    this.leaveCgroup(workload);
  }

  /** What it was in: it has another one, or none. What stays attached judges by rules that let pass. */
  leaveCgroup(workload: Workload): void {
    this.#detach(this.#cgroupOf(workload));
  }

  /** Detaches what an agent before this one left, but from these workloads. */
  sweep(under: Iterable<Workload>): void {
    const kept = new Set([...under].map((workload) => this.#cgroupOf(workload)));
    for (const cgroup of this.#options.programs?.cgroups() ?? [])
      if (!kept.has(cgroup)) this.#detach(cgroup);
  }

  /** Why the workload's packets are not judged, which its rules are about; empty: they are. */
  failureOf(workload: Workload): string {
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

  #cgroupOf({ kind, cgroupId }: Workload): bigint {
    return kind === 'host' ? this.#root : cgroupId;
  }

  #attach(workload: Workload): void {
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
    try {
      this.#options.programs?.detach(cgroup);
    } catch (error) {
      this.#options.tell(`programs stay at the cgroup ${cgroup}: ${String(error)}`);
    }
  }
}
