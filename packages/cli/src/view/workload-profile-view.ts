import type { LeftOff, Tally, WorkloadProfile } from '@ringfence/model';
import { escapeText } from '../terminal/escape.ts';
import type { Screen } from '../terminal/screen.ts';
import type { Style } from '../terminal/style.ts';
import { type Cell, type Column, formatTable } from '../terminal/table.ts';
import { activityText, commandText } from './activity-text.ts';
import { factLines } from './mode-text.ts';
import { momentText } from './moment-text.ts';
import { processForest } from './process-forest.ts';
import { counted, countText, dayText } from './time-text.ts';

type Canvas = Pick<Screen, 'width' | 'style'>;

/** Rows of a list where not all are asked for. */
const FEW = 15;

const TALLY_COLUMNS = [
  { title: 'COUNT', align: 'right' },
  { title: 'FIRST' },
  { title: 'LAST' },
] as const satisfies readonly Column[];

/** What one workload is, runs and did. */
export function workloadProfileView(
  profile: WorkloadProfile,
  isFull: boolean,
  canvas: Canvas,
): string {
  const { style } = canvas;
  const { activity } = profile;
  const reference = activity.last === 0n ? activity.since : activity.last;
  const sections = new Sections(isFull ? Number.POSITIVE_INFINITY : FEW, reference, canvas);
  const lines = [
    ...headLines(profile, style),
    ...factLines(facts(profile, reference, style), canvas),
    ...laneLines(profile, canvas),
    ...processLines(profile, isFull, canvas),
    ...sections.lines(
      'ALERTS BY RULE',
      [{ title: 'ACTION' }, { title: 'POLICY', shrinkTo: 12 }, { title: 'RULE', shrinkTo: 20 }],
      profile.rules,
      profile.rulesLeftOff,
      ({ action, policy, rule }) => [
        { text: action, paint: action === 'Block' ? style.block : style.audit },
        { text: escapeText(policy.name), paint: style.strong },
        { text: escapeText(rule) },
      ],
    ),
    ...sections.lines(
      'PROGRAMS STARTED',
      [{ title: 'PROGRAM', shrinkTo: 20 }],
      profile.executions,
      profile.executionsLeftOff,
      ({ path, arguments: words }) => [{ text: commandText(path, words) }],
    ),
    ...sections.lines(
      'PEERS',
      [{ title: 'PROTOCOL' }, { title: 'ADDRESS', shrinkTo: 15 }],
      profile.peers,
      profile.peersLeftOff,
      ({ protocol, address, port }) => [
        { text: escapeText(protocol) },
        { text: peerText(protocol, address, port) },
      ],
    ),
    ...sections.lines(
      'FILES',
      [{ title: 'ACTION' }, { title: 'PATH', shrinkTo: 20 }],
      profile.files,
      profile.filesLeftOff,
      ({ action, path, target }) => [
        { text: action },
        { text: activityText({ type: 'file', action, path, target }).object },
      ],
    ),
  ];
  return `${lines.join('\n')}\n`;
}

function headLines({ workload }: WorkloadProfile, style: Style): string[] {
  const where = workload.namespace === '' ? '' : `${escapeText(workload.namespace)}/`;
  const image = workload.image === '' ? '' : style.quiet(`  ${escapeText(workload.image)}`);
  return [`${where}${style.strong(escapeText(workload.name))}${image}`, ''];
}

