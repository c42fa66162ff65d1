import type { AlertDetail, Gap, LogRecord, NodeEvent, ProcessInfo } from '@ringfence/model';
import { displayWidth, padEnd, truncate } from '../terminal/display-width.ts';
import { escapeText } from '../terminal/escape.ts';
import type { Screen } from '../terminal/screen.ts';
import type { Style } from '../terminal/style.ts';
import { wrap } from '../terminal/wrap.ts';
import { activityText } from './activity-text.ts';
import { type Lineage, processName, processTree } from './process-tree.ts';
import { counted, countText, dayText, timeOfDay } from './time-text.ts';

type Canvas = Pick<Screen, 'width' | 'style'>;

const NO_TIME = ' '.repeat('00:00:00.000'.length);
const NO_BADGE = ' '.repeat('[BLOCK]'.length);
const NARROWEST_WORKLOAD = 12;
/** Of the line: a longer name is cut in observations, and whole in alerts. */
const WORKLOAD_SHARE = 0.28;
const WIDEST_WORKLOAD = 28;
const WIDEST_ACTOR = 20;
/** Between an alert's headline and its policy, where both fit on a line. */
const POLICY_DISTANCE = 3;
const WIDEST_RULE = 100;

/** Draws records one after another; it remembers the day and how wide names have been. */
export function createLogView(
  canvas: Canvas,
  lineage: Lineage = 'container',
): (record: LogRecord) => string {
  const { style } = canvas;
  let day = '';
  let workloadWidth = NARROWEST_WORKLOAD;

  return (record) => {
    const time = record.type === 'event' ? record.event.time : record.gap.time;
    let text = '';
    // A record that this version cannot read has no time either.
    if (time !== 0n && dayText(time) !== day) {
      day = dayText(time);
      text += `${style.quiet(`── ${day} ──`)}\n`;
    }
    if (record.type === 'gap') return text + gapLine(record.gap, canvas);
    const { event } = record;
    if (event.alert !== null) return text + alertBlock(event, event.alert, lineage, canvas);
    const workload = workloadText(event);
    const widest = Math.min(WIDEST_WORKLOAD, Math.trunc(canvas.width * WORKLOAD_SHARE));
    workloadWidth = Math.min(widest, Math.max(workloadWidth, displayWidth(workload)));
    const column = padEnd(truncate(workload, workloadWidth), workloadWidth);
    return text + observationLine(event, column, canvas);
  };
}

function workloadText(event: NodeEvent): string {
  const name = escapeText(event.workloadName || event.workload);
  return event.namespace === '' ? name : `${escapeText(event.namespace)}/${name}`;
}

function alertBlock(
  event: NodeEvent,
  alert: AlertDetail,
  lineage: Lineage,
  canvas: Canvas,
): string {
  const { style, width } = canvas;
  const isBlock = alert.action === 'Block';
  const badge = isBlock ? style.blockBadge('BLOCK') : style.auditBadge('AUDIT');
  const paint = isBlock ? style.block : style.audit;
  const bar = `${NO_TIME} ${paint('┃')} `;
  const barWidth = NO_TIME.length + 3;
  const { verb, object } = repeated(event);
  const workload = workloadText(event);

  const start = `${timeOfDay(event.time)} ${NO_BADGE} ${workload} `;
  const headline = `${style.quiet(timeOfDay(event.time))} ${badge} ${style.strong(workload)} ${paint(
    verb,
  )} ${style.strong(object)}`;
  const policy = `policy ${escapeText(alert.policy.name)} · ${escapeText(alert.rule)}`;
  const headlineWidth = displayWidth(start) + displayWidth(`${verb} ${object}`);
  const fits = headlineWidth + POLICY_DISTANCE + displayWidth(policy) <= width;

  const lines = [fits ? `${headline}${' '.repeat(POLICY_DISTANCE)}${paint(policy)}` : headline];
  if (!fits) lines.push(bar + paint(policy));
  for (const line of wrap(detailText(alert), width - barWidth)) if (line) lines.push(bar + line);
  const mark = { text: markText(event), paint };
  const tree = processTree(event.lineage, lineage, mark, width - barWidth, style);
  lines.push(...tree.map((line) => bar + line));
  return `${lines.join('\n')}\n\n`;
}

/** What was done, and how often. */
function repeated({ activity, count }: NodeEvent): { verb: string; object: string } {
  const { verb, object } = activityText(activity);
  return { verb, object: count > 1 ? `${object} ×${countText(BigInt(count))}` : object };
}

function detailText(alert: AlertDetail): string {
  const severity = alert.severity === 0 ? '' : `severity ${alert.severity}`;
  return [alert.message, severity, alert.tags.join(' ')]
    .filter((part) => part !== '')
    .map(escapeText)
    .join(' · ');
}

function markText({ outcome, alert }: NodeEvent): string {
  if (alert?.wouldBlock === true) return '◆ would be denied, where the kernel could';
  return outcome === 'denied' ? '✗ denied' : '◆ not denied';
}

function observationLine(event: NodeEvent, column: string, { style, width }: Canvas): string {
  const { verb, object } = activityText(event.activity);
  const [actor] = event.lineage;
  const start = `${timeOfDay(event.time)} ${NO_BADGE} ${column} `;
  const by = actor === undefined ? '' : `  ${actorText(event, actor)}`;
  const room = width - displayWidth(start) - displayWidth(by);
  const what = truncate(`${verb} ${object}`, room);
  return `${style.quiet(start)}${what}${style.quiet(by)}\n`;
}

/** Who did it; a process that began is what it runs. */
function actorText({ activity }: NodeEvent, actor: ProcessInfo): string {
  if (activity.type === 'exec') return `[${actor.pid}]`;
  return truncate(processName(actor), WIDEST_ACTOR);
}

function gapLine(gap: Gap, { style, width }: Canvas): string {
  const time = gap.time === 0n ? NO_TIME : timeOfDay(gap.time);
  const what =
    gap.lane === 'status'
      ? `${countText(gap.lost)} × `
      : `${counted(gap.lost, 'record')} of ${gap.lane}${whoseText(gap)} LOST: `;
  const text = `${what}${escapeText(gap.reason)}`;
  const indent = NO_TIME.length + 1 + NO_BADGE.length + 1;
  const [first = '', ...rest] = wrap(text, width - indent);
  const fill = Math.min(width, WIDEST_RULE) - indent - displayWidth(first) - 1;
  const line = fill > 1 && rest.length === 0 ? `${first} ${'━'.repeat(fill)}` : first;
  const more = rest.map((each) => `${' '.repeat(indent)}${style.gap(each)}\n`);
  return `${gapHead(time, style)} ${style.gap(line)}\n${more.join('')}`;
}

function whoseText({ workload }: Gap): string {
  return workload === null ? '' : ` of ${escapeText(workload.name || workload.id)}`;
}

function gapHead(time: string, style: Style): string {
  return `${style.quiet(time)} ${style.gapBadge(' GAP ')}`;
}
