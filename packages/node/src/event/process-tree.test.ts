import { mkdtempDisposableSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { type ProcessFacts, ProcessTree } from './process-tree.ts';

const facts = (pid: number, parent: number, startTime = BigInt(pid)): ProcessFacts => ({
  pid,
  parent,
  startTime,
  uid: 0,
  euid: 0,
  gid: 0,
  loginuid: null,
  tty: '',
  comm: `comm-${pid}`,
});
/** No pid of this machine is this high, so /proc never answers for them. */
const BASE = 5_000_000;
const emptyTree = () => new ProcessTree('/nonexistent');

describe('the process tree', () => {
  test('knows who started whom, and with what', () => {
    const tree = emptyTree();
    tree.executed(facts(BASE, 0), '/bin/sh', ['sh'], '/');
    tree.forked(facts(BASE + 1, BASE));
    tree.executed(facts(BASE + 1, BASE), '/bin/cat', ['cat', '/x'], '/');
    const lineage = tree.lineage(facts(BASE + 1, BASE));
    expect(lineage.map(({ executable }) => executable)).toEqual(['/bin/cat', '/bin/sh']);
  });

  test('a fork runs what its parent runs until it executes', () => {
    const tree = emptyTree();
    tree.executed(facts(BASE, 0), '/bin/sh', ['sh', '-c', 'x'], '/');
    tree.forked(facts(BASE + 1, BASE));
    expect(tree.lineage(facts(BASE + 1, BASE))[0]).toMatchObject({
      executable: '/bin/sh',
      arguments: ['sh', '-c', 'x'],
    });
  });

  test('a process stands where its program began, with the identity it has now', () => {
    const tree = emptyTree();
    tree.executed(facts(BASE, 0), '/bin/sh', ['sh'], '/srv');
    tree.forked({ ...facts(BASE + 1, BASE), tty: 'pts0' });
    const now = { ...facts(BASE + 1, BASE), uid: 7, euid: 8, gid: 9, loginuid: 10, tty: 'pts1' };
    const head = { ...now, ruleSet: 5n };
    const [actor, parent] = tree.lineage(head);
    const { parent: _, ...told } = now;
    expect(actor).toEqual({ ...told, cwd: '/srv', executable: '/bin/sh', arguments: ['sh'] });
    expect(parent).toMatchObject({ uid: 0, loginuid: null, tty: '', cwd: '/srv' });
  });

  test('a reused pid is not its predecessor', () => {
    const tree = emptyTree();
    tree.executed(facts(BASE, 0, 1n), '/bin/old', ['old'], '/');
    const [actor] = tree.lineage(facts(BASE, 0, 2n));
    expect(actor).toMatchObject({ executable: '', startTime: 2n });
  });

  test('who has exited is still named as a parent', () => {
    const tree = emptyTree();
    tree.executed(facts(BASE, 0), '/bin/sh', ['sh'], '/');
    tree.forked(facts(BASE + 1, BASE));
    tree.exited(facts(BASE, 0));
    expect(tree.lineage(facts(BASE + 1, BASE))).toHaveLength(2);
  });

  test('events of a process share its lineage, until it or an ancestor executes', () => {
    const tree = emptyTree();
    tree.executed(facts(BASE, 0), '/bin/sh', ['sh'], '/');
    tree.executed(facts(BASE + 1, BASE), '/bin/cat', ['cat'], '/');
    const told = () => tree.lineage(facts(BASE + 1, BASE));
    const first = told();
    expect(told()).toBe(first);
    tree.executed(facts(BASE, 0), '/bin/dash', ['dash'], '/');
    const second = told();
    expect(told()).toBe(second);
    tree.executed(facts(BASE + 1, BASE), '/bin/tac', ['tac'], '/');
    const programs = [first, second, told()].map((list) => list.map((info) => info.executable));
    expect(programs).toEqual([
      ['/bin/cat', '/bin/sh'],
      ['/bin/cat', '/bin/dash'],
      ['/bin/tac', '/bin/dash'],
    ]);
  });

  test('forgets who exited half a minute ago, and not who has its pid by then', () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    try {
      const tree = emptyTree();
      tree.executed(facts(BASE, 0), '/bin/a', [], '/');
      tree.executed(facts(BASE + 1, 0, 1n), '/bin/b', [], '/');
      tree.executed(facts(BASE + 2, 0), '/bin/c', [], '/');
      tree.exited(facts(BASE, 0));
      tree.exited(facts(BASE + 1, 0, 1n));
      tree.exited(facts(BASE + 2, 0, 9n)); // not this one
      tree.executed(facts(BASE + 1, 0, 2n), '/bin/d', [], '/');
      const exitAnother = (pid: number) => {
        tree.executed(facts(pid, 0), '/bin/e', [], '/');
        tree.exited(facts(pid, 0));
      };
      vi.advanceTimersByTime(29_000);
      exitAnother(BASE + 3);
      expect(tree.size).toBe(4);
      vi.advanceTimersByTime(2_000);
      exitAnother(BASE + 4);
      expect(tree.size).toBe(4);
      expect(tree.known(BASE)).toBeNull();
      expect(tree.known(BASE + 1)?.executable).toBe('/bin/d');
    } finally {
      vi.useRealTimers();
    }
  });

  test('asks /proc once for an ancestor that is gone, not for each event', () => {
    using root = mkdtempDisposableSync(join(tmpdir(), 'ringfence-proc-'));
    const tree = new ProcessTree(root.path);
    tree.executed(facts(BASE, process.pid), '/bin/sh', ['sh'], '/');
    const depth = () => tree.lineage(facts(BASE, process.pid)).length;
    expect(depth()).toBe(1);
    symlinkSync(`/proc/${process.pid}`, join(root.path, `${process.pid}`));
    expect(depth()).toBe(1);
    expect(tree.known(process.pid)).not.toBeNull();
    expect(depth()).toBe(2);
  });

  test('is bounded, and ends where parents go round in a ring', () => {
    const tree = emptyTree();
    for (let pid = BASE; pid < BASE + 40_000; pid++)
      tree.executed(facts(pid, pid - 1), '/bin/x', [], '/');
    expect(tree.size).toBeLessThanOrEqual(32_768);
    tree.executed(facts(BASE, BASE + 1), '/bin/a', [], '/');
    tree.executed(facts(BASE + 1, BASE), '/bin/b', [], '/');
    expect(tree.lineage(facts(BASE, BASE + 1))).toHaveLength(2);
  });
});
