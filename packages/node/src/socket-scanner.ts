import type { ProgramSet } from '@ringfence/kernel';
import { isInFirstPidNamespace, OTHER_PROCESSES } from './pid-namespace.ts';

export interface SocketScannerOptions {
  readonly programs: Pick<ProgramSet, 'packets' | 'heldSockets' | 'families'>;
  /** Whether any workload is under rules that are about packets. */
  readonly judgesPackets: () => boolean;
  /** Whether any of their sockets' packets pass another cgroup than the workload's. */
  readonly onAstray: (found: boolean) => void;
  readonly tell: (line: string) => void;
}

/** Changes that come together are one scan. */
const DELAY_MILLISECONDS = 100;
/** And one more after it, for what was being made, or received, when the rules changed. */
const AGAIN_MILLISECONDS = 2_000;
const RETRY_MILLISECONDS = 5_000;

/**
 * Has the kernel look who holds the sockets that are older than the rules about them, after each change
 * of rules: only sockets that are made under such rules are stamped with who makes them.
 */
export class SocketScanner implements Disposable {
  readonly #options: SocketScannerOptions;
  /** Why it is not looked; empty: it is, or need not be. */
  readonly #unable: string;
  #timer: NodeJS.Timeout | undefined;
  #later: NodeJS.Timeout | undefined;
  #asked = false;
  #runs = false;
  #ended = false;
  #failure = '';

  constructor(options: SocketScannerOptions) {
    this.#options = options;
    this.#unable = unable(options.programs);
    this.ask();
  }

  trouble(): string {
    const reason = this.#unable || this.#failure;
    return reason !== '' && this.#options.judgesPackets() ? `${UNKNOWN}: ${reason}` : '';
  }

  /** After a change: one look for all that ask until then. */
  ask(): void {
    if (this.#options.programs.packets === null || this.#unable !== '') return;
    clearTimeout(this.#later);
    this.#later = setTimeout(() => this.#again(), AGAIN_MILLISECONDS).unref();
    this.#again();
  }

  [Symbol.dispose](): void {
    this.#ended = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#later);
  }

  #again(delay = DELAY_MILLISECONDS): void {
    this.#asked = true;
    if (this.#ended || this.#runs) return;
    this.#timer ??= setTimeout(() => void this.#run(), delay).unref();
  }

  async #run(): Promise<void> {
    this.#timer = undefined;
    this.#asked = false;
    this.#runs = true;
    const { programs, judgesPackets, onAstray, tell } = this.#options;
    const before = this.#failure;
    try {
      const scan = judgesPackets() ? await programs.heldSockets?.scan() : undefined;
      onAstray((scan?.astray ?? 0) > 0);
      this.#failure = '';
    } catch (error) {
      this.#failure = String(error);
    }
    this.#runs = false;
    if (this.#failure !== '' && this.#failure !== before) tell(`${UNKNOWN}: ${this.#failure}`);
    if (this.#asked) this.#again();
    else if (this.#failure !== '') this.#again(RETRY_MILLISECONDS);
  }
}

const UNKNOWN = 'which programs hold the sockets from before a rule is not known';

/** Where programs about packets hang at the root each socket is stamped as it is made. */
function unable({ packets, heldSockets, families }: SocketScannerOptions['programs']): string {
  if (packets === null) return '';
  if (heldSockets === null)
    return families.find(({ family }) => family.name === 'held_socket')?.reason ?? '';
  return isInFirstPidNamespace() ? '' : OTHER_PROCESSES;
}
