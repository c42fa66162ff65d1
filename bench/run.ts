/** `make bench`: the guest's figures for each kernel as a table, and in .cache/bench.json. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type OperationFigures, type OperationTimes, operationTable } from './operation-table.ts';

interface Figures {
  readonly kernel: string;
  readonly cached: number;
  readonly cachedDeep: number;
  readonly cachedOverlay: number;
  readonly miss: number;
  readonly missDeep: number;
  readonly unpolicied: number;
  readonly counted: number;
  readonly missPatterns: number;
  readonly missDeepPatterns: number;
  readonly walk: number;
  readonly walkWhole: number;
  readonly walkFewRules: number;
  readonly walkManyRules: number;
  readonly walkMatching: number;
  readonly walkWholeMatching: number;
  readonly cachedManyRules: number;
}

const ROOT = join(import.meta.dirname, '..');
const KERNELS = process.argv.slice(2);

/** Instructions over an empty hook, at most. A miss in a directory that is known needs no walk. */
const LIMITS: Partial<Record<keyof Figures, number>> = {
  cached: 350,
  cachedDeep: 350,
  cachedManyRules: 350,
  miss: 2_000,
  missDeep: 2_000,
  walk: 2_000,
  walkMatching: 4_200,
  walkWhole: 2_000,
  walkWholeMatching: 4_200,
  counted: 600,
};
/** A walk with ten thousand rules, of what it takes with ten. */
const MANY_RULES = 1.2;

const ROWS: readonly (readonly [Exclude<keyof Figures, 'kernel'>, string])[] = [
  ['cached', 'policied, 100 rules, cached, 3 components'],
  ['cachedDeep', 'policied, 100 rules, cached, 10 components'],
  ['cachedOverlay', 'the same on an overlay, which opens twice'],
  ['miss', 'policied, 100 rules, miss each time, 3 components'],
  ['missDeep', 'policied, 100 rules, miss each time, 10 components'],
  ['walk', 'a miss in a new folder of a known one, 10 components'],
  ['walkMatching', 'the same, a rule matches at each level'],
  ['walkWhole', 'a miss where no folder is known, 10 components'],
  ['walkFewRules', 'the same with 10 rules'],
  ['walkManyRules', 'the same with 10,000 rules'],
  ['walkWholeMatching', 'the same, a rule matches at each level'],
  ['cachedManyRules', 'policied, 10,000 rules, cached, 3 components'],
  ['counted', 'policied, 100 rules, cached, counted as a behaviour'],
  ['unpolicied', 'container without policy'],
  ['missPatterns', 'with three patterns, miss each time, 3 components'],
  ['missDeepPatterns', 'with three patterns, miss each time, 10 components'],
];

interface Measured {
  readonly before: OperationTimes;
  readonly with: Omit<OperationFigures, 'before'>;
  readonly hook: Figures;
}

function measure(series: string): Measured {
  const { stdout, status, stderr } = spawnSync(join(ROOT, 'tests/vm/vm.sh'), {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, KERNEL: series, ICOUNT: '1', RUN: 'bench/guest.sh', TIMEOUT: '3600' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (status !== 0) throw new Error(`${series}: the guest ended with ${status}\n${stderr}`);
  return JSON.parse(stdout) as Measured;
}

const measured: Measured[] = [];
for (const series of KERNELS) {
  process.stderr.write(`  BENCH   ${series}: an icount guest, some minutes\n`);
  measured.push(measure(series));
}
mkdirSync(join(ROOT, '.cache'), { recursive: true });
writeFileSync(join(ROOT, '.cache/bench.json'), `${JSON.stringify(measured, null, 2)}\n`);
const all = measured.map(({ hook }) => hook);

const width = Math.max(...ROWS.map(([, text]) => text.length));
const line = (first: string, cells: readonly string[]) =>
  console.log(first.padEnd(width), ...cells.map((cell) => cell.padStart(22)));
line(
  'file_open: instructions an open, over an empty hook',
  all.map(({ kernel }) => kernel),
);
let missed = false;
for (const [key, text] of ROWS) {
  const cells = all.map((figures) => {
    const limit =
      key === 'walkManyRules'
        ? Math.floor(figures.walkFewRules * MANY_RULES)
        : (LIMITS[key] ?? Number.POSITIVE_INFINITY);
    if (figures[key] <= limit) return String(figures[key]);
    missed = true;
    return `${figures[key]} (over ${limit})`;
  });
  line(text, cells);
}
for (const { before, with: others, hook } of measured) {
  const table = operationTable({ before, ...others });
  console.log(`\nwhole operations: instructions added, ${hook.kernel}`);
  for (const text of table.lines) console.log(text);
  missed ||= table.missed;
}
process.exitCode = missed ? 1 : 0;
