import { type NodeStatus, type SubscriberStatus, YES } from '@ringfence/model';
import { escapeText } from '../terminal/escape.ts';
import type { Screen } from '../terminal/screen.ts';
import type { Style } from '../terminal/style.ts';
import { formatTable } from '../terminal/table.ts';
import { factLines, modeLines, troubleLines } from './mode-text.ts';
import { counted, countText, durationText } from './time-text.ts';

/** How the node is: its mode, what it holds, and whether anything was lost. */
export function statusView(
  status: NodeStatus & SubscriberStatus,
  canvas: Pick<Screen, 'width' | 'style'>,
): string {
  const { width, style } = canvas;
  const network = status.network === YES ? style.good(YES) : style.bad(escapeText(status.network));
  const facts: [string, string][] = [
    ['version', escapeText(status.version)],
    ['up', durationText(status.uptime)],
    ['epoch', escapeText(status.epoch)],
    ['network blocks', network],
    ['policies', countText(status.policies)],
    ['workloads', countText(status.workloads)],
    ['rule sets', countText(status.ruleSets)],
    ['readers', readersText(status)],
    ['unjudged paths', countedText(status.unresolved, style)],
    ['missed runs', missedText(status, style)],
  ];
  const count = (text: bigint) => ({ text: countText(text) });
  const loss = (lost: bigint) => ({ ...count(lost), paint: lost === 0n ? style.good : style.gap });
  const lanes = status.lanes.map(({ lane, emitted, lost, totalEmitted, totalLost }) => [
    { text: lane },
    count(emitted),
    loss(lost),
    count(totalEmitted),
    loss(totalLost),
  ]);
  const columns = [
    { title: 'LANE' },
    { title: 'EMITTED', align: 'right' },
    { title: 'LOST', align: 'right' },
    { title: 'EMITTED EVER', align: 'right' },
    { title: 'LOST EVER', align: 'right' },
  ] as const;
  const lines = [
    ...modeLines(status.mode, status.reason, canvas),
    ...troubleLines(status.troubles, canvas),
    '',
    ...factLines(facts, canvas),
    '',
    ...formatTable(columns, lanes, width, style.quiet),
  ];
  return `${lines.join('\n')}\n`;
}

function countedText(count: bigint, style: Style): string {
  return count === 0n ? style.good('0') : style.gap(countText(count));
}

/** How often a program did not run at its hook, and which. */
function missedText({ programs }: NodeStatus, style: Style): string {
  const missing = programs.filter(({ missed }) => missed > 0n);
  const total = countedText(
    missing.reduce((sum, { missed }) => sum + missed, 0n),
    style,
  );
  const names = missing.map(({ name, missed }) => `${escapeText(name)} ${countText(missed)}`);
  return names.length === 0 ? total : `${total}: ${names.join(', ')}`;
}

function readersText({ subscribers, subscribersLost }: SubscriberStatus): string {
  const now = `${countText(subscribers)} now`;
  if (subscribersLost === 0n) return now;
  return `${now}; ${counted(subscribersLost, 'record')} lost to slow ones`;
}
