/**
 * Instructions that `lsm/file_open` adds to one open, by the kernel's own statistics in a guest
 * whose clock counts instructions: our program's time a run, less an empty program's on the same
 * hook. Prints JSON.
 */
import { copyFileSync, linkSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { release } from 'node:os';
import { join } from 'node:path';
import { layout } from '@ringfence/kernel';
import {
  apply,
  BENCH,
  pathRules,
  patternRules,
  rulesAtEachLevel,
  run,
  runInside,
} from './bench-container.ts';

const OPENS = 20_000;
const ROUNDS = 2;
/** A tmpfs of the container. */
const MEMORY = '/dev/shm';
const DEEP = 'b/c/d/e/f/g/h';
const each = (path: (index: number) => string) =>
  Array.from({ length: 400 }, (_, index) => path(index));
/** Files at 10 components, each alone in its folder. */
const ALONE = `${MEMORY}/b/c/d/e/f/g`;
const UNKNOWN = each((index) => `${ALONE}/${index}/f`);
/** And each folder alone in its own too: nothing that is known of one helps with the next. */
const STRANGE = each((index) => `${MEMORY}/b/c/d/e/f/${index}/g/f`);

interface Workload {
  readonly id: string;
  readonly pid: number;
  readonly cgroupId: number;
}

interface Native {
  openObject(path: string): unknown;
  loadObject(object: unknown): void;
  attachProgram(object: unknown, program: string, cgroup: number): number;
  openPin(path: string): number;
  mapLookup(fd: number, key: Buffer, valueSize: number): Buffer | null;
  mapUpdate(fd: number, keys: Buffer, values: Buffer, count: number): void;
}

interface Stats {
  readonly runs: number;
  readonly nanoseconds: number;
}

function stats(program: string): Stats {
  type Row = { name?: string; run_cnt?: number; run_time_ns?: number };
  const rows = JSON.parse(run('bpftool', 'prog', 'show', '-j')) as Row[];
  const row = rows.find(({ name }) => name === program.slice(0, 15));
  return { runs: row?.run_cnt ?? 0, nanoseconds: row?.run_time_ns ?? 0 };
}

function prepare({ pid }: Workload): void {
  const root = `/proc/${pid}/root`;
  mkdirSync(join(root, MEMORY, DEEP), { recursive: true });
  mkdirSync(join(root, 'bench'), { recursive: true });
  for (const file of [`${MEMORY}/f`, `${MEMORY}/${DEEP}/f`, 'bench/f']) {
    writeFileSync(join(root, file), 'x');
    linkSync(join(root, file), join(root, `${file}2`));
  }
  for (const file of [...UNKNOWN, ...STRANGE]) {
    mkdirSync(join(root, file, '..'), { recursive: true });
    writeFileSync(join(root, file), 'x');
  }
  copyFileSync(join(BENCH, 'opens'), join(root, 'bench/opens'));
}

const addon = createRequire(import.meta.url)(join(BENCH, '../ringfence.node')) as Native;

/** As a start with `--visibility file` would, which takes an icount guest minutes. */
function countFiles({ cgroupId }: Workload): void {
  const pins = '/sys/fs/bpf/ringfence';
  const maps = join(pins, readdirSync(pins)[0] ?? '', 'maps');
  const cgroup = Buffer.alloc(8);
  cgroup.writeBigUInt64LE(BigInt(cgroupId));
  const bound = addon.mapLookup(
    addon.openPin(join(maps, 'cgroups')),
    cgroup,
    layout.CGROUP_ROW.size,
  );
  const rows = addon.openPin(join(maps, 'workloads'));
  const slot = Buffer.alloc(4);
  slot.writeUInt32LE(
    (bound?.readUInt32LE(layout.CGROUP_ROW.workload) ?? 0) % layout.WORKLOAD_SLOTS,
  );
  const row = addon.mapLookup(rows, slot, layout.WORKLOAD_ROW.size);
  if (bound === null || row === null) throw new Error('the container is not bound');
  const flags = row.readUInt32LE(layout.WORKLOAD_ROW.flags) | layout.WORKLOAD_SEE_FILES;
  row.writeUInt32LE(flags, layout.WORKLOAD_ROW.flags);
  addon.mapUpdate(rows, slot, row, 1);
}

/** Stays attached as long as this process lives. */
function attachEmpty(): void {
  const object = addon.openObject(join(BENCH, 'empty.bpf.o'));
  addon.loadObject(object);
  addon.attachProgram(object, 'empty_file_open', -1);
}

function open(workload: Workload, count: number, ...paths: string[]): void {
  runInside(workload.id, '/bench/opens', String(count), ...paths);
}

/** Our program's time less an empty one's, of starting the program and its opens. */
function cost(workload: Workload, count: number, paths: readonly string[]): number {
  const spent = (before: Stats, after: Stats) => after.nanoseconds - before.nanoseconds;
  const ours = stats('file_open');
  const empty = stats('empty_file_open');
  open(workload, count, ...paths);
  return spent(ours, stats('file_open')) - spent(empty, stats('empty_file_open'));
}

/** The least over rounds: what is more than it, an interrupt added. */
function least(measured: () => number): number {
  return Math.min(...Array.from({ length: ROUNDS }, measured));
}

const startCosts = new Map<Workload, number>();

/** What starting the program opens, by itself. */
function startCost(workload: Workload): number {
  const known = startCosts.get(workload);
  if (known !== undefined) return known;
  open(workload, 0, `${MEMORY}/f`);
  const start = least(() => cost(workload, 0, [`${MEMORY}/f`]));
  startCosts.set(workload, start);
  return start;
}

/**
 * What one open costs, all its runs together (an overlay opens each file twice), without what it
 * takes to start the program. One round before is not counted.
 */
function measure(workload: Workload, ...paths: string[]): number {
  open(workload, OPENS, ...paths);
  const opens = least(() => cost(workload, OPENS, paths));
  return Math.round((opens - startCost(workload)) / OPENS);
}

const workloads = JSON.parse(run('ringfence', 'workloads', '-o', 'json')) as Workload[];
const find = (id: string) => {
  const found = workloads.find((workload) => workload.id === id);
  if (found === undefined) throw new Error(`${id} does not run`);
  return found;
};
const policied = find('pod-a');
const free = find('pod-d');
attachEmpty();
run('sysctl', '-q', 'kernel.bpf_stats_enabled=1');
apply('path-rules', pathRules(100));
for (const workload of [policied, free]) prepare(workload);

const MISSES = {
  short: [`${MEMORY}/f`, `${MEMORY}/f2`],
  deep: [`${MEMORY}/${DEEP}/f`, `${MEMORY}/${DEEP}/f2`],
} as const;

/** An open of what another set of rules has judged, in a folder of which nothing is known either. */
function measureWalk(files: readonly string[], rules: (round: number) => string): number {
  open(policied, files.length, ...files);
  const rounds = Array.from({ length: ROUNDS }, (_, round) => {
    apply('path-rules', rules(round));
    open(policied, 0, `${MEMORY}/f`);
    return cost(policied, files.length, files) - cost(policied, 0, [`${MEMORY}/f`]);
  });
  return Math.round(Math.min(...rounds) / files.length);
}

/** Round by round another set. */
const matching = (round: number) => rulesAtEachLevel(round ? `${ALONE}/1` : ALONE);

const cached = () => measure(policied, `${MEMORY}/f`);
const figures = {
  kernel: release(),
  cached: cached(),
  cachedDeep: measure(policied, `${MEMORY}/${DEEP}/f`),
  cachedOverlay: measure(policied, '/bench/f'),
  miss: measure(policied, ...MISSES.short),
  missDeep: measure(policied, ...MISSES.deep),
  unpolicied: measure(free, `${MEMORY}/f`),
  walk: measureWalk(UNKNOWN, (round) => pathRules(101 + round)),
  walkMatching: measureWalk(UNKNOWN, matching),
  walkWhole: measureWalk(STRANGE, (round) => pathRules(103 + round)),
  walkFewRules: measureWalk(STRANGE, (round) => pathRules(10 + round)),
  walkManyRules: measureWalk(STRANGE, (round) => pathRules(10_000 + round)),
  cachedManyRules: cached(),
  walkWholeMatching: measureWalk(STRANGE, (round) =>
    rulesAtEachLevel(`${MEMORY}/b/c/d/e/f${round ? '/1' : ''}`),
  ),
};
apply('path-rules', pathRules(100));
apply('patterns', patternRules());
startCosts.clear();
const patterned = {
  missPatterns: measure(policied, ...MISSES.short),
  missDeepPatterns: measure(policied, ...MISSES.deep),
};
run('ringfence', 'policy', 'delete', '-f', '/run/patterns.yaml');
countFiles(policied);
startCosts.delete(policied);
console.log(JSON.stringify({ ...figures, ...patterned, counted: cached() }));
