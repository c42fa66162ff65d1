import { closeSync, mkdirSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ARTEFACTS } from './artefacts.ts';
import { directory } from './directory.ts';
import type { Family } from './family.ts';
import { errorCode } from './kernel-error.ts';
import { native, type Opaque } from './native.ts';
import { waitingPins } from './on-demand.ts';
import { refusalReason } from './refusal.ts';
import { encodeSettings, type SettingsSource } from './settings.ts';

export interface ProgramSetOptions extends SettingsSource {
  /** Where the cgroup2 hierarchy is mounted: network programs are attached at its root. */
  readonly cgroup2: string;
  /** Families that must not be loaded, with the reason, by name. */
  readonly without: ReadonlyMap<string, string>;
}

/** One family of programs on this kernel: attached, or why not. */
export interface FamilyStatus {
  readonly family: Family;
  reason: string;
}

/** What is loaded, and the folders of pins that it goes to. */
export interface LoadPlace {
  readonly id: number;
  readonly options: ProgramSetOptions;
  readonly maps: string;
  readonly links: string;
}

/** `atCgroups`: a packet that its socket's stamp or cgroup does not tell the workload of is nobody's. */
type Place = LoadPlace & { readonly atCgroups: boolean };

const SETTINGS_MAP = '.rodata.settings';
const TASK_MAPS = ['task_identities', 'path_scratches', 'asked_paths', 'mount_searches'];
/** The object that holds all families that are instead of no other. */
export const WHOLE = 'whole';

export function objectPath(name: string): string {
  return join(ARTEFACTS, 'bpf', `${name}.bpf.o`);
}

/**
 * Loads and attaches those that have no reason yet why not, and says of each that the kernel refused
 * why. Where all are wanted that one object holds, that is tried first: libbpf reads the kernel's
 * types once for it, and finds each type there once.
 */
export function loadFamilies(families: readonly FamilyStatus[], place: LoadPlace): void {
  const whole = families.filter(({ family }) => family.insteadOf === undefined);
  const known = () =>
    place.options.controller === '' &&
    families.some(({ family, reason }) => family.name === 'socket' && reason === '');
  const loaded =
    whole.every(({ reason }) => reason === '') &&
    loadObject(
      WHOLE,
      whole.map(({ family }) => family),
      { ...place, atCgroups: known() },
    ) === '';
  for (const status of families) {
    status.reason ||= notNeeded(status.family, families);
    if (loaded && whole.includes(status)) continue;
    const here = { ...place, atCgroups: known() };
    status.reason ||= loadObject(status.family.name, [status.family], here);
  }
}

function notNeeded({ insteadOf }: Family, families: readonly FamilyStatus[]): string {
  const better = families.find(
    ({ family, reason }) => reason === '' && insteadOf?.includes(family.name),
  );
  return better === undefined ? '' : `the family ${better.family.name} does the same better`;
}

/** Returns why the kernel refused, or the empty string. Nothing of what was refused stays. */
function loadObject(name: string, families: readonly Family[], place: Place): string {
  const { id, options, maps, links } = place;
  const binding = native();
  const object = binding.openObject(objectPath(name));
  const open: number[] = [];
  try {
    binding.setInitialValue(object, SETTINGS_MAP, encodeSettings(options, id));
    const names = binding.listMaps(object).filter((map) => !map.startsWith('.'));
    const shared = names.filter((map) => !map.includes('.'));
    for (const map of shared) {
      if (!options.taskIdentity && TASK_MAPS.includes(map)) {
        binding.setAutocreate(object, map, false);
        continue;
      }
      const fd = binding.openPin(join(maps, map));
      if (fd < 0) continue;
      open.push(fd);
      binding.reuseMap(object, map, fd);
    }
    const programs = loadable(object);
    binding.loadObject(object);
    for (const map of shared) {
      if (!options.taskIdentity && TASK_MAPS.includes(map)) continue;
      const fd = binding.mapFd(object, map);
      open.push(fd);
      if (!directory(maps).includes(map)) binding.pinFd(fd, join(maps, map));
    }
    for (const family of families) {
      const own = families.length === 1 ? programs : programsOf(family);
      attachAll(
        object,
        family,
        own.filter((program) => programs.includes(program)),
        place,
        open,
      );
    }
    return '';
  } catch (error) {
    for (const family of families) unpinFamily(family, links);
    const message = error instanceof Error ? error.message : String(error);
    return `the kernel refused ${name}.bpf.o (${errorCode(error)}): ${refusalReason(message)}`;
  } finally {
    for (const fd of open) binding.closeFd(fd);
    binding.closeObject(object);
  }
}

/** The object's programs; of the optional ones those that this kernel has a hook for. */
function loadable(object: Opaque): string[] {
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

/** As the family's own object names them. */
function programsOf(family: Family): string[] {
  const binding = native();
  const object = binding.openObject(objectPath(family.name));
  try {
    return binding.listPrograms(object).map(({ name }) => name);
  } finally {
    binding.closeObject(object);
  }
}

function attachAll(
  object: Opaque,
  family: Family,
  programs: readonly string[],
  { options, links, atCgroups }: Place,
  open: number[],
): void {
  const binding = native();
  const cgroup = family.cgroup ? openSync(options.cgroup2, 'r') : -1;
  try {
    for (const name of programs) {
      if (family.onDemand?.includes(name) || (family.atCgroups && atCgroups)) {
        const program = binding.programFd(object, name);
        open.push(program);
        mkdirSync(waitingPins(links), { recursive: true, mode: 0o700 });
        binding.pinFd(program, join(waitingPins(links), `${family.name}-${name}`));
        continue;
      }
      const link = binding.attachProgram(object, name, cgroup);
      open.push(link);
      binding.pinFd(link, join(links, `${family.name}-${name}`));
    }
  } finally {
    if (cgroup >= 0) closeSync(cgroup);
  }
}

function unpinFamily(family: Family, links: string): void {
  for (const folder of [links, waitingPins(links)])
    for (const name of directory(folder))
      if (name.startsWith(`${family.name}-`)) rmSync(join(folder, name));
}
