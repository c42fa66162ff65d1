import type { ProcessInfo } from '@ringfence/model';
import { displayWidth, truncate } from '../terminal/display-width.ts';
import { escapeText } from '../terminal/escape.ts';
import type { Style } from '../terminal/style.ts';
import { baseName, commandText } from './activity-text.ts';

/** From the container's first process on, each cut to a line; or all that is known of it, in full. */
export const LINEAGES = ['container', 'full'] as const;
export type Lineage = (typeof LINEAGES)[number];

/** Where lines have no end of their own, as in a file. */
const WIDEST_LINE = 100;
const LONGEST_ARGUMENT = 60;

/** Lines from the eldest ancestor shown down to the actor, who carries the mark. */
export function processTree(
  lineage: readonly ProcessInfo[],
  show: Lineage,
  mark: { readonly text: string; readonly paint: (text: string) => string },
  wanted: number,
  style: Style,
): string[] {
  const isFull = show === 'full';
  const width = isFull || Number.isFinite(wanted) ? wanted : WIDEST_LINE;
  const eldestFirst = [...(isFull ? lineage : ofContainer(lineage))].reverse();
  return eldestFirst.map((process, depth) => {
    const branch = depth === 0 ? '' : `${'   '.repeat(depth - 1)}└─ `;
    const isActor = depth === eldestFirst.length - 1;
    const who = isActor ? whoText(process, isFull) : '';
    const tail = isActor ? `  ${who}  ${mark.text}` : '';
    const pid = `${process.pid} `;
    const room = width - displayWidth(branch) - displayWidth(pid) - displayWidth(tail);
    const command = truncate(processText(process, isFull), Math.max(room, 8));
    const painted = isActor ? style.strong(command) : command;
    const paintedTail = isActor ? `${style.quiet(`  ${who}`)}  ${mark.paint(mark.text)}` : '';
    return `${style.quiet(branch + pid)}${painted}${paintedTail}`;
  });
}

/** How containers start: a shim starts the shim that stays, and runc may not be gone yet. */
const SHIM = /^containerd-shim\b/;
const STARTER = /^(?:runc|crun)$/;

/**
 * The lineage without the shim and what is above it. The eldest shim is the host's, whatever
 * processes further down call themselves; the actor is always there.
 */
function ofContainer(lineage: readonly ProcessInfo[]): readonly ProcessInfo[] {
  let end = lineage.findLastIndex(({ executable }) => SHIM.test(baseName(executable)));
  if (end < 1) return lineage;
  const below = (name: RegExp) =>
    end > 1 && name.test(baseName(lineage[end - 1]?.executable ?? ''));
  if (lineage[end]?.arguments.at(-1) === 'start' && below(SHIM)) end--;
  if (below(STARTER)) end--;
  return lineage.slice(0, end);
}

function processText({ executable, arguments: all, comm }: ProcessInfo, isFull: boolean): string {
  if (executable === '' && all.length === 0) return `(${escapeText(comm)})`;
  return commandText(executable, isFull ? all : all.map(shortArgument));
}

/** As whom, at which terminal; in full also who logged in, and where it began. */
function whoText({ uid, euid, loginuid, tty, cwd }: ProcessInfo, isFull: boolean): string {
  const parts = [`uid ${uid}`];
  if (euid !== uid) parts.push(`as ${euid}`);
  if (tty !== '') parts.push(escapeText(tty));
  if (isFull && loginuid !== null) parts.push(`login ${loginuid}`);
  if (isFull && cwd !== '') parts.push(`in ${escapeText(cwd)}`);
  return parts.join('  ');
}

function shortArgument(argument: string): string {
  const short = argument.length > LONGEST_ARGUMENT;
  return short ? `${argument.slice(0, LONGEST_ARGUMENT).toWellFormed()}…` : argument;
}

/** A process in passing: `busybox[1251]`. */
export function processName({ executable, comm, pid }: ProcessInfo): string {
  const name = baseName(executable) || comm;
  return `${escapeText(name)}[${pid}]`;
}
