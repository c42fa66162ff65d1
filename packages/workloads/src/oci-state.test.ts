import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { describeOci } from './oci-labels.ts';
import { OciStates, parseCrunStatus, parseRuncState, startTicks } from './oci-state.ts';

test("runc's state: annotations come as lines, the bundle is none of them", () => {
  const text = JSON.stringify({
    id: 'web',
    init_process_pid: 7,
    init_process_start: 99,
    config: { labels: ['app=shop', 'note=a=b', 'bundle=/b', 7], cgroups: {} },
  });
  expect(parseRuncState(text)).toEqual({
    id: 'web',
    pid: 7,
    startTicks: 99,
    annotations: Object.assign(Object.create(null), { app: 'shop', note: 'a=b' }),
    runtime: 'runc',
  });
  expect(parseRuncState('{"id":"half')).toBeNull();
  expect(parseRuncState('[]')).toBeNull();
});

test("crun's status names no container, its copy of the specification holds the annotations", () => {
  const state = parseCrunStatus(
    'db',
    '{"pid":8,"process-start-time":5}',
    '{"annotations":{"io.container.manager":"libpod","bad":1}}',
  );
  expect(state).toMatchObject({ id: 'db', pid: 8, startTicks: 5, runtime: 'crun' });
  expect(describeOci(state?.annotations ?? {}).manager).toBe('libpod');
  expect(parseCrunStatus('db', '{"pid":8}', 'not json')?.annotations).toEqual({});
});

test('what CRI-O was asked for is read from its annotation, whatever stands in it', () => {
  const annotations = {
    'io.kubernetes.pod.name': 'web-0',
    'io.kubernetes.cri-o.ImageName': 'nginx:1',
    'io.kubernetes.cri-o.Labels': '{"app":"web","n":1}',
  };
  const described = describeOci(annotations);
  expect(described.image).toBe('nginx:1');
  expect(described.labels).toEqual({ 'io.kubernetes.pod.name': 'web-0', app: 'web' });
  expect(describeOci({ 'io.kubernetes.cri-o.Labels': '{' }).labels).toEqual({});
  expect(describeOci({ 'io.kubernetes.cri-o.Labels': 'null' }).labels).toEqual({});
});

test('a folder that holds no state yet is no container', () => {
  const folder = mkdtempSync(join(tmpdir(), 'oci-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const states = new OciStates();
  expect(states.read(join(folder, 'absent'), 'absent')).toBeNull();
  mkdirSync(join(folder, 'new'));
  expect(states.read(join(folder, 'new'), 'new')).toBeNull();
  writeFileSync(join(folder, 'new', 'status'), '{"pid":3}');
  expect(states.read(join(folder, 'new'), 'new')).toMatchObject({ id: 'new', pid: 3 });
  // A later text counts, and a half written one is none.
  writeFileSync(join(folder, 'new', 'status'), '{"pid":44}');
  expect(states.read(join(folder, 'new'), 'new')?.pid).toBe(44);
  writeFileSync(join(folder, 'new', 'status'), '{"pid":');
  expect(states.read(join(folder, 'new'), 'new')).toBeNull();
});

test('the start of a process is read behind its name, which may hold anything', () => {
  const folder = mkdtempSync(join(tmpdir(), 'proc-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, '5'));
  const before = Array.from({ length: 18 }, (_, index) => index).join(' ');
  writeFileSync(join(folder, '5', 'stat'), `5 (a) b) S ${before} 4242 0`);
  expect(startTicks(5, folder)).toBe(4242);
  expect(startTicks(6, folder)).toBe(0);
});

test('a process that ends while it is read has no start', async () => {
  for (let round = 0; round < 100; round++) {
    // Reaped by the shell, whatever this process is doing.
    const shell = spawn('sh', ['-c', 'sleep 0.01 & echo $!; wait'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const ended = once(shell, 'exit');
    const [line] = await once(shell.stdout, 'data');
    const pid = Number(line);
    for (const end = Date.now() + 10_000; startTicks(pid) !== 0; )
      if (Date.now() > end) throw new Error(`${pid} does not end`);
    await ended;
  }
}, 60_000);