function facts(
  { workload, activity, unnamed }: WorkloadProfile,
  reference: bigint,
  style: Style,
): [string, string][] {
  const labels = Object.entries(workload.labels).map(([key, value]) => `${key}=${value}`);
  const loss = (count: bigint) => (count === 0n ? style.good('0') : style.gap(countText(count)));
  const list: [string, string][] = [
    ['id', escapeText(workload.id)],
    ['labels', escapeText(labels.join(' '))],
    ['cgroup', escapeText(workload.cgroupPath)],
    [
      'counted since',
      `${momentText(activity.since, reference)}, ${dayText(activity.since)}; latest ${momentText(activity.last, reference) || 'nothing yet'}`,
    ],
    [
      'operations',
      [
        counted(activity.executions, 'program started', 'programs started'),
        counted(activity.opens, 'open'),
        counted(activity.changes, 'file changed', 'files changed'),
        counted(activity.connects, 'connection'),
      ].join(', '),
    ],
    ['alerts', activity.alerts === 0n ? style.good('0') : style.block(countText(activity.alerts))],
    ['without a place', loss(activity.overflow)],
    ['without a name', countText(unnamed)],
  ];
  return list.filter(([, text]) => text !== '');
}

function laneLines({ activity }: WorkloadProfile, { width, style }: Canvas): string[] {
  const loss = (count: bigint) => ({
    text: countText(count),
    paint: count === 0n ? style.good : style.gap,
  });
  const columns = [
    { title: 'LANE' },
    { title: 'TOLD', align: 'right' },
    { title: 'OF THEM REPEATS', align: 'right' },
    { title: 'LOST', align: 'right' },
    { title: 'OVER BUDGET', align: 'right' },
  ] as const;
  const rows = activity.lanes.map(({ lane, told, folded, lost, refused }) => [
    { text: lane },
    { text: countText(told) },
    { text: countText(folded) },
    loss(lost),
    loss(refused),
  ]);
  return ['', ...formatTable(columns, rows, width, style.quiet)];
}

function processLines(profile: WorkloadProfile, isFull: boolean, canvas: Canvas): string[] {
  const { processes, processesLeftOff } = profile;
  if (processes.length === 0) return [];
  const forest = processForest(processes, canvas);
  const shown = isFull ? forest : forest.slice(0, 2 * FEW);
  const hidden = BigInt(forest.length - shown.length) + processesLeftOff.entries;
  const more = hidden === 0n ? [] : [canvas.style.quiet(`… and ${countText(hidden)} more`)];
  return ['', canvas.style.heading('PROCESSES'), ...shown, ...more];
}

/** Lists of tallies, each under its title. */
class Sections {
  readonly #limit: number;
  readonly #reference: bigint;
  readonly #canvas: Canvas;

  constructor(limit: number, reference: bigint, canvas: Canvas) {
    this.#limit = limit;
    this.#reference = reference;
    this.#canvas = canvas;
  }

  lines<Row extends Tally>(
    title: string,
    columns: readonly Column[],
    all: readonly Row[],
    leftOff: LeftOff,
    cells: (row: Row) => readonly Cell[],
  ): string[] {
    if (all.length === 0 && leftOff.entries === 0n) return [];
    const { width, style } = this.#canvas;
    const shown = all.slice(0, this.#limit);
    const rows = shown.map((row) => [
      { text: countText(row.count), paint: style.strong },
      { text: momentText(row.first, this.#reference), paint: style.quiet },
      { text: momentText(row.last, this.#reference), paint: style.quiet },
      ...cells(row),
    ]);
    const table = formatTable([...TALLY_COLUMNS, ...columns], rows, width, style.quiet);
    return ['', style.heading(title), ...table, ...this.#more(all.slice(shown.length), leftOff)];
  }

  #more(hidden: readonly Tally[], leftOff: LeftOff): string[] {
    const { style } = this.#canvas;
    const operations = hidden.reduce((sum, { count }) => sum + count, 0n);
    const lines: string[] = [];
    if (hidden.length > 0)
      lines.push(
        style.quiet(
          `… and ${countText(hidden.length)} more, ${counted(operations, 'operation')} (--all shows them)`,
        ),
      );
    if (leftOff.entries > 0n)
      lines.push(
        style.gap(
          `${countText(leftOff.entries)} left off for want of room, ${counted(leftOff.operations, 'operation')}`,
        ),
      );
    return lines;
  }
}

function peerText(protocol: string, address: string, port: number): string {
  const { object } = activityText({ type: 'connect', protocol, address, port });
  return object.slice(escapeText(protocol).length + 1);
}
