import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const STATE = process.env.RINGFENCE_DEMO_STATE ?? '';
const SOCKET = join(STATE, 'containerd.sock');

/** Where the programs that are measured lie on the host. */
export const BENCH = join(import.meta.dirname, '../dist/bench');

/** Runs a program of the guest and returns what it printed. */
export function run(command: string, ...words: string[]): string {
  return execFileSync(command, words, { encoding: 'utf8', maxBuffer: 1 << 26 });
}

let executions = 0;

const inside = (container: string, words: readonly string[]) => {
  const id = `bench-${executions++}`;
  return ['-a', SOCKET, 'task', 'exec', '--exec-id', id, container, ...words];
};

/** Runs a program in a container of the demonstration. */
export function runInside(container: string, ...words: string[]): string {
  return run('ctr', ...inside(container, words));
}

/** Starts one there, which runs on. */
export function startInside(container: string, ...words: string[]): ChildProcess {
  return spawn('ctr', inside(container, words), { stdio: ['ignore', 'ignore', 'inherit'] });
}

/** The first process of a container, on the host. */
export function processOf(container: string): number {
  const line = run('ctr', '-a', SOCKET, 'task', 'ls')
    .split('\n')
    .find((text) => text.startsWith(`${container} `));
  const [, pid] = line?.split(/\s+/) ?? [];
  if (pid === undefined) throw new Error(`${container} does not run`);
  return Number(pid);
}

/** Puts a policy in force under the name of a file. */
export function apply(name: string, text: string): void {
  const file = `/run/${name}.yaml`;
  writeFileSync(file, text);
  run('ringfence', 'policy', 'apply', '-f', file);
}

function policy(name: string, action: string, file: object): string {
  return JSON.stringify({
    apiVersion: 'security.ringfence.dev/v1alpha1',
    kind: 'WorkloadPolicy',
    metadata: { name, namespace: 'default' },
    spec: { selector: { matchLabels: { app: 'pod-a' } }, action, file },
  });
}

/** Rules of which some share the beginning of the opened path, as real ones do. */
export function pathRules(count: number): string {
  const matchPaths = Array.from({ length: count }, (_, index) => ({
    path: index % 2 ? `/bench/other-${index}` : `/etc/secret-${index}/key`,
  }));
  return policy('path-rules', 'Block', { matchPaths });
}

/** A rule for each folder on the way to one, and for what lies below it. */
export function rulesAtEachLevel(folder: string): string {
  const names = folder.split('/').slice(1);
  const matchDirectories = names.map((_, index) => ({
    dir: `/${names.slice(0, index + 1).join('/')}/`,
    recursive: true,
  }));
  return policy('path-rules', 'Allow', { matchDirectories });
}

/** Beside the rules: one that follows a path to its end, one that ends early, one in between. */
export function patternRules(): string {
  const patterns = ['/**/*.pem', '/home/*/.ssh/**', '/dev/**/[0-9]*.key'];
  return policy('patterns', 'Block', { matchPatterns: patterns.map((pattern) => ({ pattern })) });
}
