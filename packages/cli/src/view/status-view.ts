import { type NodeStatus, type SubscriberStatus, YES } from '@ringfence/model';
import { escapeText } from '../terminal/escape.ts';
import type { Screen } from '../terminal/screen.ts';
import { formatTable } from '../terminal/table.ts';
import { factLines, modeLines } from './mode-text.ts';
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
  ];
  const lanes = status.lanes.map(({ lane, emitted, lost }) => [
    { text: lane },
    { text: countText(emitted) },
    { text: countText(lost), paint: lost === 0n ? style.good : style.gap },
  ]);
  const columns = [
    { title: 'LANE' },
    { title: 'EMITTED', align: 'right' },
    { title: 'LOST', align: 'right' },
  ] as const;
  const lines = [
    ...modeLines(status.mode, status.reason, canvas),
    '',
    ...factLines(facts, canvas),
    '',
    ...formatTable(columns, lanes, width, style.quiet),
  ];
  return `${lines.join('\n')}\n`;
}

function readersText({ subscribers, subscribersLost }: SubscriberStatus): string {
  const now = `${countText(subscribers)} now`;
  if (subscribersLost === 0n) return now;
  return `${now}; ${counted(subscribersLost, 'record')} lost to slow ones`;
}
