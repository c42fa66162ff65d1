import { createHash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { AGENT_COUNTS, AgentCounts } from './agent-counts.ts';
import { ARTEFACTS } from './artefacts.ts';
import { FAMILIES, type Family } from './family.ts';
import { LANES, LAYOUT_VERSION } from './generated/layout.ts';
import { guardPinned } from './guarded-objects.ts';
import { errorCode, KernelError } from './kernel-error.ts';
import { KernelMap } from './kernel-map.ts';
import { native } from './native.ts';
import { NodeState } from './node-state.ts';
import { ProgramCounters, type ProgramStats } from './program-stats.ts';
import { refusalReason } from './refusal.ts';
import { BPFFS, requireBpf, requireBpffs } from './requirement.ts';
import { encodeSettings, type SettingsSource } from './settings.ts';

const SETTINGS_MAP = '.rodata.settings';

/** Everything of Ringfence's in the BPF file system: /sys/fs/bpf/ringfence. */
export const PIN_ROOT = join(BPFFS, 'ringfence');

/** Another layout of the maps is another world beside this one. */
const WORLD = join(PIN_ROOT, `v${LAYOUT_VERSION}`);
const SETS = join(WORLD, 'sets');
const MAPS = join(WORLD, 'maps');
/** Where a helper of the node finds the maps that it shares. */
export const PIN_MAPS = MAPS;

export interface ProgramSetOptions extends SettingsSource {
  /** Where the cgroup2 hierarchy is mounted: network programs are attached at its root. */
  readonly cgroup2: string;
  /** Families that must not be loaded, with the reason, by name. */
  readonly without: ReadonlyMap<string, string>;
}

/** One family of programs on this kernel: attached, or why not. */
export interface FamilyStatus {
  readonly family: Family;
  readonly reason: string;
}

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
    this.#counters = new ProgramCounters(links, directory(links));
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
      for (const status of families) {
        status.reason ||= notNeeded(status.family, families);
        status.reason ||= loadFamily(status.family, id, options, MAPS, links);
      }
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
    if (this.has('guarded_objects'))
      guardPinned(this.map('guarded_objects'), [join(WORLD, 'maps'), join(SETS, String(this.id))]);
  }

  /** Detaches and removes everything of ours; what is open elsewhere goes with its last holder. */
  static uninstall(): void {
    if (directory(PIN_ROOT).length > 0) requireBpf();
    // The kernel detaches unpinned programs one by one, when it gets to it: none may decide then.
    activate(MAPS, 0);
    rmSync(PIN_ROOT, { recursive: true, force: true });
  }
}

function directory(path: string): string[] {
  try {
    return readdirSync(path);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
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

function notNeeded({ insteadOf }: Family, families: readonly FamilyStatus[]): string {
  const better = families.find(
    ({ family, reason }) => reason === '' && insteadOf?.includes(family.name),
  );
  return better === undefined ? '' : `the family ${better.family.name} does the same better`;
}

/** Of a set that was loaded before: the kernel's own words went with who loaded it. */
function notPinned(family: Family, links: string): string {
  const pinned = directory(links).some((name) => name.startsWith(`${family.name}-`));
  return pinned ? '' : `${family.name}.bpf.o is not among the programs that were loaded`;
}

function unpinFamily(family: Family, links: string): void {
  for (const name of directory(links))
    if (name.startsWith(`${family.name}-`)) rmSync(join(links, name));
}

function missingHook(family: Family): string {
  const missing = family.needs.find((name) => !native().kernelHasFunction(name));
  return missing === undefined ? '' : `this kernel has no ${missing}`;
}

/** Same programs, same settings, same families: same set. Never 0, which no set is. */
function setId(families: readonly FamilyStatus[], options: ProgramSetOptions): number {
  const hash = createHash('sha256').update(encodeSettings(options, 0));
  for (const { family, reason } of families)
    if (reason === '') hash.update(readFileSync(objectPath(family)));
  return hash.digest().readUInt32LE(0) || 1;
}

function objectPath(family: Family): string {
  return join(ARTEFACTS, 'bpf', `${family.name}.bpf.o`);
}

/** Returns why the kernel refused, or the empty string. Nothing of a refused family stays. */
function loadFamily(
  family: Family,
  id: number,
  options: ProgramSetOptions,
  maps: string,
  links: string,
): string {
  const binding = native();
  const object = binding.openObject(objectPath(family));
  const open: number[] = [];
  try {
    binding.setInitialValue(object, SETTINGS_MAP, encodeSettings(options, id));
    const names = binding.listMaps(object).filter((name) => !name.startsWith('.'));
    const shared = names.filter((name) => !name.includes('.'));
    for (const name of shared) {
      if (!options.taskIdentity && TASK_MAPS.includes(name)) {
        binding.setAutocreate(object, name, false);
        continue;
      }
      const fd = binding.openPin(join(maps, name));
      if (fd < 0) continue;
      open.push(fd);
      binding.reuseMap(object, name, fd);
    }
    const programs = loadable(object);
    binding.loadObject(object);
    for (const name of shared) {
      if (!options.taskIdentity && TASK_MAPS.includes(name)) continue;
      const fd = binding.mapFd(object, name);
      open.push(fd);
      if (!directory(maps).includes(name)) binding.pinFd(fd, join(maps, name));
    }
    attachAll(family, object, programs, options, links, open);
    return '';
  } catch (error) {
    unpinFamily(family, links);
    const message = error instanceof Error ? error.message : String(error);
    return `the kernel refused ${family.name}.bpf.o (${errorCode(error)}): ${refusalReason(message)}`;
  } finally {
    for (const fd of open) binding.closeFd(fd);
    binding.closeObject(object);
  }
}

/** The object's programs; of the optional ones those that this kernel has a hook for. */
function loadable(object: ReturnType<ReturnType<typeof native>['openObject']>): string[] {
  const binding = native();
  const names: string[] = [];
  for (const { name, section, optional } of binding.listPrograms(object)) {
    if (optional) {
      if (!binding.kernelHasFunction(section.replace('lsm/', 'bpf_lsm_'))) continue;
      binding.setAutoload(object, name, true);
    }
    names.push(name);
  }
  return names;
}

const TASK_MAPS = ['task_identities', 'path_scratches', 'asked_paths', 'mount_searches'];

function attachAll(
  family: Family,
  object: ReturnType<ReturnType<typeof native>['openObject']>,
  programs: readonly string[],
  options: ProgramSetOptions,
  links: string,
  open: number[],
): void {
  const binding = native();
  const cgroup = family.cgroup ? openSync(options.cgroup2, 'r') : -1;
  try {
    for (const name of programs) {
      const link = binding.attachProgram(object, name, cgroup);
      open.push(link);
      binding.pinFd(link, join(links, `${family.name}-${name}`));
    }
  } finally {
    if (cgroup >= 0) closeSync(cgroup);
  }
}
