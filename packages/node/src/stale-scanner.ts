import type { ProgramSet, StaleFiles } from '@ringfence/kernel';
import type { LogRecord } from '@ringfence/model';

type ScannedFiles = Pick<StaleFiles, 'scan' | 'prune' | 'size'> & {
  readonly programs: Pick<StaleFiles['programs'], 'attached' | 'complete' | 'attach' | 'detach'>;
};

export interface StaleScannerOptions {
  readonly programs: Pick<ProgramSet, 'guard'> & { readonly staleFiles: ScannedFiles | null };
  /** Why it would not see all processes; empty: it does. */
  readonly unable: string;
  /** Whether any workload is under rules that refuse files. */
  readonly refusesFiles: () => boolean;
  readonly ruleSetsInUse: () => ReadonlySet<bigint>;
  readonly publish: (record: LogRecord) => void;
  readonly tell: (line: string) => void;
}

/** Changes that come together are one scan. */
const DELAY_MILLISECONDS = 100;
/** And one more after it, for what was being opened, or received, when the rules changed. */
const AGAIN_MILLISECONDS = 2_000;
/** A scan takes the node's time: after one this many times as long is left to others, but no more. */
const REST = 9;
const LONGEST_REST = 1_000;
/** Until nothing new is found: a process may fork, or come by a descriptor, beside a scan. */
const ROUNDS = 4;
/** In a row, where paths are renamed whenever they are read, or the kernel refuses. */
const ATTEMPTS = 20;
const CHECK_MILLISECONDS = 5_000;

/**
 * Has the kernel look for what is open since before the rules that refuse it, after each change of
 * them. The programs that refuse its use hang at reads and writes only while there is any: nobody else
 * pays for them.
 */
export class StaleScanner implements Disposable {
  readonly #options: StaleScannerOptions;
  readonly #files: ScannedFiles | null;
  /** While the programs hang. */
  #check: NodeJS.Timeout | undefined;
  #timer: NodeJS.Timeout | undefined;
  #later: NodeJS.Timeout | undefined;
  #asked = false;
  #runs = false;
  #ended = false;
  /** How long others come first. */
  #rest = 0;
  /** Without success, since a change. */
  #attempts = 0;
  #unkept = 0;
  #failure = '';

  constructor(options: StaleScannerOptions) {
    this.#options = options;
    this.#files = options.unable === '' ? options.programs.staleFiles : null;
    if (this.#files !== null) this.ask();
  }

  /** Rows that the kernel holds. */
  get size(): number {
    return this.#files?.size ?? 0;
  }

  /** What may not be used and can be all the same; empty: nothing. */
  trouble(): string {
    const { unable, refusesFiles } = this.#options;
    if (unable !== '') return refusesFiles() ? `${NOT_LOOKED_AT}: ${unable}` : '';
    if (this.#failure !== '') return `${NOT_LOOKED_AT}: ${this.#failure}`;
    return this.#unkept === 0 ? '' : `${this.#unkept} descriptors are ${UNKEPT}`;
  }

  /** After a change: one look for all that ask until then. */
  ask(): void {
    this.#attempts = 0;
    clearTimeout(this.#later);
    if (this.#files !== null)
      this.#later = setTimeout(() => this.#again(), AGAIN_MILLISECONDS).unref();
    this.#again();
  }

  [Symbol.dispose](): void {
    this.#ended = true;
    clearInterval(this.#check);
    clearTimeout(this.#timer);
    clearTimeout(this.#later);
  }

  #again(): void {
    this.#asked = true;
    if (this.#files === null || this.#ended || this.#runs) return;
    const delay = Math.max(DELAY_MILLISECONDS, this.#rest);
    this.#timer ??= setTimeout(() => void this.#run(), delay).unref();
  }

  async #run(): Promise<void> {
    this.#timer = undefined;
    this.#asked = false;
    this.#runs = true;
    try {
      await this.#look();
    } catch (error) {
      this.#failAt(String(error));
    }
    this.#runs = false;
    if (this.#asked) this.#again();
  }

  async #look(): Promise<void> {
    const { refusesFiles } = this.#options;
    if (this.#files === null) return;
    if (refusesFiles()) await this.#scan(this.#files);
    else this.#unkept = 0;
    this.#clean();
  }

  async #scan(files: ScannedFiles): Promise<void> {
    const start = performance.now();
    let scan = await files.scan();
    this.#rest = Math.min(REST * (performance.now() - start), LONGEST_REST);
    if (scan.found > 0 && !files.programs.complete) {
      files.programs.attach();
      this.#options.programs.guard();
      scan = await files.scan();
    }
    for (let round = 1; scan.added > 0 && round < ROUNDS; round++) scan = await files.scan();
    if (scan.unkept > this.#unkept) this.#tell(scan.unkept - this.#unkept);
    this.#unkept = scan.unkept;
    this.#failure = '';
    if (scan.unstable > 0) this.#failAt(`${scan.unstable} ${UNSTABLE}`);
  }

  /** What has nothing to do any more is detached. Not before a look that is asked for: rows hold on. */
  #clean(): void {
    const files = this.#files;
    if (files === null || this.#asked || !files.programs.attached) return;
    files.prune(this.#options.ruleSetsInUse());
    if (files.size > 0) {
      if (!this.#ended)
        this.#check ??= setInterval(() => this.#lookAfter(), CHECK_MILLISECONDS).unref();
      return;
    }
    files.programs.detach();
    clearInterval(this.#check);
    this.#check = undefined;
  }

  #lookAfter(): void {
    if (this.#unkept > 0)
      this.#again(); // there may be room by now
    else if (!this.#runs) this.#clean();
  }

  /** Tried again, before it is told. */
  #failAt(reason: string): void {
    if (this.#ended) return;
    if (++this.#attempts < ATTEMPTS) {
      this.#again();
      return;
    }
    this.#failure = reason;
    this.#options.tell(`${NOT_LOOKED_AT}: ${reason}`);
  }

  #tell(lost: number): void {
    const time = BigInt(Date.now()) * 1_000_000n;
    this.#options.publish({
      type: 'gap',
      gap: { lane: 'status', workload: null, time, lost: BigInt(lost), reason: UNKEPT },
    });
  }
}

const NOT_LOOKED_AT = 'what is open since before a rule is not looked for';
const UNSTABLE = 'paths were renamed each time they were read';
const UNKEPT =
  'open since before the rules that refuse them, and not refused: the map stale_files is full';
