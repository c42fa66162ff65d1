import { closeSync, fstatSync, mkdirSync, openSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { directory } from './directory.ts';
import type { Family } from './family.ts';
import {
  RULE_SET_HAS_INGRESS,
  RULE_SET_HAS_NETWORK,
  RULE_SET_HAS_SOCKET,
} from './generated/layout.ts';
import { guardLink, unguardLink } from './guarded-objects.ts';
import { errorCode } from './kernel-error.ts';
import type { KernelMap } from './kernel-map.ts';
import { native } from './native.ts';
import { cgroupPins, waitingPins } from './on-demand.ts';

const HAS_PACKETS = RULE_SET_HAS_NETWORK | RULE_SET_HAS_INGRESS | RULE_SET_HAS_SOCKET;

/** Whether packets are judged by a rule set of that name: RULE_SET_HAS_PACKETS in bpf/stamp.h. */
export function hasPackets(ruleSet: bigint): boolean {
  return (ruleSet & HAS_PACKETS) !== 0n;
}

const EGRESS = 'packet_out';

/**
 * The programs about packets, which hang at the cgroups of those workloads whose rules are about them:
 * nobody else's packets pay for them. Their links are pinned as all others are, by the cgroup's id: an
 * agent that dies takes none along, and the next one finds them.
 */
export class CgroupPrograms {
  readonly #links: string;
  readonly #waiting: string;
  readonly #programs: readonly string[];
  readonly #pinned: Set<string>;
  readonly #guarded: KernelMap | null;

  constructor(links: string, { name }: Family, guarded: KernelMap | null) {
    this.#links = cgroupPins(links);
    this.#waiting = waitingPins(links);
    this.#programs = directory(this.#waiting).filter((pin) => pin.startsWith(`${name}-`));
    this.#pinned = new Set(directory(this.#links));
    this.#guarded = guarded;
  }

  /** The ids of those where any of them hangs. */
  cgroups(): Set<bigint> {
    return new Set([...this.#pinned].map((pin) => BigInt(pin.slice(pin.lastIndexOf('-') + 1))));
  }

  /** Those that do not hang there yet. False: that cgroup is gone, and nobody of it is left. */
  attach(cgroup: bigint, path: string): boolean {
    const missing = this.#programs.filter((program) => !this.#pinned.has(`${program}-${cgroup}`));
    if (missing.length === 0) return true;
    const fd = openCgroup(path, cgroup);
    if (fd < 0) return false;
    try {
      mkdirSync(this.#links, { recursive: true, mode: 0o700 });
      for (const program of missing) this.#attach(program, fd, `${program}-${cgroup}`);
    } finally {
      closeSync(fd);
    }
    return true;
  }

  detach(cgroup: bigint): void {
    for (const program of this.#programs) {
      const name = `${program}-${cgroup}`;
      if (!this.#pinned.delete(name)) continue;
      const pin = join(this.#links, name);
      const link = native().openPin(pin);
      if (link < 0) continue;
      try {
        if (this.#guarded !== null) unguardLink(this.#guarded, link);
        native().detachLink(link);
      } finally {
        native().closeFd(link);
      }
      rmSync(pin, { force: true });
    }
  }

  #attach(program: string, cgroup: number, name: string): void {
    const fd = native().openPin(join(this.#waiting, program));
    if (fd < 0) throw new Error(`the program ${program} is not pinned`);
    try {
      const link = native().attachPackets(fd, cgroup, program.endsWith(EGRESS));
      try {
        if (this.#guarded !== null) guardLink(this.#guarded, link);
        native().pinFd(link, join(this.#links, name));
      } finally {
        native().closeFd(link);
      }
    } finally {
      native().closeFd(fd);
    }
    this.#pinned.add(name);
  }
}

/** 0n: there is none at that path. */
export function cgroupId(path: string): bigint {
  return statSync(path, { bigint: true, throwIfNoEntry: false })?.ino ?? 0n;
}

/** -1: there is none at that path, or another one by now. */
function openCgroup(path: string, id: bigint): number {
  if (cgroupId(path) !== id) return -1;
  const fd = openSync(path, 'r');
  if (fstatSync(fd, { bigint: true }).ino === id) return fd;
  closeSync(fd);
  return -1;
}

/**
 * Has them hang, before they decide, wherever those before them have something to do: at the uppermost
 * cgroup of each workload of `bound`, by cgroup.
 */
export function attachWhereBound(
  programs: CgroupPrograms,
  bound: ReadonlyMap<bigint, number>,
  root: string,
): void {
  if (bound.size === 0) return;
  const visit = (path: string, above: number | undefined) => {
    const id = cgroupId(path);
    const workload = bound.get(id) ?? above;
    if (workload !== above) programs.attach(id, path);
    for (const name of folders(path)) visit(join(path, name), workload);
  };
  visit(root, undefined);
}

function folders(path: string): string[] {
  try {
    const entries = readdirSync(path, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  } catch (error) {
    if (['ENOENT', 'ENODEV'].includes(errorCode(error))) return [];
    throw error;
  }
}
