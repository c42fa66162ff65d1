import { truncate } from '../terminal/display-width.ts';
import { escapeText } from '../terminal/escape.ts';
import type { Screen } from '../terminal/screen.ts';
import { type Cell, type Column, formatTable } from '../terminal/table.ts';
import {
  type ActivityRates,
  type ProgramRate,
  type SortKey,
  sortRates,
  type WorkloadRate,
} from './activity-rates.ts';
import { momentText } from './moment-text.ts';
import { counted, countText, timeOfDay } from './time-text.ts';

/** How the picture is to be. */
export interface TopShape extends Pick<Screen, 'width' | 'style'> {
  /** Lines; infinite where nothing is drawn: all is shown. */
  readonly height: number;
  readonly sort: SortKey;
  /** Programs are shown too. */
  readonly programs: boolean;
  /** Keys are told of. */
  readonly keys: boolean;
}

/** The key that sorts by each column, as drawn in its title. */
export const SORT_LETTERS: Readonly<Record<string, SortKey>> = {
  e: 'events',
  x: 'executions',
  o: 'opens',
  w: 'changes',
  c: 'connects',
  a: 'alerts',
  l: 'lost',
  n: 'name',
};

const FEWEST_WORKLOADS = 3;

/** The node's work in lines, no more than there is room for. */
export function topView(rates: ActivityRates, shape: TopShape): string[] {
  const { height, style, width } = shape;
  const head = headLines(rates, shape);
  const foot = shape.keys ? [keysLine(shape)] : [];
  const space = height - head.length - foot.length - 1;
  const all = shape.programs ? programTable(rates, shape) : [];
  const most = Number.isFinite(space) ? Math.max(0, space - FEWEST_WORKLOADS - 2) : space;
  const programs = all.length > most ? all.slice(0, most) : all;
  const workloads = workloadTable(rates, shape);
  const room = space - (programs.length === 0 ? 0 : programs.length + 1);
  const shown = workloads.slice(0, Math.max(1, room));
  const hidden = workloads.length - shown.length;
  if (hidden > 0)
    shown.splice(-1, 1, style.quiet(truncate(`… and ${countText(hidden + 1)} more`, width)));
  const fill = Number.isFinite(height) ? Math.max(0, room - shown.length) : 0;
  return [
    ...head,
    '',
    ...shown,
    ...(programs.length === 0 ? [] : ['', ...programs]),
    ...Array.from({ length: fill }, () => ''),
    ...foot,
  ];
}

function headLines(rates: ActivityRates, { style, width }: TopShape): string[] {
  const sum = (of: (rate: WorkloadRate) => number) =>
    rates.workloads.reduce((total, rate) => total + of(rate), 0);
  const lost = rates.workloads.reduce((total, rate) => total + rate.lost, 0n);
  const alerts = rates.workloads.reduce((total, rate) => total + rate.alerts, 0n);
  const programs = rates.programs.reduce((total, { share }) => total + share, 0);
  const missed = rates.programs.reduce((total, program) => total + program.missed, 0n);
  const first = [
    timeOfDay(rates.time).slice(0, 8),
    counted(rates.workloads.length, 'workload'),
    `${rateText(sum(({ events }) => events))} events/s`,
  ].join('  ');
  const alertText = counted(alerts, 'alert');
  const lostText = `${countText(lost)} lost`;
  const cost = [
    `agent ${shareText(rates.agentShare)} of a processor, ${bytesText(rates.agentMemory)}`,
    `maps ${bytesText(rates.mapMemory)}`,
    rates.countsRuns
      ? `programs ${shareText(programs)} of a processor`
      : 'programs: not measured (sysctl kernel.bpf_stats_enabled=1)',
  ].join('  ');
  const missedText = missed === 0n ? '' : `  ${countText(missed)} runs missed`;
  return [
    `${style.strong('ringfence')}  ${first}  ${alerts === 0n ? alertText : style.block(alertText)}  ${lost === 0n ? style.good(lostText) : style.gap(lostText)}`,
    `${style.quiet(truncate(cost, Math.max(8, width - missedText.length)))}${style.gap(missedText)}`,
  ];
}

/** From this width on there is room for what is nice to know. */
const WIDE = 100;

