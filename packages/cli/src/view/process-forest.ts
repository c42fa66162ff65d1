import type { WorkloadProcess } from '@ringfence/model';
import { displayWidth, truncate } from '../terminal/display-width.ts';
import { escapeText } from '../terminal/escape.ts';
import type { Screen } from '../terminal/screen.ts';
import { commandText } from './activity-text.ts';

const WIDEST = 120;

/** Who runs in a workload, each below its parent. */
export function processForest(
  processes: readonly WorkloadProcess[],
  { width, style }: Pick<Screen, 'width' | 'style'>,
): string[] {
  const room = Math.min(width, WIDEST);
  const children = new Map<number, WorkloadProcess[]>();
  const pids = new Set(processes.map(({ pid }) => pid));
  for (const process of processes) {
    // A parent that is listed nowhere, as where the list was cut, leaves a root.
    const parent = pids.has(process.parent) ? process.parent : 0;
    const siblings = children.get(parent) ?? [];
    siblings.push(process);
    children.set(parent, siblings);
  }
  const lines: string[] = [];
  const seen = new Set<number>();
  const draw = (parent: number, indent: string): void => {
    const list = children.get(parent) ?? [];
    for (const [index, process] of list.entries()) {
      if (seen.has(process.pid)) continue;
      seen.add(process.pid);
      const isLast = index === list.length - 1;
      const branch = parent === 0 ? '' : isLast ? '└─ ' : '├─ ';
      const head = `${indent}${branch}${process.pid} `;
      const tail = `  uid ${process.uid}`;
      const space = Math.max(8, room - displayWidth(head) - displayWidth(tail));
      const text = truncate(processText(process), space);
      lines.push(`${style.quiet(head)}${text}${style.quiet(tail)}`);
      draw(process.pid, parent === 0 ? '' : `${indent}${isLast ? '   ' : '│  '}`);
    }
  };
  draw(0, '');
  return lines;
}

function processText({ executable, arguments: words, comm }: WorkloadProcess): string {
  return executable === '' ? `(${escapeText(comm)})` : commandText(executable, words);
}
