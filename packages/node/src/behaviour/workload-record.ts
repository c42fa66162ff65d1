import type { Activity, AlertDetail, FileAction, NodeEvent, PolicyName } from '@ringfence/model';
import type { AccountCounts } from './account-counts.ts';
import { type Tally, TallyList } from './tally.ts';

export interface FileWhat {
  readonly action: FileAction;
  readonly path: string;
  readonly target: string;
}
export interface PeerWhat {
  readonly protocol: string;
  readonly address: string;
  readonly port: number;
}
export interface ExecutionWhat {
  readonly path: string;
  readonly arguments: readonly string[];
}
export interface RuleWhat {
  readonly action: AlertDetail['action'];
  readonly policy: PolicyName;
  readonly rule: string;
}

/** Rules that alerted and are kept of one workload: policies are written by people. */
const RULES = 256;
/** Of the longest commands the beginning is kept. */
const ARGUMENTS = 8;
const ARGUMENT_LENGTH = 256;

type Execution = Extract<Activity, { type: 'exec' }>;

/** A place in one of the lists, to which counts are added. */
export interface Counted {
  add(count: number, time: number): void;
}

/** What one workload did, as far as the agent was told; bounded, and what it left off is counted. */
export class WorkloadRecord {
  readonly since = Date.now();
  readonly files = new TallyList<FileWhat>();
  readonly peers = new TallyList<PeerWhat>();
  readonly executions = new TallyList<ExecutionWhat>();
  readonly rules = new TallyList<RuleWhat>();
  /** Operations by what they are, whether their behaviour has a name here or not. */
  opens = 0;
  changes = 0;
  connects = 0;
  /** Of those: of behaviours whose record did not come, or has not come yet. */
  unnamed = 0;
  alerts = 0;
  readonly told = { verdicts: 0, behaviours: 0, status: 0 };
  last = 0;
  /** What the kernel had counted in the workload's slot when this began. */
  readonly before: AccountCounts;

  constructor(before: AccountCounts) {
    this.before = before;
  }

  /** Counts the event's alert and its record. */
  take(event: NodeEvent, time: number, limit: number): void {
    this.told[event.lane] += event.count;
    this.last = Math.max(this.last, time);
    const { alert, activity } = event;
    if (alert !== null) {
      this.alerts += event.count;
      const { action, policy, rule } = alert;
      const key = [action, policy.kind, policy.namespace, policy.name, rule].join('\0');
      const tally = this.rules.of(key, () => ({ action, policy, rule }), time, RULES);
      this.rules.add(tally, event.count, time);
    } else if (activity.type === 'exec') {
      this.executions.add(this.#execution(activity, time, limit), 1, time);
    }
  }

  /** Where counts of such behaviours go; null for what is not counted. */
  named(activity: Activity, time: number, limit: number): Counted | null {
    switch (activity.type) {
      case 'file': {
        const { action, path, target } = activity;
        const key = [action, path, target].join('\0');
        return counted(
          this.files,
          this.files.of(key, () => ({ action, path, target }), time, limit),
        );
      }
      case 'connect': {
        const { protocol, address, port } = activity;
        const key = `${protocol} ${address} ${port}`;
        return counted(
          this.peers,
          this.peers.of(key, () => ({ protocol, address, port }), time, limit),
        );
      }
      case 'exec':
        return counted(this.executions, this.#execution(activity, time, limit));
      default:
        return null;
    }
  }

  #execution(activity: Execution, time: number, limit: number): Tally & ExecutionWhat {
    const { path } = activity;
    return (
      this.executions.known(path) ??
      this.executions.of(path, () => executionWhat(activity), time, limit)
    );
  }
}

function executionWhat({ path, arguments: words }: Execution): ExecutionWhat {
  return { path, arguments: words.slice(0, ARGUMENTS).map(shortened) };
}

function counted<What extends object>(list: TallyList<What>, tally: Tally & What): Counted {
  return { add: (count, time) => list.add(tally, count, time) };
}

/** Also so that it does not hold on to a longer text. */
function shortened(argument: string): string {
  return argument.length > ARGUMENT_LENGTH
    ? `${argument.slice(0, ARGUMENT_LENGTH).toWellFormed()}…`
    : argument;
}
