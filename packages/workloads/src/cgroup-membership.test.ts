import { expect, test } from 'vitest';
import { cgroupPathIn, parseCgroupMemberships } from './cgroup-membership.ts';

const HYBRID = [
  '9:name=systemd:/default/x1',
  '8:pids:/pids/x1',
  '4:memory:/default/x1:y',
  '1:cpu,cpuacct:/cpu',
  '0::/unified/x1',
  '',
].join('\n');

test('v2 lines, v1 lines with several controllers, named hierarchies', () => {
  expect(parseCgroupMemberships(HYBRID)).toEqual([
    { hierarchyId: 9, controllers: ['name=systemd'], path: '/default/x1' },
    { hierarchyId: 8, controllers: ['pids'], path: '/pids/x1' },
    { hierarchyId: 4, controllers: ['memory'], path: '/default/x1:y' },
    { hierarchyId: 1, controllers: ['cpu', 'cpuacct'], path: '/cpu' },
    { hierarchyId: 0, controllers: [], path: '/unified/x1' },
  ]);
  expect(parseCgroupMemberships('nonsense\n0:\n:::\n')).toEqual([]);
});

test('the path is that of the chosen hierarchy', () => {
  expect(cgroupPathIn(HYBRID, { controller: '' })).toBe('/unified/x1');
  expect(cgroupPathIn(HYBRID, { controller: 'memory' })).toBe('/default/x1:y');
  expect(cgroupPathIn(HYBRID, { controller: 'pids' })).toBe('/pids/x1');
  expect(cgroupPathIn('0::/a\n', { controller: 'pids' })).toBeNull();
});

test('a removed cgroup and one outside this view are none', () => {
  expect(cgroupPathIn('0::/a (deleted)\n', { controller: '' })).toBeNull();
  expect(cgroupPathIn('0::/../../other\n', { controller: '' })).toBeNull();
});
