import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import type { ProcessInfo } from '@ringfence/model';

interface Entry {
  pid: number;
  startTime: bigint;
  parent: number;
  uid: number;
  executable: string;
  arguments: readonly string[];
  comm: string;
}

/** What a record tells of the process that it is about. */
export interface ProcessFacts {
  readonly pid: number;
  readonly startTime: bigint;
  readonly parent: number;
  readonly uid: number;
  readonly comm: string;
}

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
    const parent = this.#entries.get(child.parent);
    this.#put({
      ...child,
      executable: parent?.executable ?? '',
      arguments: parent?.arguments ?? [],
    });
  }

  executed(facts: ProcessFacts, executable: string, argv: readonly string[]): void {
    this.#put({ ...facts, executable, arguments: argv });
  }

  exited(facts: ProcessFacts): void {
    this.#exited.push({ pid: facts.pid, startTime: facts.startTime, at: performance.now() });
    this.#forget(performance.now() - REMEMBER_MILLISECONDS);
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
      const actor = list.length === 0;
      list.push({
        pid,
        startTime: entry.startTime,
        uid: actor ? facts.uid : entry.uid,
        executable: entry.executable,
        arguments: entry.arguments,
        comm: actor ? facts.comm : entry.comm,
      });
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
      const stat = readFileSync(`${this.#procRoot}/${pid}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      const comm = stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
      const cmdline = readFileSync(`${this.#procRoot}/${pid}/cmdline`, 'utf8');
      this.#put({
        pid,
        startTime: facts?.startTime ?? 0n,
        parent: facts?.parent ?? Number(fields[1]),
        uid: facts?.uid ?? 0,
        executable: cmdline === '' ? '' : readlinkSync(`${this.#procRoot}/${pid}/exe`),
        arguments: cmdline === '' ? [] : cmdline.replace(/\0$/, '').split('\0'),
        comm: facts?.comm ?? comm,
      });
    } catch {
      // Gone, or being born: what the record itself says is all there is.
      if (facts !== undefined) this.#put({ ...facts, executable: '', arguments: [] });
    }
  }
}
