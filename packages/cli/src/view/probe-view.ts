import { type Ability, IN_PART, type ProbeReport, YES } from '@ringfence/model';
import { escapeText } from '../terminal/escape.ts';
import type { Screen } from '../terminal/screen.ts';
import { type Cell, formatTable } from '../terminal/table.ts';
import { indented, wrap } from '../terminal/wrap.ts';
import { factLines, modeLines, troubleLines } from './mode-text.ts';
import { dayText, timeOfDay } from './time-text.ts';

type Canvas = Pick<Screen, 'width' | 'style'>;

/** What this kernel can do: the mode, what to do about it, then operation by operation. */
export function probeView(report: ProbeReport, canvas: Canvas): string {
  const lines = modeLines(report.mode, report.reason, canvas);
  for (const hint of report.hints) {
    lines.push(...indented(`→ ${escapeText(hint)}`, 2, 4, canvas.width));
  }
  lines.push(...troubleLines(report.troubles, canvas));
  lines.push('', ...factLines(factsOf(report), canvas), '', ...abilityTable(report, canvas));
  return `${lines.join('\n')}\n`;
}

function factsOf(report: ProbeReport): [string, string][] {
  const canary =
    report.canaryTime === 0n
      ? 'not tried yet'
      : `${escapeText(report.canary)} (${timeOfDay(report.canaryTime)}, ${dayText(report.canaryTime)})`;
  return [
    ['kernel', escapeText(report.kernel)],
    ['lsm', escapeText(report.lsm)],
    ['BTF', report.btf ? 'yes' : 'no'],
    ['cgroup', escapeText(report.cgroup)],
    ['canary', canary],
  ];
}

/** Reasons are long and mostly the same: each stands once, below, and cells point to it. */
function abilityTable(report: ProbeReport, { style, width }: Canvas): string[] {
  const reasons = new Map<string, number>();
  const cell = (answer: string): Cell => {
    if (answer === YES) return { text: YES, paint: style.good };
    if (answer === '') return { text: '-', paint: style.quiet };
    const isPart = answer.startsWith(IN_PART);
    const reason = isPart ? answer.slice(IN_PART.length) : answer;
    if (!reasons.has(reason)) reasons.set(reason, reasons.size + 1);
    const number = reasons.get(reason);
    if (isPart) return { text: `part (${number})`, paint: style.audit };
    return { text: `no (${number})`, paint: style.bad };
  };
  const rows = report.abilities.map((ability: Ability) => [
    { text: escapeText(ability.operation) },
    cell(ability.see),
    cell(ability.audit),
    cell(ability.block),
    { text: ability.hooks.map(escapeText).join(' '), paint: style.quiet },
  ]);
  const columns = [
    { title: 'OPERATION', shrinkTo: 12 },
    { title: 'SEE' },
    { title: 'AUDIT' },
    { title: 'BLOCK' },
    { title: 'HOOKS', shrinkTo: 8 },
  ];
  const lines = formatTable(columns, rows, width, style.quiet);
  if (reasons.size > 0) lines.push('');
  for (const [reason, number] of reasons) {
    const head = ` (${number}) `;
    const [first = '', ...rest] = wrap(escapeText(reason), width - head.length);
    lines.push(`${style.bad(head)}${first}`, ...rest.map((line) => ' '.repeat(head.length) + line));
  }
  return lines;
}
