import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { RuleSetStore } from '@ringfence/enforcers';
import {
  FAMILIES,
  KernelError,
  type KernelFacts,
  kernelFacts,
  ProgramSet,
  type ProgramSetOptions,
  type Visibility,
  WorkloadRows,
} from '@ringfence/kernel';
import {
  type ApplyReport,
  type EventFilter,
  HOST_WORKLOAD_ID,
  type LogRecord,
  type NodeStatus,
  type PolicyName,
  type PolicyReport,
  type ProbeReport,
  type Workload,
} from '@ringfence/model';
import {
  ContainerdWatcher,
  type IdentityHierarchy,
  readIdentityHierarchy,
} from '@ringfence/workloads';
import { abilityTable, hints, type Standing, standing, withoutLsm } from './abilities.ts';
import { EventLog } from './api/event-log.ts';
import type { NodeService, RecordSink, Unsubscribe } from './api/service.ts';
import { Canary, type CanarySight } from './canary.ts';
import { cgroup2Mount } from './cgroup2-mount.ts';
import { EventSource } from './event/event-source.ts';
import { ProcessTree } from './event/process-tree.ts';
import { Unjudged } from './event/unjudged.ts';
import type { NodeOptions } from './options.ts';
import { Enforcement } from './policy/enforcement.ts';
import { PolicyFiles } from './policy/policy-files.ts';
import { PolicyService } from './policy/policy-service.ts';
import { RuleBook } from './policy/rule-book.ts';

const CANARY_MILLISECONDS = 60_000;

export type Tell = (line: string) => void;

/** The agent of one host: its parts, in the order in which they depend on each other. */
export class Node implements NodeService, AsyncDisposable {
  readonly #options: NodeOptions;
  readonly #facts: KernelFacts;
  readonly #hierarchy: IdentityHierarchy;
  readonly #programs: ProgramSet;
  readonly #canary: Canary;
  readonly #sets: RuleSetStore;
  readonly #enforcement: Enforcement;
  readonly #policies: PolicyService;
  readonly #log = new EventLog();
  readonly #events: EventSource;
  readonly #unjudged: Unjudged;
  readonly #watcher: ContainerdWatcher | null;
  readonly #canaryTimer: NodeJS.Timeout;
  readonly #epoch = randomBytes(16).toString('hex');
  readonly #started = process.hrtime.bigint();
  readonly #startTime = BigInt(Date.now()) * 1_000_000n;
  #sight: CanarySight;
  #standing: Standing;

  private constructor(
    options: NodeOptions,
    facts: KernelFacts,
    hierarchy: IdentityHierarchy,
    opened: Opened,
    tell: Tell,
  ) {
    this.#options = options;
    this.#facts = facts;
    this.#hierarchy = hierarchy;
    this.#programs = opened.programs;
    this.#sets = opened.sets;
    this.#canary = opened.canary;
    this.#sight = opened.sight;
    this.#standing = standing(opened.programs.families, opened.sight);
    const book = new RuleBook(options.stateDir);
    this.#enforcement = new Enforcement(
      opened.rows,
      opened.sets,
      book,
      hierarchy.mountPoint,
      visibility(options),
    );
    this.#enforcement.put(hostWorkload());
    this.#policies = new PolicyService(
      this.#enforcement,
      new PolicyFiles(options.stateDir),
      () => this.#standing.classes,
    );
    for (const lost of this.#policies.restore())
      tell(`the policy ${lost} on disk can no longer be read and is not in force`);
    const tree = new ProcessTree();
    tree.scan();
    this.#events = new EventSource(
      opened.programs,
      tree,
      {
        workload: (id) =>
          id === opened.canary.id ? null : (this.#enforcement.workload(id) ?? unknownWorkload(id)),
        rule: (ruleSet, index) => book.rule(ruleSet, index),
      },
      (record) => this.#log.publish(record),
    );
    this.#unjudged = new Unjudged(opened.programs, (record) => this.#log.publish(record));
    this.#watcher = this.#watch(tell);
    this.#canaryTimer = setInterval(() => this.#look(tell), CANARY_MILLISECONDS).unref();
  }

  static async start(options: NodeOptions, tell: Tell): Promise<Node> {
    const hierarchy = readIdentityHierarchy();
    const facts = kernelFacts();
    mkdirSync(options.stateDir, { recursive: true, mode: 0o700 });
    const opened = await open(options, hierarchy, facts);
    tell(`${opened.programs.adopted ? 'adopted' : 'loaded'} program set ${opened.programs.id}`);
    return new Node(options, facts, hierarchy, opened, tell);
  }

  async probe(): Promise<ProbeReport> {
    this.#look(() => undefined);
    const { mode, reason, classes } = this.#standing;
    const { kind, mountPoint, controller } = this.#hierarchy;
    const { file, exec, ptrace, network, time } = this.#sight;
    const seen = [file, exec, ptrace, network].filter((text) => text !== '');
    return {
      kernel: this.#facts.release,
      mode,
      reason,
      lsm: this.#facts.lsm,
      btf: this.#facts.btf,
      cgroup: `${kind}, identity from ${controller || 'v2'} at ${mountPoint}`,
      canaryTime: time,
      canary: seen.length === 0 ? 'all that it tried was denied' : [...new Set(seen)].join('; '),
      abilities: abilityTable(classes),
      hints: mode === 'enforcing(bpf-lsm)' ? [] : hints(this.#facts),
      troubles: [],
    };
  }

  async workloads(): Promise<readonly Workload[]> {
    return this.#enforcement.workloads();
  }

  async applyPolicy(text: string, fileName: string): Promise<ApplyReport> {
    return this.#policies.apply(text, fileName);
  }

  async policies(): Promise<readonly PolicyReport[]> {
    return this.#policies.reports();
  }

  async deletePolicy(name: PolicyName): Promise<boolean> {
    return this.#policies.delete(name);
  }

  async status(): Promise<NodeStatus> {
    return {
      version: this.#options.version,
      epoch: this.#epoch,
      mode: this.#standing.mode,
      reason: this.#standing.reason,
      network: this.#standing.network || 'yes',
      startTime: this.#startTime,
      uptime: process.hrtime.bigint() - this.#started,
      lanes: this.#events.lanes(),
      policies: this.#policies.size,
      workloads: this.#enforcement.workloads().length,
      ruleSets: this.#sets.size - 1,
      ...this.#unjudged.status(),
      troubles: [],
    };
  }

  history(filter: EventFilter, lines: number): readonly LogRecord[] {
    return this.#log.history(filter, lines);
  }

  subscribe(filter: EventFilter, sink: RecordSink): Unsubscribe {
    return this.#log.subscribe(filter, sink);
  }

  /** Stops the agent. What it put into the kernel goes on. */
  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#canaryTimer);
    await this.#watcher?.stop();
    this.#events[Symbol.dispose]();
    this.#unjudged[Symbol.dispose]();
    this.#canary[Symbol.dispose]();
  }

  #watch(tell: Tell): ContainerdWatcher | null {
    const { containerd } = this.#options;
    if (containerd === null) return null;
    let listed = false;
    const watcher = new ContainerdWatcher({
      socket: containerd,
      hierarchy: this.#hierarchy,
      onChange: (changes) => {
        for (const { type, workload } of changes) {
          try {
            if (type === 'removed') this.#enforcement.remove(workload.id);
            else this.#enforcement.put(workload);
          } catch (error) {
            tell(`${workload.id} is not bound: ${String(error)}`);
          }
        }
      },
      onStatus: (status) => {
        if (status.state === 'waiting') tell(`containerd: ${status.reason}`);
        else if (!listed) {
          listed = true;
          this.#enforcement.sweep(this.#canary.id);
          tell(`containerd: watching ${containerd}`);
        }
      },
    });
    watcher.start();
    return watcher;
  }

  #look(tell: Tell): void {
    this.#sight = this.#canary.look();
    const before = this.#standing;
    this.#standing = standing(this.#programs.families, this.#sight);
    if (before.mode !== this.#standing.mode)
      tell(`${this.#standing.mode} now: ${this.#standing.reason || 'the canary was denied'}`);
  }
}

