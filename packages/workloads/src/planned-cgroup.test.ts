import { expect, test } from 'vitest';
import { cgroupNamedAfter, containerCgroup, parsePlannedCgroup } from './planned-cgroup.ts';

function planned(cgroupsPath: unknown) {
  return parsePlannedCgroup(Buffer.from(JSON.stringify({ linux: { cgroupsPath } })));
}

test('paths and systemd units are read from the specification', () => {
  expect(planned('/kubepods/pod1/c1')).toEqual(['kubepods', 'pod1', 'c1']);
  expect(planned('kubepods-pod1.slice:cri-containerd:c1')).toEqual(['cri-containerd-c1.scope']);
  expect(planned('system.slice::c1')).toEqual(['c1.scope']);
  expect(planned('system.slice:x:y.slice')).toEqual(['y.slice']);
});

test('what says nothing is null', () => {
  for (const path of ['', '/', '/../up', 7, undefined, 'a:b:']) expect(planned(path)).toBeNull();
  for (const text of ['', 'null', '{"linux":', '[]']) {
    expect(parsePlannedCgroup(Buffer.from(text))).toBeNull();
  }
});

test('a process that moved below still shows the cgroup of its container', () => {
  expect(containerCgroup('/default/a/init.scope', ['default', 'a'])).toBe('/default/a');
  expect(containerCgroup('/default/a', ['default', 'a'])).toBe('/default/a');
  expect(containerCgroup('/outer/x/default/a/b', ['default', 'a'])).toBe('/outer/x/default/a');
  expect(containerCgroup('/s.slice/cri-c1.scope/in/ner', ['cri-c1.scope'])).toBe(
    '/s.slice/cri-c1.scope',
  );
});

test('where the plan does not show, the process has the word', () => {
  expect(containerCgroup('/vmm/sandbox', ['default', 'a'])).toBe('/vmm/sandbox');
  expect(containerCgroup('/default', ['default', 'a'])).toBe('/default');
  expect(containerCgroup('/x', null)).toBe('/x');
});

test('without a plan the component that holds the id is the container, and nothing below it', () => {
  const id = 'c'.repeat(64);
  expect(cgroupNamedAfter(id, `/machine.slice/libpod-${id}.scope/container`)).toBe(
    `/machine.slice/libpod-${id}.scope`,
  );
  expect(cgroupNamedAfter(id, '/elsewhere/x')).toBe('/elsewhere/x');
  // A name that may be part of any other.
  expect(cgroupNamedAfter('e', '/elsewhere/x')).toBe('/elsewhere/x');
});
