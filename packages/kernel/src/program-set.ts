import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { AGENT_COUNTS, AgentCounts } from './agent-counts.ts';
import { attachWhereBound, CgroupPrograms, cgroupId, hasPackets } from './cgroup-programs.ts';
import { directory } from './directory.ts';
import { FAMILIES, type Family } from './family.ts';
import {
  type FamilyStatus,
  loadFamilies,
  objectPath,
  type ProgramSetOptions,
} from './family-load.ts';
import { HOST_WORKLOAD, LANES, LAYOUT_VERSION } from './generated/layout.ts';
import { guardPinned } from './guarded-objects.ts';
import { HeldSockets } from './held-sockets.ts';
import { KernelError } from './kernel-error.ts';
import { KernelMap } from './kernel-map.ts';
import { native } from './native.ts';
import { NodeState } from './node-state.ts';
import { cgroupPins, linkPins, OnDemandPrograms, waitingPins } from './on-demand.ts';
import { ProgramCounters, type ProgramStats } from './program-stats.ts';
import { BPFFS, requireBpf, requireBpffs } from './requirement.ts';
import { encodeSettings } from './settings.ts';
import { StaleFiles } from './stale-files.ts';
import { WorkloadRows } from './workload-rows.ts';

/** Everything of Ringfence's in the BPF file system: /sys/fs/bpf/ringfence. */
export const PIN_ROOT = join(BPFFS, 'ringfence');

/** Another layout of the maps is another world beside this one. */
const WORLD = join(PIN_ROOT, `v${LAYOUT_VERSION}`);
const SETS = join(WORLD, 'sets');
const MAPS = join(WORLD, 'maps');
/** Where a helper of the node finds the maps that it shares. */
export const PIN_MAPS = MAPS;

/**
 * The programs and maps of this build in the kernel. They outlive the process: links and maps are
 * pinned, and a second start of the same build finds and adopts them. Another build's set takes
 * over by one store, and only then is the old one unpinned.
 */
export class ProgramSet {
  readonly id: number;
  readonly adopted: boolean;
  readonly families: readonly FamilyStatus[];
  readonly state: NodeState;
  readonly agentCounts: AgentCounts;
  /** Null where this kernel did not take the programs for it. */
  readonly staleFiles: StaleFiles | null;
  /** Null where the programs about packets hang at the root, or there are none. */
  readonly packets: CgroupPrograms | null;
  /** Null where this kernel did not take the program for it. */
  readonly heldSockets: HeldSockets | null;
  readonly #maps: ReadonlyMap<string, KernelMap>;
  readonly #counters: ProgramCounters;
  #previous = 0;

