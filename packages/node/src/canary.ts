import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import type { RuleSetStore } from '@ringfence/enforcers';
import { type CanaryResult, NO_FLAGS, runCanary, type WorkloadRows } from '@ringfence/kernel';
import { DEFAULT_POSTURE, type Workload } from '@ringfence/model';
import { buildRuleTable, parsePolicies } from '@ringfence/policy';
import { CGROUPS_MEND } from './cgroup2-mount.ts';
import { needed } from './down-error.ts';

/** Port on loopback that only the canary is refused; nobody needs to listen there. */
const PORT = 9;
const CGROUP = 'ringfence-canary';
const { EACCES, EPERM } = constants.errno;

/** What was seen: each is empty when it was denied as it must be, else what happened instead. */
export interface CanarySight {
  readonly time: bigint;
  readonly file: string;
  readonly exec: string;
  readonly ptrace: string;
  readonly network: string;
  readonly socket: string;
}

/**
 * A workload of the node's own that is refused everything, and a child that tries. A tier is
 * claimed only on this: where BPF is not among the kernel's LSMs the programs load, attach and
 * deny nothing.
 */
export class Canary implements Disposable {
  readonly #folder: string;
  readonly #cgroup: string;
  readonly id: number;

  constructor(runDir: string, cgroupRoot: string, rows: WorkloadRows, sets: RuleSetStore) {
    this.#folder = join(runDir, 'canary');
    this.#cgroup = join(cgroupRoot, CGROUP);
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    writeFileSync(join(this.#folder, 'file'), '');
    writeProgram(join(this.#folder, 'program'));
    const before = needed(
      'RF-NODE-108',
      `no cgroup can be made at ${this.#cgroup}`,
      CGROUPS_MEND,
      () => this.#ownCgroup(rows),
    );
    const cgroupId = statSync(this.#cgroup, { bigint: true }).ino;
    this.id = before ?? rows.create();
    rows.adopt(this.id);
    const { policies } = parsePolicies(policyText(this.#folder), 'canary.yaml');
    const workload = { ...CANARY_WORKLOAD, cgroupId };
    const set = sets.acquire(buildRuleTable(policies, workload, DEFAULT_POSTURE));
    rows.setRuleSet(this.id, set.name);
    rows.setFlags(this.id, { ...NO_FLAGS, withoutRuntime: true });
    if (before === null) rows.bind(cgroupId, this.id);
  }

  look(): CanarySight {
    const made = join(this.#folder, 'made');
    rmSync(made, { force: true });
    const result = runCanary({
      procs: join(this.#cgroup, 'cgroup.procs'),
      file: join(this.#folder, 'file'),
      made,
      program: join(this.#folder, 'program'),
      port: PORT,
    });
    return { time: BigInt(Date.now()) * 1_000_000n, ...judge(result) };
  }

  /**
   * Who it is bound to already, or null of a new one: programs of another layout, which still
   * decide, may know a cgroup that these do not, and must not answer for them.
   */
  #ownCgroup(rows: WorkloadRows): number | null {
    if (mkdirSync(this.#cgroup, { recursive: true }) !== undefined) return null;
    const bound = rows.boundTo(statSync(this.#cgroup, { bigint: true }).ino);
    if (bound !== null) return bound;
    rmdirSync(this.#cgroup);
    mkdirSync(this.#cgroup);
    return null;
  }

  /** Its row and cgroup stay: the next start takes them over. */
  [Symbol.dispose](): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  static removeCgroup(cgroupRoot: string): void {
    try {
      rmdirSync(join(cgroupRoot, CGROUP));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
}

/** No script, where that can be: whoever sees an exec once it is done sees a script's interpreter. */
function writeProgram(path: string): void {
  if (existsSync('/bin/true')) copyFileSync('/bin/true', path);
  else writeFileSync(path, '#!/bin/true\n');
  chmodSync(path, 0o700);
}

const CLASSES = ['file', 'exec', 'ptrace', 'network', 'socket'] as const;

/** Whether the canary was denied something here that it was not denied there. */
export function deniesMore(here: CanarySight, there: CanarySight): boolean {
  return CLASSES.some((name) => here[name] === '' && there[name] !== '');
}

/** All that was not denied, each once. */
export function sightProblem(sight: CanarySight): string {
  const seen = CLASSES.map((name) => sight[name]).filter((text) => text !== '');
  return [...new Set(seen)].join('; ');
}

function judge(result: CanaryResult): Omit<CanarySight, 'time'> {
  if (result.enter !== 0) {
    const reason = `the canary could not enter its cgroup (errno ${result.enter})`;
    return { file: reason, exec: reason, ptrace: reason, network: reason, socket: reason };
  }
  const seen = (what: string, got: number, wanted: number) =>
    got === wanted ? '' : `the canary's ${what} was not denied (errno ${got})`;
  return {
    file: seen('open', result.open, EACCES) || seen('creation', result.create, EACCES),
    exec: seen('exec', result.execute, EACCES),
    ptrace: seen('ptrace', result.ptrace, EPERM),
    network: seen('connection', result.connect, EPERM),
    socket: seen('socket', result.socket, EPERM),
  };
}

function policyText(folder: string): string {
  return `apiVersion: security.ringfence.dev/v1alpha1
kind: WorkloadPolicy
metadata: { name: canary, namespace: ringfence }
spec:
  selector: {}
  action: Block
  file:
    matchPaths: [{ path: ${folder}/file }, { path: ${folder}/made }]
  process:
    matchPaths: [{ path: ${folder}/program }]
  egress:
    - to: [{ cidr: 127.0.0.1/32 }]
      ports: [{ protocol: TCP, port: ${PORT} }]
  network:
    matchProtocols: [{ protocol: udp }]
  privileges: { ptrace: {} }
`;
}

const CANARY_WORKLOAD: Workload = {
  id: 'ringfence-canary',
  kind: 'container',
  name: 'ringfence-canary',
  namespace: 'ringfence',
  labels: {},
  image: '',
  runtime: '',
  pid: 0,
  cgroupPath: `/${CGROUP}`,
  cgroupId: 0n,
};
