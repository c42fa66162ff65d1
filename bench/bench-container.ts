import { execFileSync } from 'node:child_process';
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

/** Runs a program in a container of the demonstration. */
export function runInside(container: string, ...words: string[]): string {
  const id = `bench-${executions++}`;
  return run('ctr', '-a', SOCKET, 'task', 'exec', '--exec-id', id, container, ...words);
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

/** Rules of which some share the beginning of the opened path, as real ones do. */
export function hundredRules(): string {
  const paths = Array.from({ length: 100 }, (_, index) =>
    index % 2 ? `/bench/other-${index}` : `/etc/secret-${index}/key`,
  );
  return `apiVersion: security.ringfence.dev/v1alpha1
kind: WorkloadPolicy
metadata: { name: hundred-rules, namespace: default }
spec:
  selector: { matchLabels: { app: pod-a } }
  action: Block
  file:
    matchPaths: [${paths.map((path) => `{ path: ${path} }`).join(', ')}]
`;
}
