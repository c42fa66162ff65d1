import { readdirSync } from 'node:fs';
import type { ProcessInfo } from '@ringfence/model';
import { readProcProcess } from './proc-process.ts';

/** What a process executed last, and where it stood then. */
type Program = Pick<ProcessInfo, 'executable' | 'arguments' | 'cwd'>;

/** What a record tells of the process that it is about. */
export interface ProcessFacts extends Omit<ProcessInfo, keyof Program> {
  readonly parent: number;
}

type Entry = ProcessFacts & Program;

const NO_PROGRAM: Program = { executable: '', arguments: [], cwd: '' };

export type KnownProcess = Readonly<Entry>;

const CAPACITY = 32_768;
/** Who has exited stays for a while: alerts of its children name it. */
const REMEMBER_MILLISECONDS = 30_000;
const DEEPEST_LINEAGE = 16;

/** Who started whom, by pid and start time, so that a reused pid is never its predecessor. */
export class ProcessTree {
  readonly #entries = new Map<number, Entry>();
  readonly #exited: { readonly pid: number; readonly startTime: bigint; readonly at: number }[] =
    [];
  readonly #procRoot: string;

  constructor(procRoot = '/proc') {
    this.#procRoot = procRoot;
  }

  get size(): number {
    return this.#entries.size;
  }

  /** Learns who was there before the node was. */
  scan(): void {
    for (const name of readdirSync(this.#procRoot))
      if (/^\d+$/.test(name)) this.#fromProc(Number(name));
  }

  forked(child: ProcessFacts): void {
    this.#put({ ...programOf(this.#entries.get(child.parent)), ...child });
  }

  executed(facts: ProcessFacts, executable: string, argv: readonly string[], cwd: string): void {
    this.#put({ ...facts, executable, arguments: argv, cwd });
  }

  exited(facts: ProcessFacts): void {
    this.#exited.push({ pid: facts.pid, startTime: facts.startTime, at: performance.now() });
    this.#forget(performance.now() - REMEMBER_MILLISECONDS);
  }

  /** A process that runs; null where it is gone. */
  known(pid: number): KnownProcess | null {
    if (!this.#entries.has(pid)) this.#fromProc(pid);
    return this.#entries.get(pid) ?? null;
  }

  /** The process and its ancestors, as far as they are known. */
  lineage(facts: ProcessFacts): ProcessInfo[] {
    const known = this.#entries.get(facts.pid);
    if (known === undefined || known.startTime !== facts.startTime) {
      this.#entries.delete(facts.pid);
      this.#fromProc(facts.pid, facts);
    }
    const list: ProcessInfo[] = [];
    const seen = new Set<number>();
    let pid = facts.pid;
    while (list.length < DEEPEST_LINEAGE && pid > 0 && !seen.has(pid)) {
      seen.add(pid);
      if (!this.#entries.has(pid)) this.#fromProc(pid);
      const entry = this.#entries.get(pid);
      if (entry === undefined) break;
      // What the record says of its process is newer.
      const now = list.length === 0 ? { ...entry, ...facts, startTime: entry.startTime } : entry;
      list.push(infoOf(now));
      pid = entry.parent;
    }
    return list;
  }

  #put(entry: Entry): void {
    this.#entries.delete(entry.pid);
    this.#entries.set(entry.pid, entry);
    if (this.#entries.size <= CAPACITY) return;
    this.#forget(Number.POSITIVE_INFINITY);
    const [oldest] = this.#entries.keys();
    if (this.#entries.size > CAPACITY && oldest !== undefined) this.#entries.delete(oldest);
  }

  #forget(before: number): void {
    let count = 0;
    for (const { pid, startTime, at } of this.#exited) {
      if (at > before) break;
      count++;
      if (this.#entries.get(pid)?.startTime === startTime) this.#entries.delete(pid);
    }
    if (count > 0) this.#exited.splice(0, count);
  }

  /** `facts` is what the kernel said; without them the start time stays unknown (0). */
  #fromProc(pid: number, facts?: ProcessFacts): void {
    try {
      const read = readProcProcess(this.#procRoot, pid);
      this.#put({ pid, startTime: 0n, ...read, ...facts });
    } catch {
      // Gone, or being born: what the record itself says is all there is.
      if (facts !== undefined) this.#put({ ...facts, ...NO_PROGRAM });
    }
  }
}

/** A record's head holds more than is told of its process. */
function infoOf(entry: Entry): ProcessInfo {
  const { pid, startTime, uid, euid, gid, loginuid, tty, cwd, executable, comm } = entry;
  const { arguments: argv } = entry;
  return { pid, startTime, uid, euid, gid, loginuid, tty, cwd, executable, arguments: argv, comm };
}

function programOf(entry: Entry | undefined): Program {
  if (entry === undefined) return NO_PROGRAM;
  const { executable, arguments: argv, cwd } = entry;
  return { executable, arguments: argv, cwd };
}
