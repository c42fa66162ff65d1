import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What a low-level runtime (runc, crun) keeps on disk of a container that it made. */
export interface OciState {
  readonly id: string;
  /** 0 when it has none. */
  readonly pid: number;
  /** When that process started, in clock ticks since boot: a pid alone may be another's by now. */
  readonly startTicks: number;
  readonly annotations: Readonly<Record<string, string>>;
  readonly runtime: 'runc' | 'crun';
}

type Json = Record<string, unknown>;

function objectOf(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Json)
    : {};
}

const numberOf = (value: unknown) => (typeof value === 'number' ? value : 0);

function parsed(text: string): Json | null {
  try {
    return objectOf(JSON.parse(text));
  } catch {
    return null;
  }
}

/** runc keeps the annotations of the specification as `key=value` lines, its bundle among them. */
function runcAnnotations(labels: unknown): Record<string, string> {
  const annotations: Record<string, string> = Object.create(null);
  for (const line of Array.isArray(labels) ? labels : []) {
    const at = typeof line === 'string' ? line.indexOf('=') : -1;
    if (at > 0 && !line.startsWith('bundle=')) annotations[line.slice(0, at)] = line.slice(at + 1);
  }
  return annotations;
}

/** Reads runc's `state.json`; null where it is not one. */
export function parseRuncState(text: string): OciState | null {
  const state = parsed(text);
  if (state === null || typeof state.id !== 'string' || state.id === '') return null;
  return {
    id: state.id,
    pid: numberOf(state.init_process_pid),
    startTicks: numberOf(state.init_process_start),
    annotations: runcAnnotations(objectOf(state.config).labels),
    runtime: 'runc',
  };
}

/** Reads crun's `status`, which names no container: its folder does. */
export function parseCrunStatus(id: string, text: string, specification: string): OciState | null {
  const state = parsed(text);
  if (state === null) return null;
  const annotations: Record<string, string> = Object.create(null);
  for (const [key, value] of Object.entries(objectOf(parsed(specification)?.annotations)))
    if (typeof value === 'string') annotations[key] = value;
  return {
    id,
    pid: numberOf(state.pid),
    startTicks: numberOf(state['process-start-time']),
    annotations,
    runtime: 'crun',
  };
}

/** The last is of a process that ended between the opening of its file and the reading. */
const GONE = ['ENOENT', 'ENOTDIR', 'EACCES', 'ESRCH'];

function optional(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (GONE.includes((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw error;
  }
}

interface Read {
  readonly version: string;
  readonly state: OciState | null;
}

/** The states below runtimes' roots, read again only when their files have changed. */
export class OciStates {
  readonly #read = new Map<string, Read>();

  /** The container of one folder; null while there is none to be read. */
  read(folder: string, id: string): OciState | null {
    for (const file of ['state.json', 'status']) {
      const path = join(folder, file);
      const stat = statSync(path, { bigint: true, throwIfNoEntry: false });
      if (stat === undefined) continue;
      const version = `${file} ${stat.ino} ${stat.size} ${stat.mtimeNs}`;
      const before = this.#read.get(folder);
      if (before?.version === version) return before.state;
      const text = optional(path);
      if (text === null) continue;
      const state =
        file === 'status'
          ? parseCrunStatus(id, text, optional(join(folder, 'config.json')) ?? '')
          : parseRuncState(text);
      this.#read.set(folder, { version, state });
      return state;
    }
    return null;
  }

  forget(folder: string): void {
    this.#read.delete(folder);
  }
}

/** Field 22 of /proc/PID/stat; 0 where there is no such process. */
export function startTicks(pid: number, procRoot = '/proc'): number {
  const stat = optional(join(procRoot, String(pid), 'stat'));
  // The name before may hold anything, parentheses and spaces included.
  return Number(stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? 0);
}
