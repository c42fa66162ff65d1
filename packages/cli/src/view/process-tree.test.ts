import type { ProcessInfo } from '@ringfence/model';
import { expect, test } from 'vitest';
import { displayWidth } from '../terminal/display-width.ts';
import { createStyle } from '../terminal/style.ts';
import { type Lineage, processTree } from './process-tree.ts';

/** Eldest first, as it is drawn. */
function tree(show: Lineage, width: number, ...eldestFirst: (readonly [string, ...string[]])[]) {
  const lineage = eldestFirst.map(
    ([executable, ...arguments_], index): ProcessInfo => ({
      pid: index + 1,
      startTime: 0n,
      uid: 0,
      euid: 0,
      gid: 0,
      loginuid: null,
      tty: '',
      cwd: '',
      executable,
      arguments: [executable, ...arguments_],
      comm: '',
    }),
  );
  const mark = { text: '✗', paint: (text: string) => text };
  return processTree(lineage.reverse(), show, mark, width, createStyle(false));
}

const above = [['/sbin/init'], ['/usr/bin/containerd-shim-runc-v2', '-id', 'x']] as const;

test('a tree begins in the container, also while runc has not gone yet', () => {
  const lines = ['4 /bin/sh', '└─ 5 /bin/cat  /x  uid 0  ✗'];
  const inside = [['/bin/sh'], ['/bin/cat', '/x']] as const;
  expect(tree('container', 80, ...above, ['/usr/sbin/runc', 'exec'], ...inside)).toEqual(lines);
  const twoShims = [['/usr/bin/containerd-shim-runc-v2', 'start'], ...above.slice(1)] as const;
  expect(tree('container', 80, ...twoShims, ['/usr/sbin/runc'], ...inside)).toEqual(lines);
  expect(tree('full', 80, ...above, ...inside)).toHaveLength(4);
  expect(tree('container', 80, ['/sbin/init'], ...inside)).toHaveLength(3);
});

test('the actor says as whom it acts, at which terminal, and in full from where', () => {
  const actor = {
    ...{ pid: 5, startTime: 0n, executable: '/bin/su', arguments: ['/bin/su'], comm: 'su' },
    ...{ uid: 7, euid: 0, gid: 7, loginuid: 1000, tty: 'pts0', cwd: '/home/anna' },
  };
  const mark = { text: '✗', paint: (text: string) => text };
  const draw = (show: Lineage) => processTree([actor], show, mark, 80, createStyle(false));
  expect(draw('container')).toEqual(['5 /bin/su  uid 7  as 0  pts0  ✗']);
  expect(draw('full')).toEqual(['5 /bin/su  uid 7  as 0  pts0  login 1000  in /home/anna  ✗']);
});

test('nothing in a container hides what is below it by its name', () => {
  const lines = tree(
    'container',
    80,
    ...above,
    ['/bin/sh'],
    ['/tmp/containerd-shim'],
    ['/tmp/runc'],
    ['/bin/cat'],
  );
  expect(lines.map((line) => line.replace(/^\W*/, ''))).toEqual([
    '3 /bin/sh',
    '4 /tmp/containerd-shim',
    '5 /tmp/runc',
    '6 /bin/cat  uid 0  ✗',
  ]);
});

test('the actor is shown, whatever it is', () => {
  expect(tree('container', 80, ...above)).toHaveLength(2);
  expect(tree('container', 80, ...above, ['/usr/sbin/runc', 'init'])).toEqual([
    '3 /usr/sbin/runc  init  uid 0  ✗',
  ]);
});

test('a process takes one line, of the terminal or of a hundred cells', () => {
  const script = ['/bin/sh', '-c', 'x'.repeat(4000)] as const;
  for (const [width, longest] of [
    [60, 60],
    [Number.POSITIVE_INFINITY, 100],
  ] as const) {
    const [line = ''] = tree('container', width, script, ['/bin/cat']);
    expect(displayWidth(line)).toBeLessThanOrEqual(longest);
    expect(line).toContain('x…');
  }
  const [whole = ''] = tree('full', Number.POSITIVE_INFINITY, script, ['/bin/cat']);
  expect(whole).toContain(script[2]);
});

test('an argument beyond measure does not hide those after it', () => {
  const [line] = tree(
    'container',
    140,
    ['/bin/sh', '-c', `cat ${'x'.repeat(400)}`, 'last'],
    ['/x'],
  );
  expect(line).toMatch(/^1 \/bin\/sh {2}-c 'cat x{56}…' last$/);
});