  private constructor(id: number, adopted: boolean, families: readonly FamilyStatus[]) {
    pinAgentCounts(MAPS);
    this.id = id;
    this.adopted = adopted;
    this.families = families;
    this.#maps = new Map(
      readdirSync(MAPS).map((name) => [
        name,
        new KernelMap(name, native().openPin(join(MAPS, name))),
      ]),
    );
    this.state = new NodeState(this.map('node_state'));
    const links = join(SETS, String(id));
    this.#counters = new ProgramCounters(links);
    this.staleFiles = this.#staleFiles(links);
    this.packets = this.#packets(links);
    this.heldSockets = this.#loaded('held_socket')
      ? new HeldSockets(this.map('socket_scans'), join(links, 'held_socket-stamp_held'))
      : null;
    this.agentCounts = new AgentCounts(this.map(AGENT_COUNTS));
    this.agentCounts.initialize(this.state, LANES);
    if (!adopted) this.agentCounts.missed = 0n;
  }

  /** Call once nothing more is to be loaded: gives back the memory that loading took. */
  settle(): void {
    native().releaseKernelTypes();
  }

  /** Throws where the map belongs to a family that this kernel did not take. */
  map(name: string): KernelMap {
    const map = this.#maps.get(name);
    if (map === undefined) throw new Error(`the map ${name} is not on this node`);
    return map;
  }

  /** What each of its programs has done since it was loaded. */
  stats(): ProgramStats[] {
    return this.#counters.read();
  }

  maps(): KernelMap[] {
    return [...this.#maps.values()];
  }

  has(map: string): boolean {
    return this.#maps.has(map);
  }

  static async open(options: ProgramSetOptions): Promise<ProgramSet> {
    requireBpffs();
    const families = FAMILIES.map((family) => ({
      family,
      reason: options.without.get(family.name) ?? missingHook(family),
    }));
    const id = setId(families, options);
    const links = join(SETS, String(id));
    if (isActive(MAPS, id) && directory(links).length > 0) {
      for (const status of families) status.reason ||= notPinned(status.family, links);
      return new ProgramSet(id, true, families);
    }
    rmSync(links, { recursive: true, force: true });
    mkdirSync(MAPS, { recursive: true, mode: 0o700 });
    mkdirSync(links, { recursive: true, mode: 0o700 });
    try {
      loadFamilies(families, { id, options, maps: MAPS, links });
    } catch (error) {
      rmSync(links, { recursive: true, force: true });
      throw error;
    }
    if (directory(links).length === 0) {
      const [{ reason } = { reason: '' }] = families;
      throw new KernelError('RF-KERNEL-008', reason);
    }
    const set = new ProgramSet(id, false, families);
    set.state.initialize();
    // What an agent before this one found stays refused.
    if (set.staleFiles !== null && set.staleFiles.size > 0) set.staleFiles.programs.attach();
    if (set.packets !== null)
      attachWhereBound(set.packets, set.#boundBelow(options.cgroup2), options.cgroup2);
    set.#previous = set.state.activeProgramSet;
    set.state.activeProgramSet = id;
    await set.state.settleRenames();
    return set;
  }

  /**
   * Lets the set before this one decide while `isBetter` looks. Where it is, it goes on, and this
   * one's programs go. False: it is not, or there is none.
   */
  async yieldToPrevious(isBetter: () => boolean): Promise<boolean> {
    if (!directory(SETS).includes(String(this.#previous))) return false;
    this.state.activeProgramSet = this.#previous;
    await this.state.settleRenames();
    if (isBetter()) {
      rmSync(join(SETS, String(this.id)), { recursive: true, force: true });
      this.#previous = 0;
      return true;
    }
    this.state.activeProgramSet = this.id;
    await this.state.settleRenames();
    return false;
  }

  /** Unpins every other set, once the canary has seen that this one does its work. */
  retireOthers(): void {
    for (const other of directory(SETS))
      if (other !== String(this.id)) rmSync(join(SETS, other), { recursive: true });
    this.guard();
  }

  /** Call again when something was pinned. */
  guard(): void {
    if (!this.has('guarded_objects')) return;
    const links = join(SETS, String(this.id));
    guardPinned(this.map('guarded_objects'), [
      ...directory(MAPS).map((name) => join(MAPS, name)),
      ...linkPins(links).map((name) => join(links, name)),
      ...directory(waitingPins(links)).map((name) => join(waitingPins(links), name)),
      ...directory(cgroupPins(links)).map((name) => join(cgroupPins(links), name)),
    ]);
  }

  #loaded(family: string): boolean {
    return this.families.some((status) => status.family.name === family && status.reason === '');
  }

  #staleFiles(links: string): StaleFiles | null {
    const status = this.families.find(({ family }) => family.name === 'stale');
    if (status?.reason !== '') return null;
    return new StaleFiles(
      this.map('stale_files'),
      this.map('stale_scans'),
      join(links, 'stale-find_stale'),
      new OnDemandPrograms(links, status.family),
    );
  }

  #packets(links: string): CgroupPrograms | null {
    const waiting = directory(waitingPins(links));
    const status = this.families.find(
      ({ family, reason }) =>
        family.atCgroups && reason === '' && waiting.some((pin) => isOf(family, pin)),
    );
    if (status === undefined) return null;
    const guarded = this.has('guarded_objects') ? this.map('guarded_objects') : null;
    return new CgroupPrograms(links, status.family, guarded);
  }

  /** The workloads whose packets are judged, by cgroup; the host's is the root. */
  #boundBelow(root: string): Map<bigint, number> {
    const rows = new WorkloadRows(this.map('workloads'), this.map('cgroups'), this.state);
    const bound = [...rows.bindings()].filter(([, workload]) => hasPackets(rows.ruleSet(workload)));
    const id = cgroupId(root);
    // For what was made in another cgroup they hang there too, whatever the host's rules are.
    const others = directory(SETS).flatMap((set) => directory(cgroupPins(join(SETS, set))));
    if (hasPackets(rows.ruleSet(HOST_WORKLOAD)) || others.some((pin) => pin.endsWith(`-${id}`)))
      bound.push([id, HOST_WORKLOAD]);
    return new Map(bound);
  }

  /** Detaches and removes everything of ours; what is open elsewhere goes with its last holder. */
  static uninstall(): void {
    if (directory(PIN_ROOT).length > 0) requireBpf();
    // The kernel detaches unpinned programs one by one, when it gets to it: none may decide then.
    activate(MAPS, 0);
    rmSync(PIN_ROOT, { recursive: true, force: true });
  }
}

function pinAgentCounts(maps: string): void {
  if (directory(maps).includes(AGENT_COUNTS)) return;
  const fd = AgentCounts.create();
  try {
    native().pinFd(fd, join(maps, AGENT_COUNTS));
  } finally {
    native().closeFd(fd);
  }
}

function isActive(maps: string, id: number): boolean {
  return withState(maps, (state) => state.activeProgramSet === id) ?? false;
}

function activate(maps: string, id: number): void {
  withState(maps, (state) => {
    state.activeProgramSet = id;
  });
}

/** Null where no state is pinned. */
function withState<Result>(maps: string, use: (state: NodeState) => Result): Result | null {
  const fd = native().openPin(join(maps, 'node_state'));
  if (fd < 0) return null;
  try {
    return use(new NodeState(new KernelMap('node_state', fd)));
  } finally {
    native().closeFd(fd);
  }
}

const isOf = ({ name }: Family, pin: string) => pin.startsWith(`${name}-`);

/** Of a set that was loaded before: the kernel's own words went with who loaded it. */
function notPinned(family: Family, links: string): string {
  const pins = [...directory(links), ...directory(waitingPins(links))];
  const pinned = pins.some((name) => isOf(family, name));
  return pinned ? '' : `${family.name}.bpf.o is not among the programs that were loaded`;
}

function missingHook(family: Family): string {
  const missing = family.needs.find((name) => !native().kernelHasFunction(name));
  return missing === undefined ? '' : `this kernel has no ${missing}`;
}

/** Same programs, same settings, same families: same set. Never 0, which no set is. */
function setId(families: readonly FamilyStatus[], options: ProgramSetOptions): number {
  const hash = createHash('sha256').update(encodeSettings(options, 0));
  for (const { family, reason } of families)
    if (reason === '') hash.update(readFileSync(objectPath(family.name)));
  return hash.digest().readUInt32LE(0) || 1;
}
