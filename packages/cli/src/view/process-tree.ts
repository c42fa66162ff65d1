import type { ProcessInfo } from '@ringfence/model';
import { displayWidth, truncate } from '../terminal/display-width.ts';
import { escapeText } from '../terminal/escape.ts';
import type { Style } from '../terminal/style.ts';
import { commandText } from './activity-text.ts';

/** Lines from the eldest known ancestor down to the actor, who carries the mark. */
export function processTree(
  lineage: readonly ProcessInfo[],
  mark: { readonly text: string; readonly paint: (text: string) => string },
  width: number,
  style: Style,
): string[] {
  const eldestFirst = [...lineage].reverse();
  return eldestFirst.map((process, depth) => {
    const branch = depth === 0 ? '' : `${'   '.repeat(depth - 1)}└─ `;
    const isActor = depth === eldestFirst.length - 1;
    const tail = isActor ? `  uid ${process.uid}  ${mark.text}` : '';
    const pid = `${process.pid} `;
    const room = width - displayWidth(branch) - displayWidth(pid) - displayWidth(tail);
    const command = truncate(processText(process), Math.max(room, 8));
    const painted = isActor ? style.strong(command) : command;
    const paintedTail = isActor
      ? `${style.quiet(`  uid ${process.uid}`)}  ${mark.paint(mark.text)}`
      : '';
    return `${style.quiet(branch + pid)}${painted}${paintedTail}`;
  });
}

function processText({ executable, arguments: arguments_, comm }: ProcessInfo): string {
  if (executable === '' && arguments_.length === 0) return `(${escapeText(comm)})`;
  return commandText(executable, arguments_);
}

/** A process in passing: `busybox[1251]`. */
export function processName({ executable, comm, pid }: ProcessInfo): string {
  const name = executable.slice(executable.lastIndexOf('/') + 1) || comm;
  return `${escapeText(name)}[${pid}]`;
}
