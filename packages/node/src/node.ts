import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import type { RuleSetStore } from '@ringfence/enforcers';
import {
  type KernelFacts,
  kernelFacts,
  otherLayouts,
  type ProgramSet,
  releaseMemory,
  requireKernel,
  retireOtherLayouts,
} from '@ringfence/kernel';
import {
  type ApplyReport,
  type EventFilter,
  findWorkload,
  type LogRecord,
  type NodeActivity,
  type NodeStatus,
  type PolicyName,
  type PolicyReport,
  type ProbeReport,
  type Workload,
  type WorkloadProfile,
} from '@ringfence/model';
import { type IdentityHierarchy, readIdentityHierarchy } from '@ringfence/workloads';
import {
  abilityTable,
  hints,
  type Standing,
  standing,
  unguarded,
  withoutLsm,
} from './abilities.ts';
import { EventLog } from './api/event-log.ts';
import type { NodeService, RecordSink, Unsubscribe } from './api/service.ts';
import { agentMemory, agentTime, countsRuns } from './behaviour/agent-use.ts';
import { Behaviours } from './behaviour/behaviours.ts';
import { mapStatus } from './behaviour/map-status.ts';
import { workloadProfile } from './behaviour/profile.ts';
import { workloadProcesses } from './behaviour/workload-processes.ts';
import { type Canary, type CanarySight, sightProblem } from './canary.ts';
import { CanaryWitness } from './canary-witness.ts';
import { needed } from './down-error.ts';
import { EventSource } from './event/event-source.ts';
import { ProcessTree } from './event/process-tree.ts';
import { Unjudged } from './event/unjudged.ts';
import { Hold } from './hold.ts';
import { hostWorkload, unknownWorkload } from './host-workload.ts';
import { type NodeOptions, visibilityOf } from './options.ts';
import { isInFirstPidNamespace, OTHER_PROCESSES } from './pid-namespace.ts';
import { Enforcement } from './policy/enforcement.ts';
import { PacketReach } from './policy/packet-reach.ts';
import { PolicyFiles } from './policy/policy-files.ts';
import { PolicyService } from './policy/policy-service.ts';
import { RuleBook } from './policy/rule-book.ts';
import { type Started, startPrograms } from './program-start.ts';
import { SocketScanner } from './socket-scanner.ts';
import { StaleScanner } from './stale-scanner.ts';
import { WorkloadSources } from './workload-sources.ts';

const CANARY_MILLISECONDS = 60_000;
/** What a burst of work took is given back. */
const MEMORY_MILLISECONDS = 30_000;

export type Tell = (line: string) => void;

/** The agent of one host: its parts, in the order in which they depend on each other. */
export class Node implements NodeService, AsyncDisposable {
  readonly #options: NodeOptions;
  readonly #facts: KernelFacts;
  readonly #hierarchy: IdentityHierarchy;
  readonly #programs: ProgramSet;
  readonly #canary: Canary;
  readonly #witness = new CanaryWitness();
  readonly #sets: RuleSetStore;
  readonly #packets: PacketReach;
  readonly #enforcement: Enforcement;
  readonly #policies: PolicyService;
  readonly #log = new EventLog();
  readonly #tree: ProcessTree;
  readonly #behaviours: Behaviours;
  readonly #events: EventSource;
  readonly #unjudged: Unjudged;
  readonly #sources: WorkloadSources;
  readonly #hold: Hold | null;
  readonly #canaryTimer: NodeJS.Timeout;
  readonly #memoryTimer: NodeJS.Timeout;
  readonly #epoch = randomBytes(16).toString('hex');
  readonly #started = process.hrtime.bigint();
  readonly #startTime = BigInt(Date.now()) * 1_000_000n;
  #sight: CanarySight;
  #standing: Standing;
  /** Rules are in force before it is there. */
  #stale: StaleScanner | null = null;
  #sockets: SocketScanner | null = null;

