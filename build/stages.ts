import { globSync } from 'node:fs';

/** One step of a test run: a command, and how it tells what it checked. */
export interface Stage {
  readonly name: string;
  readonly command: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** Stopped after so long, and counted as failed. */
  readonly minutes: number;
  /** Whether it prints a result line for each check; else its exit status is its one check. */
  readonly reports: boolean;
  /** Stages next to each other in one group run at the same time. */
  readonly group?: string;
}

export interface Selection {
  /** Part of a path or of a check's name; empty for all. */
  readonly only: string;
  readonly kernels: readonly string[];
}

/** What takes hours is tried too: `make test-full`. */
export const isFull = process.env.RINGFENCE_TEST_FULL === '1';

/** The kernels that Ringfence is tested on, oldest first; 5.10 can only watch. */
export const KERNELS = ['5.10', '6.1', '6.12', '7.2'];

/** Each keeps about one processor busy. */
const TOGETHER = 'together';

const LAYOUT_TEST = 'tests/vm/guest/layouts/cgroup-layouts.test.ts';
const LAYOUTS = [
  { kernel: '6.1', layout: 'v1', inFull: false },
  { kernel: '7.2', layout: 'hybrid', inFull: false },
  { kernel: '5.10', layout: 'v1', inFull: true },
  { kernel: '5.10', layout: 'hybrid', inFull: true },
  { kernel: '6.1', layout: 'hybrid', inFull: true },
  { kernel: '6.12', layout: 'v1', inFull: true },
  { kernel: '6.12', layout: 'hybrid', inFull: true },
  { kernel: '7.2', layout: 'v1', inFull: true },
];

const GUEST_TESTS = `tests/vm/guest/{.,once,postures,watching,uninstall${isFull ? ',full' : ''}}/*.test.ts`;
const LANE_TEST = 'tests/vm/lane.test.ts';
const asRoot = process.getuid?.() === 0 ? [] : ['sudo', `PATH=${process.env.PATH ?? ''}`];

/** With nothing chosen a lane always runs: that it holds no test has to show. */
function holds(pattern: string, only: string): boolean {
  return only === '' || globSync(pattern).some((file) => file.includes(only));
}

function guest(kernel: string, only: string, layout = ''): Stage {
  return {
    name: `vm ${kernel} ${layout}`.trimEnd(),
    command: ['tests/vm/vm.sh'],
    environment: {
      KERNEL: kernel,
      RUN: 'build/guest-tests.sh',
      ARGS: layout === '' ? only : LAYOUT_TEST,
      TIMEOUT: '0',
      ...(layout === '' ? {} : { CGROUP: layout }),
    },
    minutes: isFull ? 240 : 45,
    reports: true,
    group: TOGETHER,
  };
}

/** The essential assertions, where cgroups are not laid out as elsewhere. */
function layouts({ only, kernels }: Selection): Stage[] {
  if (!LAYOUT_TEST.includes(only)) return [];
  return LAYOUTS.filter(
    ({ kernel, inFull }) => kernels.includes(kernel) && (!inFull || isFull),
  ).map(({ kernel, layout }) => guest(kernel, '', layout));
}

function lane(kernel: string): Stage {
  return {
    name: 'vm lane',
    command: [...asRoot, 'build/node-tests.sh', LANE_TEST],
    environment: { KERNEL: kernel },
    minutes: 15,
    reports: true,
    group: TOGETHER,
  };
}

/** The longest first: what is short fills the time of whichever processor is free early. */
function vm({ only, kernels }: Selection): Stage[] {
  const everywhere = holds(GUEST_TESTS, only)
    ? kernels.toReversed().map((kernel) => guest(kernel, only))
    : [];
  const guests = [...everywhere, ...layouts({ only, kernels })];
  // The lane is one for all kernels: the newest that enforces everywhere stands for them.
  const kernel = kernels.find((one) => one === '6.12') ?? kernels[0];
  return kernel !== undefined && holds(LANE_TEST, only) ? [...guests, lane(kernel)] : guests;
}

const STAGES: Readonly<Record<string, (selection: Selection) => readonly Stage[]>> = {
  build: () => [{ name: 'build', command: ['make', 'build'], minutes: 10, reports: false }],
  check: ({ only }) => [
    {
      name: 'check',
      command: ['node', 'build/check.ts', '--results', only],
      minutes: 10,
      reports: true,
    },
  ],
  unit: ({ only }) => [
    {
      name: 'unit',
      command: [
        'vitest',
        'run',
        '--reporter=default',
        '--reporter=./build/vitest-reporter.ts',
        ...(only ? [only] : []),
      ],
      minutes: 10,
      reports: true,
    },
  ],
  native: ({ only }) => [
    {
      name: 'native',
      command: [...asRoot, 'build/node-tests.sh', 'tests/native', only],
      minutes: 15,
      reports: true,
      group: TOGETHER,
    },
  ],
  vm,
};

export const STAGE_KINDS = Object.keys(STAGES);

/** The stages of the kinds named, in the order named. */
export function stagesOf(kinds: readonly string[], selection: Selection): Stage[] {
  return kinds.flatMap((kind) => STAGES[kind]?.(selection) ?? []);
}
