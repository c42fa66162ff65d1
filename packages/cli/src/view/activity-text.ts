import { constants } from 'node:os';
import type { Activity } from '@ringfence/model';
import { escapeText, quoteArguments } from '../terminal/escape.ts';

/** What was tried, and on what; both safe to draw. */
export interface ActivityText {
  readonly verb: string;
  readonly object: string;
}

const SIGNAL_NAMES = new Map<number, string>(
  Object.entries(constants.signals).map(([name, number]) => [number, name]),
);

/** What a process did or tried, in the fewest words. */
export function activityText(activity: Activity): ActivityText {
  switch (activity.type) {
    case 'exec':
      return { verb: 'exec', object: commandText(activity.path, activity.arguments) };
    case 'exit':
      return exitText(activity.code, activity.signal);
    case 'file':
      return { verb: activity.action, object: fileText(activity.path, activity.target) };
    case 'connect':
    case 'accept':
    case 'bind': {
      const address = escapeText(activity.address);
      const host = address.includes(':') ? `[${address}]` : address;
      return {
        verb: activity.type,
        object: `${escapeText(activity.protocol)} ${host}:${activity.port}`,
      };
    }
    case 'socket': {
      const { family, kind, protocol } = activity;
      return { verb: 'socket', object: escapeText([family, kind, protocol].join(' ')) };
    }
    case 'privilege':
      return { verb: activity.privilege, object: escapeText(activity.target) };
    case 'capability':
      return { verb: 'capability', object: escapeText(activity.capability) };
  }
}

/**
 * A program with its arguments. The first argument is only a name that the caller chose: shown
 * where it says something else than the path, as for the applets of busybox.
 */
export function commandText(path: string, arguments_: readonly string[]): string {
  const [name = '', ...rest] = arguments_;
  const says = name === '' || name === path || name === baseName(path) ? rest : arguments_;
  const program = path === '' ? '(unknown program)' : escapeText(path);
  return says.length === 0 ? program : `${program}  ${quoteArguments(says)}`;
}

export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function exitText(code: number, signal: number): ActivityText {
  if (signal === 0) return { verb: 'exit', object: String(code) };
  return { verb: 'exit', object: `killed by ${SIGNAL_NAMES.get(signal) ?? `signal ${signal}`}` };
}

function fileText(path: string, target: string): string {
  return target === '' ? escapeText(path) : `${escapeText(path)} → ${escapeText(target)}`;
}
