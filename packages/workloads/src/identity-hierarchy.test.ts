import { expect, test } from 'vitest';
import { chooseIdentityHierarchy, readIdentityHierarchy } from './identity-hierarchy.ts';

function mounts(...lines: string[]): string {
  return lines.map((line) => `${line} 0 0\n`).join('');
}
const V2 = 'cgroup2 /sys/fs/cgroup cgroup2 rw,nosuid';
const UNIFIED = 'cgroup2 /sys/fs/cgroup/unified cgroup2 rw';
const MEMORY = 'cgroup /sys/fs/cgroup/memory cgroup rw,memory';
const PIDS = 'cgroup /sys/fs/cgroup/pids cgroup rw,pids';
const CGROUPS = [
  '#subsys_name\thierarchy\tnum_cgroups\tenabled',
  ...['cpuset\t3\t1\t1', 'cpu\t1\t1\t1', 'memory\t4\t13\t1', 'pids\t8\t1\t1', ''],
].join('\n');
const SELF = '8:pids:/\n4:memory:/session\n0::/\n';

test('cgroup v2 in its usual place is chosen, whatever else is mounted', () => {
  expect(
    chooseIdentityHierarchy({ mounts: mounts(V2, MEMORY), cgroups: CGROUPS, selfCgroup: SELF }),
  ).toEqual({
    kind: 'v2',
    mountPoint: '/sys/fs/cgroup',
    controller: '',
    subsystemIndex: -1,
    hierarchyId: 0,
  });
});

test('on v1 memory is chosen, then pids', () => {
  const choose = (...lines: string[]) =>
    chooseIdentityHierarchy({ mounts: mounts(...lines), cgroups: CGROUPS, selfCgroup: SELF });
  expect(choose(PIDS, MEMORY)).toEqual({
    kind: 'v1',
    mountPoint: '/sys/fs/cgroup/memory',
    controller: 'memory',
    subsystemIndex: 2,
    hierarchyId: 4,
  });
  expect(choose(PIDS)).toMatchObject({ kind: 'v1', controller: 'pids', hierarchyId: 8 });
});

test('with a cgroup2 beside v1 it is a hybrid, and identity stays with v1', () => {
  const chosen = chooseIdentityHierarchy({
    mounts: mounts(UNIFIED, MEMORY),
    cgroups: CGROUPS,
    selfCgroup: SELF,
  });
  expect(chosen).toMatchObject({ kind: 'hybrid', controller: 'memory' });
});

test('a v1 mount whose controller the kernel keeps on v2 is not used', () => {
  const chosen = chooseIdentityHierarchy({
    mounts: mounts(UNIFIED, MEMORY),
    cgroups: CGROUPS,
    selfCgroup: '0::/\n',
  });
  expect(chosen).toMatchObject({ kind: 'v2', mountPoint: '/sys/fs/cgroup/unified' });
});

test('a table with rows left out gives no index', () => {
  const chosen = chooseIdentityHierarchy({
    mounts: mounts(PIDS),
    cgroups: '#subsys_name\nrow\ncpu\t1\t1\t1\npids\t8\t1\t1\n',
    selfCgroup: SELF,
  });
  expect(chosen).toMatchObject({ controller: 'pids', subsystemIndex: null });
});

test('without any hierarchy the error says what to mount', () => {
  expect(() => chooseIdentityHierarchy({ mounts: '', cgroups: '', selfCgroup: '' })).toThrow(
    /RF-WORKLOADS-001.*mount -t cgroup2/,
  );
});

test('the running host has one', () => {
  expect(readIdentityHierarchy().mountPoint).toMatch(/^\//);
});