interface Opened {
  readonly programs: ProgramSet;
  readonly rows: WorkloadRows;
  readonly sets: RuleSetStore;
  readonly canary: Canary;
  readonly sight: CanarySight;
}

/**
 * Loads or adopts the programs and has the canary try them. The set before is let go of only when
 * the canary was denied, or when there was none that could do better.
 */
async function open(
  options: NodeOptions,
  hierarchy: IdentityHierarchy,
  facts: KernelFacts,
): Promise<Opened> {
  const runDir = dirname(options.socket);
  const settings = programOptions(hierarchy, facts, withoutLsm(facts), runDir);
  const programs = await ProgramSet.open(settings);
  const rows = new WorkloadRows(programs.map('workloads'), programs.map('cgroups'), programs.state);
  for (const id of rows.bindings().values()) rows.adopt(id);
  const sets = new RuleSetStore(programs);
  const canary = new Canary(runDir, settings.root, rows, sets);
  const sight = canary.look();
  const loaded = programs.families.some(({ family, reason }) => family.lsm && reason === '');
  if (loaded && sight.file !== '' && programs.yieldToPrevious())
    throw new KernelError('RF-KERNEL-005', sight.file);
  programs.retireOthers();
  return { programs, rows, sets, canary, sight };
}

interface Root {
  readonly root: string;
}

function programOptions(
  hierarchy: IdentityHierarchy,
  facts: KernelFacts,
  withoutLsmReason: string,
  runDir: string,
): ProgramSetOptions & Root {
  const lsm = FAMILIES.filter((family) => family.lsm);
  return {
    root: hierarchy.mountPoint,
    cgroup2: cgroup2Mount(hierarchy, runDir),
    taskIdentity: facts.taskStorage,
    controller: hierarchy.controller,
    hierarchyId: hierarchy.hierarchyId,
    without: new Map(
      withoutLsmReason === '' ? [] : lsm.map(({ name }) => [name, withoutLsmReason]),
    ),
  };
}

function visibility({ visibility }: NodeOptions): Visibility {
  return {
    files: visibility.includes('file'),
    processes: visibility.includes('process'),
    network: visibility.includes('network'),
  };
}

function hostWorkload(): Workload {
  const name = hostname();
  return {
    id: HOST_WORKLOAD_ID,
    kind: 'host',
    name,
    namespace: '',
    labels: { 'kubernetes.io/hostname': name },
    image: '',
    runtime: '',
    pid: 1,
    cgroupPath: '/',
    cgroupId: 0n,
  };
}

/** A record may be older than what the node knows of its workload. */
function unknownWorkload(id: number) {
  return { id: `kernel:${id}`, name: '', namespace: '' };
}
