import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { OciWatcher } from './oci-watcher.ts';
import type { WorkloadChange } from './workload-table.ts';

const UNIQUE = 4242;

function host() {
  const folder = mkdtempSync(join(tmpdir(), 'oci-'));
  const cgroups = join(folder, 'cgroup');
  const proc = join(folder, 'proc');
  for (const path of [cgroups, join(proc, 'self')]) mkdirSync(path, { recursive: true });
  writeFileSync(join(proc, 'self', 'cgroup'), '0::/agent\n');
  const roots = [join(folder, 'runc'), join(folder, 'crun')];
  const changes: WorkloadChange[] = [];
  const watcher = new OciWatcher({
    roots,
    hierarchy: { mountPoint: cgroups, controller: '' },
    procRoot: proc,
    onChange: (batch) => changes.push(...batch),
  });
  onTestFinished(() => {
    watcher.stop();
    rmSync(folder, { recursive: true });
  });
  const processOf = (pid: number, start: number, cgroup: string) => {
    mkdirSync(join(proc, String(pid)), { recursive: true });
    mkdirSync(join(cgroups, cgroup), { recursive: true });
    const before = Array.from({ length: 18 }, () => 0).join(' ');
    writeFileSync(join(proc, String(pid), 'stat'), `${pid} (x) S ${before} ${start} 0`);
    writeFileSync(join(proc, String(pid), 'cgroup'), `0::${cgroup}\n`);
  };
  const container = (root: string | undefined, id: string, pid: number) => {
    const text = { id, init_process_pid: pid, init_process_start: UNIQUE, config: {} };
    mkdirSync(join(root ?? '', id), { recursive: true });
    writeFileSync(join(root ?? '', id, 'state.json'), JSON.stringify(text));
  };
  const look = () => {
    changes.length = 0;
    watcher.look();
    return changes.map(({ type, workload }) => `${type} ${workload.id} ${workload.cgroupPath}`);
  };
  return { roots, watcher, container, processOf, look, folder };
}

test('a root that comes later, a container, its end', () => {
  const { roots, container, processOf, look } = host();
  expect(look()).toEqual([]);
  processOf(7, UNIQUE, '/c/web');
  container(roots[0], 'web', 7);
  expect(look()).toEqual(['added web /c/web']);
  expect(look()).toEqual([]);
  rmSync(join(roots[0] ?? '', 'web'), { recursive: true });
  expect(look()).toEqual(['removed web /c/web']);
});

test("a number that is another process's by now leads to no cgroup", () => {
  const { roots, container, processOf, look } = host();
  processOf(7, UNIQUE + 1, '/system.slice/ssh.service');
  container(roots[0], 'web', 7);
  expect(look()).toEqual(['added web ']);
});

test('one name in two roots is two containers', () => {
  const { roots, container, look } = host();
  container(roots[0], 'web', 0);
  container(roots[1], 'web', 0);
  expect(look()).toEqual(['added web ', `added ${join(roots[1] ?? '', 'web')} `]);
});