const COLUMNS: readonly (Column & { readonly sort?: SortKey })[] = [
  { title: 'NAMESPACE', shrinkTo: 5 },
  { title: 'NAME', shrinkTo: 8, sort: 'name' },
  { title: 'EVENTS/S', align: 'right', sort: 'events' },
  { title: 'EXECS', align: 'right', sort: 'executions' },
  { title: 'OPENS', align: 'right', sort: 'opens' },
  { title: 'CHANGES', align: 'right', sort: 'changes' },
  { title: 'CONNECTS', align: 'right', sort: 'connects' },
  { title: 'ALERTS', align: 'right', sort: 'alerts' },
  { title: 'LOST', align: 'right', sort: 'lost' },
  { title: 'LATEST', align: 'right' },
];

function workloadTable(rates: ActivityRates, { width, style, sort }: TopShape): string[] {
  const shown = width >= WIDE ? COLUMNS.length : COLUMNS.length - 1;
  const rows = sortRates(rates.workloads, sort).map((rate): readonly Cell[] => {
    const number = (value: number): Cell => ({
      text: rateText(value),
      ...(value === 0 ? { paint: style.quiet } : {}),
    });
    return [
      { text: escapeText(rate.namespace) },
      { text: escapeText(rate.name), paint: style.strong },
      number(rate.events),
      number(rate.executions),
      number(rate.opens),
      number(rate.changes),
      number(rate.connects),
      { text: countText(rate.alerts), paint: rate.alerts === 0n ? style.quiet : style.block },
      { text: countText(rate.lost), paint: rate.lost === 0n ? style.quiet : style.gap },
      { text: momentText(rate.last, rates.time) || '-', paint: style.quiet },
    ].slice(0, shown);
  });
  const titles = COLUMNS.slice(0, shown).map((column) => ({
    ...column,
    title: column.sort === sort ? `${column.title}${sort === 'name' ? '▴' : '▾'}` : column.title,
  }));
  return formatTable(titles, rows, width, (title) =>
    /[\u25b4\u25be]$/.test(title) ? style.strong(title) : style.quiet(title),
  );
}

/** The dearest first, and whichever was passed over. */
function programTable({ programs, countsRuns }: ActivityRates, shape: TopShape): string[] {
  const { width, style } = shape;
  const shown = programs
    .filter(({ runs, missed }) => (countsRuns && runs > 0) || missed > 0n)
    .sort((one, other) => other.share - one.share || Number(other.missed - one.missed));
  if (shown.length === 0) return [];
  const rows = shown.map((program: ProgramRate): readonly Cell[] => [
    { text: escapeText(program.family) },
    { text: escapeText(program.name), paint: style.strong },
    { text: rateText(program.runs) },
    { text: countText(Math.round(program.each)) },
    { text: shareText(program.share) },
    {
      text: countText(program.missed),
      paint: program.missed === 0n ? style.quiet : style.gap,
    },
  ]);
  const columns = [
    { title: 'FAMILY' },
    { title: 'PROGRAM', shrinkTo: 12 },
    { title: 'RUNS/S', align: 'right' },
    { title: 'NS A RUN', align: 'right' },
    { title: 'PROCESSOR', align: 'right' },
    { title: 'MISSED', align: 'right' },
  ] as const;
  return formatTable(columns, rows, width, style.quiet);
}

function keysLine({ width, style, sort }: TopShape): string {
  const sorts = Object.entries(SORT_LETTERS).map(([letter, key]) => `${letter} ${key}`);
  const text = `q quit  p programs  sort by ${sort}: ${sorts.join('  ')}`;
  return style.quiet(truncate(text, width));
}

/** `0`, `0.4`, `12`, `1,204`. */
export function rateText(value: number): string {
  if (value === 0) return '0';
  if (value < 9.95) return value < 0.05 ? '<0.1' : value.toFixed(1);
  return countText(Math.round(value));
}

function shareText(share: number): string {
  return `${(share * 100).toFixed(share < 0.0995 ? 1 : 0)} %`;
}

export function bytesText(bytes: bigint): string {
  return `${(Number(bytes) / 2 ** 20).toFixed(1)} MiB`;
}