  private constructor(
    options: NodeOptions,
    facts: KernelFacts,
    hierarchy: IdentityHierarchy,
    started: Started,
    book: RuleBook,
    tell: Tell,
  ) {
    this.#options = options;
    this.#facts = facts;
    this.#hierarchy = hierarchy;
    this.#programs = started.programs;
    this.#sets = started.sets;
    this.#canary = started.canary;
    this.#sight = started.sight;
    this.#standing = this.#judge();
    this.#packets = new PacketReach({
      programs: started.programs.packets,
      cgroupRoot: hierarchy.mountPoint,
      tell,
    });
    this.#enforcement = new Enforcement(
      started.rows,
      started.sets,
      book,
      hierarchy.mountPoint,
      visibilityOf(options),
      options.posture,
      this.#packets,
      () => {
        this.#stale?.ask();
        this.#sockets?.ask();
      },
    );
    this.#enforcement.put(hostWorkload());
    this.#policies = new PolicyService(
      this.#enforcement,
      new PolicyFiles(options.stateDir),
      () => this.#standing.classes,
    );
    this.#policies.restore();
    for (const trouble of this.#policies.troubles()) tell(trouble);
    const tree = new ProcessTree();
    tree.scan();
    this.#tree = tree;
    this.#behaviours = new Behaviours(started.programs, this.#enforcement);
    this.#events = new EventSource(
      started.programs,
      tree,
      this.#behaviours,
      {
        workload: (id) =>
          id === started.canary.id ? null : (this.#enforcement.workload(id) ?? unknownWorkload(id)),
        rule: (ruleSet, index) => book.rule(ruleSet, index),
        judgedUnshown: (activity) => this.#witness.take(activity),
        inSlot: (slot) => this.#enforcement.inSlot(slot),
      },
      (record) => this.#log.publish(record),
    );
    // What the canary raised when it tried the programs is in the rings.
    this.#events.drain();
    this.#standing = this.#judge();
    this.#unjudged = new Unjudged(started.programs, (record) => this.#log.publish(record));
    this.#stale = new StaleScanner({
      programs: started.programs,
      unable: isInFirstPidNamespace() ? '' : OTHER_PROCESSES,
      refusesFiles: () => this.#enforcement.refusesFiles(),
      ruleSetsInUse: () => started.rows.ruleSetsInUse(),
      publish: (record) => this.#log.publish(record),
      tell,
    });
    this.#sockets = new SocketScanner({
      programs: started.programs,
      judgesPackets: () => this.#enforcement.judgesPackets(),
      onAstray: (found) => this.#packets.setAstray(found),
      tell,
    });
    this.#sources = this.#watch(tell);
    this.#hold = this.#holdUnknown(started, tell);
    if (options.containerd === null) {
      this.#events.workloadsKnown();
      this.#succeed(tell);
    }
    this.#memoryTimer = setInterval(releaseMemory, MEMORY_MILLISECONDS).unref();
    this.#canaryTimer = setInterval(() => this.#look(tell), CANARY_MILLISECONDS).unref();
  }

  static async start(options: NodeOptions, tell: Tell): Promise<Node> {
    const hierarchy = readIdentityHierarchy();
    requireKernel();
    const facts = kernelFacts();
    const { stateDir } = options;
    needed('RF-NODE-109', `${stateDir} cannot be made`, 'choose another with --state-dir', () =>
      mkdirSync(stateDir, { recursive: true, mode: 0o700 }),
    );
    const book = new RuleBook(stateDir);
    const started = await startPrograms(options, hierarchy, facts, book);
    tell(`${started.programs.adopted ? 'adopted' : 'loaded'} program set ${started.programs.id}`);
    return new Node(options, facts, hierarchy, started, book, tell);
  }

  async probe(): Promise<ProbeReport> {
    this.#look(() => undefined);
    const { mode, reason } = this.#standing;
    const { kind, mountPoint, controller } = this.#hierarchy;
    return {
      kernel: this.#facts.release,
      mode,
      reason,
      lsm: this.#facts.lsm,
      btf: this.#facts.btf,
      cgroup: `${kind}, identity from ${controller || 'v2'} at ${mountPoint}`,
      canaryTime: this.#sight.time,
      canary: sightProblem(this.#sight) || 'all that it tried was denied',
      abilities: abilityTable(this.#standing),
      hints: mode === 'enforcing(bpf-lsm)' ? [] : hints(this.#facts),
      troubles: this.#troubles(),
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
      troubles: this.#troubles(),
    };
  }

  async workload(name: string): Promise<WorkloadProfile | null> {
    const workload = findWorkload(this.#enforcement.workloads(), name);
    if (workload === null) return null;
    this.#behaviours.look();
    const activity = this.#behaviours.activity(workload);
    const record = this.#behaviours.record(workload.id);
    if (activity === null || record === null) return null;
    const processes = workloadProcesses(
      workload,
      this.#hierarchy.mountPoint,
      (pid) => this.#tree.known(pid),
      (boot) => this.#events.wall(boot),
    );
    return workloadProfile(workload, activity, record, processes);
  }

  async activity(): Promise<NodeActivity> {
    const held = this.#sets.rows();
    held.set('behaviour_counts', this.#behaviours.held());
    held.set('workloads', this.#enforcement.workloads().length);
    held.set('stale_files', this.#stale?.size ?? 0);
    return {
      time: BigInt(Date.now()) * 1_000_000n,
      workloads: this.#behaviours.activities(this.#enforcement.workloads()),
      programs: this.#unjudged.status().programs,
      countsRuns: countsRuns(),
      maps: mapStatus(this.#programs, held),
      agentMemory: agentMemory(),
      agentTime: agentTime(),
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
    this.#programs.state.agent = 0;
    clearInterval(this.#canaryTimer);
    clearInterval(this.#memoryTimer);
    this.#hold?.[Symbol.dispose]();
    this.#sockets?.[Symbol.dispose]();
    this.#packets[Symbol.dispose]();
    this.#stale?.[Symbol.dispose]();
    await this.#sources.stop();
    this.#events[Symbol.dispose]();
    this.#behaviours[Symbol.dispose]();
    this.#unjudged[Symbol.dispose]();
    this.#canary[Symbol.dispose]();
  }

  #watch(tell: Tell): WorkloadSources {
    const sources = new WorkloadSources({
      ...this.#options,
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
        this.#hold?.look();
      },
      onListed: () => {
        this.#enforcement.sweep(this.#canary.id);
        this.#events.workloadsKnown();
        this.#succeed(tell);
      },
      onLate: () => this.#events.workloadsKnown(),
      tell,
    });
    sources.start();
    return sources;
  }

  /** Where this process has another number than the kernel knows it by, nobody could end a wait. */
  #holdUnknown({ programs, rows }: Started, tell: Tell): Hold | null {
    const { hold } = this.#options;
    programs.state.holdMode = hold;
    if (hold === 'off') return null;
    const refused = programs.families.find(({ family }) => family.name === 'hold')?.reason ?? '';
    if (refused !== '' || !Hold.isIn(programs) || !isInFirstPidNamespace()) {
      if (this.#standing.mode === 'enforcing(bpf-lsm)')
        tell(`containers do not wait until they are known: ${refused || OTHER_PROCESSES}`);
      return null;
    }
    return new Hold({
      programs,
      rows,
      refuses: hold === 'refuse',
      look: (waiting) => this.#sources.look(waiting),
      publish: (record) => this.#log.publish(record),
      tell,
    });
  }

  /**
   * Programs of another layout decide on until this node holds every workload, and does what this
   * kernel lets it do: what they were told is in no map of ours.
   */
  #succeed(tell: Tell): void {
    const others = otherLayouts();
    const { mode, network } = this.#standing;
    const isWhole = mode === 'enforcing(bpf-lsm)' || withoutLsm(this.#facts) !== '';
    if (others.length === 0 || !isWhole || network !== '') return;
    retireOtherLayouts();
    tell(`programs of ${others.join(', ')} are unpinned: this version decides alone`);
  }

  #troubles(): string[] {
    const layouts = otherLayouts().map(
      (layout) =>
        `programs of another version (${layout}) still decide beside this one, which does not do ` +
        'all that they may: mend what is missing, or run `ringfence node --uninstall` and start anew',
    );
    const reach = unguarded(this.#programs.families);
    const stale = this.#stale?.trouble() ?? '';
    const sockets = this.#sockets?.trouble() ?? '';
    return [
      ...this.#policies.troubles(),
      ...layouts,
      ...this.#packets.troubles(),
      ...[reach, stale, sockets].filter((trouble) => trouble !== ''),
    ];
  }

  #judge(): Standing {
    return standing(this.#programs.families, this.#sight, this.#witness.sight());
  }

  #look(tell: Tell): void {
    this.#witness.forget();
    this.#sight = this.#canary.look();
    this.#events.drain();
    const before = this.#standing;
    this.#standing = this.#judge();
    if (before.mode !== this.#standing.mode)
      tell(`${this.#standing.mode} now: ${this.#standing.reason || 'the canary was denied'}`);
  }
}
