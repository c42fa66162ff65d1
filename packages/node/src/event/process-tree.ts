import { readdirSync } from 'node:fs';
import type { ProcessInfo } from '@ringfence/model';
import { readProcProcess } from './proc-process.ts';

/** What a process executed last, and where it stood then. */
type Program = Pick<ProcessInfo, 'executable' | 'arguments' | 'cwd'>;

/** What a record tells of the process that it is about. */
export interface ProcessFacts extends Omit<ProcessInfo, keyof Program> {
  readonly parent: number;
}

/** What is known of a process never changes: events go on holding what was known when they were told. */
interface Entry {
  readonly info: ProcessInfo;
  readonly parent: number;
  /** As it was told last: events of a process share one. */
  lineage: readonly ProcessInfo[];
}

/** Who exited within the same second. */
interface Exits {
  readonly at: number;
  readonly entries: Entry[];
}

const NO_PROGRAM: Program = { executable: '', arguments: [], cwd: '' };

export type KnownProcess = ProcessInfo & Pick<Entry, 'parent'>;

const CAPACITY = 32_768;
/** Who has exited stays for a while: alerts of its children name it. */
const REMEMBER_MILLISECONDS = 30_000;
const DEEPEST_LINEAGE = 16;
/** Those that exited within it are forgotten together. */
const FORGET_MILLISECONDS = 1_000;

/** Who started whom, by pid and start time, so that a reused pid is never its predecessor. */
export class ProcessTree {
  readonly #entries = new Map<number, Entry>();
  readonly #exited: Exits[] = [];
  /** Ancestors that /proc did not tell of, and when it was asked: each event of a child names them. */
  readonly #absent = new Map<number, number>();
  readonly #walked: ProcessInfo[] = [];
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
    this.#put(child, this.#entries.get(child.parent)?.info ?? NO_PROGRAM);
  }

  executed(facts: ProcessFacts, executable: string, argv: readonly string[], cwd: string): void {
    this.#put(facts, { executable, arguments: argv, cwd });
  }

  exited({ pid, startTime }: ProcessFacts): void {
    const entry = this.#entries.get(pid);
    if (entry?.info.startTime !== startTime) return;
    const at = performance.now();
    const latest = this.#exited.at(-1);
    if (latest !== undefined && at - latest.at < FORGET_MILLISECONDS) latest.entries.push(entry);
    else {
      this.#exited.push({ at, entries: [entry] });
      this.#forget(at - REMEMBER_MILLISECONDS);
    }
  }

  /** A process that runs; null where it is gone. */
  known(pid: number): KnownProcess | null {
    if (!this.#entries.has(pid)) this.#fromProc(pid);
    const entry = this.#entries.get(pid);
    return entry === undefined ? null : { ...entry.info, parent: entry.parent };
  }

  /** The process and its ancestors, as far as they are known. */
  lineage(facts: ProcessFacts): readonly ProcessInfo[] {
    const actor = this.#actor(facts);
    if (actor === undefined) return [];
    const walked = this.#walked;
    walked.length = 0;
    let entry: Entry | undefined = actor;
    while (entry !== undefined) {
      walked.push(entry.info);
      const { parent }: Entry = entry;
      if (parent === 0 || walked.length === DEEPEST_LINEAGE || isAmong(walked, parent)) break;
      entry = this.#ancestor(parent);
    }
    if (!isSame(walked, actor.lineage)) actor.lineage = walked.slice();
    return actor.lineage;
  }

  /** What the record says of its process is newer, and nothing else is where it says the same. */
  #actor(facts: ProcessFacts): Entry | undefined {
    const known = this.#entries.get(facts.pid);
    if (known !== undefined && known.info.startTime === facts.startTime) {
      if (isAs(known.info, facts)) return known;
      return { info: infoOf(facts, known.info), parent: known.parent, lineage: [] };
    }
    this.#entries.delete(facts.pid);
    this.#fromProc(facts.pid, facts);
    return this.#entries.get(facts.pid);
  }

  #ancestor(pid: number): Entry | undefined {
    const known = this.#entries.get(pid);
    if (known !== undefined) return known;
    const now = performance.now();
    if (now - (this.#absent.get(pid) ?? Number.NEGATIVE_INFINITY) < REMEMBER_MILLISECONDS)
      return undefined;
    this.#fromProc(pid);
    if (!this.#entries.has(pid)) this.#absent.set(pid, now);
    if (this.#absent.size > CAPACITY) this.#absent.clear();
    return this.#entries.get(pid);
  }

  #put(facts: ProcessFacts, program: Program): void {
    const { pid, startTime, parent } = facts;
    // A map whose keys come and go is made anew time and again: who is known keeps its place.
    if (this.#entries.get(pid)?.info.startTime !== startTime) this.#entries.delete(pid);
    this.#entries.set(pid, { info: infoOf(facts, program), parent, lineage: [] });
    if (this.#entries.size <= CAPACITY) return;
    this.#forget(Number.POSITIVE_INFINITY);
    const [oldest] = this.#entries.keys();
    if (this.#entries.size > CAPACITY && oldest !== undefined) this.#entries.delete(oldest);
  }

  #forget(before: number): void {
    while (this.#exited[0] !== undefined && this.#exited[0].at <= before)
      for (const entry of this.#exited.shift()?.entries ?? [])
        if (this.#entries.get(entry.info.pid) === entry) this.#entries.delete(entry.info.pid);
  }

  /** `facts` is what the kernel said; without them the start time stays unknown (0). */
  #fromProc(pid: number, facts?: ProcessFacts): void {
    try {
      const read = readProcProcess(this.#procRoot, pid);
      this.#put(facts ?? { pid, startTime: 0n, ...read }, read);
    } catch {
      // Gone, or being born: what the record itself says is all there is.
      if (facts !== undefined) this.#put(facts, NO_PROGRAM);
    }
  }
}

/** A record's head holds more than is told of its process. */
function infoOf(facts: ProcessFacts, program: Program): ProcessInfo {
  const { pid, startTime, uid, euid, gid, loginuid, tty, comm } = facts;
  const { executable, arguments: argv, cwd } = program;
  return { pid, startTime, uid, euid, gid, loginuid, tty, cwd, executable, arguments: argv, comm };
}

function isAs(info: ProcessInfo, facts: ProcessFacts): boolean {
  return (
    info.uid === facts.uid &&
    info.euid === facts.euid &&
    info.gid === facts.gid &&
    info.loginuid === facts.loginuid &&
    info.tty === facts.tty &&
    info.comm === facts.comm
  );
}

function isAmong(list: readonly ProcessInfo[], pid: number): boolean {
  for (const info of list) if (info.pid === pid) return true;
  return false;
}

function isSame(list: readonly ProcessInfo[], other: readonly ProcessInfo[]): boolean {
  if (list.length !== other.length) return false;
  for (let at = 0; at < list.length; at++) if (list[at] !== other[at]) return false;
  return true;
}
