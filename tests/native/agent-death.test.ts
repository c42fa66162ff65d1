// What the kernel emitted while no agent ran is told by the next one, or counted as missing.
import assert from 'node:assert/strict';
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import type { Gap, LaneStatus } from '@ringfence/model';

const RINGFENCE = join(import.meta.dirname, '../../dist/bin/ringfence');
const PATIENCE = 60_000;
/** Each leaves more than a kilobyte in a ring of 4 MiB. */
const PROCESSES = 6000;

/** Each is a record of a new task, of an exec and of an exit. */
const HELD = 20;

type LoggedGap = Gap & { readonly type: 'gap' };

const isTaken = existsSync('/sys/fs/bpf/ringfence');
const skip = isTaken && 'Ringfence is in force on this machine';

describe('an agent that dies', { skip }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'ringfence-death-'));
  const socket = join(folder, 'run', 'node.sock');
  const words = ['node', '--state-dir', join(folder, 'state')];
  const children = new Set<ChildProcess>();
  let agent: ChildProcess;

  function begin(arguments_: readonly string[]): { child: ChildProcess; said: string[] } {
    const child = spawn(RINGFENCE, [...arguments_, '--socket', socket]);
    children.add(child);
    const said: string[] = [];
    for (const stream of [child.stdout, child.stderr])
      createInterface({ input: stream }).on('line', (line) => said.push(line));
    return { child, said };
  }

  async function until(what: string, said: readonly string[], pattern: RegExp): Promise<void> {
    for (const end = Date.now() + PATIENCE; Date.now() < end; await delay(50))
      if (said.some((line) => pattern.test(line))) return;
    throw new Error(`${what}: ${said.join('\n')}`);
  }

  async function start(containerd = 'none'): Promise<void> {
    const { child, said } = begin([...words, '--containerd', containerd]);
    agent = child;
    await until('the agent', said, /node: (?:enforcing|visibility-only)/);
  }

  async function kill(): Promise<void> {
    agent.kill('SIGKILL');
    await once(agent, 'exit');
  }

  const ask = (...question: readonly string[]): string =>
    execFileSync(RINGFENCE, [...question, '--socket', socket, '-o', 'json'], {
      encoding: 'utf8',
      maxBuffer: 64 << 20,
    });

  const behaviours = (): Omit<LaneStatus, 'lane'> => {
    const { lanes } = JSON.parse(ask('status')) as { lanes: readonly LaneStatus[] };
    const lane = lanes.find((one) => one.lane === 'behaviours');
    assert.ok(lane);
    return lane;
  };

  const gaps = (): LoggedGap[] =>
    ask('logs')
      .split('\n')
      .filter((line) => line.startsWith('{"type":"gap","lane":"behaviours"'))
      .map((line) => JSON.parse(line) as LoggedGap);

  /**
   * What is told and what is counted, once they meet twice in a row: while the budget is used up, a
   * question of ours is refused, and counted, too. The agent has nothing in hand by then.
   */
  async function settled() {
    let before = -1;
    for (const end = Date.now() + 20_000; ; ) {
      const told = gaps();
      const counts = behaviours();
      const sum = told.reduce((all, gap) => all + Number(gap.lost), 0);
      await delay(500);
      if ((sum === Number(counts.lost) && sum === before) || Date.now() > end)
        return { told, sum, ...counts };
      before = sum;
    }
  }

  before(() => start());

  after(() => {
    for (const child of children) child.kill('SIGKILL');
    execFileSync(RINGFENCE, [...words, '--socket', socket, '--uninstall'], { stdio: 'pipe' });
    rmSync(folder, { recursive: true });
  });

  it('leaves a gap of exactly what found the ring full, told by the next, once', async () => {
    await settled();
    await kill();
    const argument = 'x'.repeat(1000);
    const loop = `for i in $(seq ${PROCESSES}); do /bin/true ${argument}; done`;
    execFileSync('/bin/sh', ['-c', loop]);
    await start();
    const { told, sum, lost, emitted, totalLost } = await settled();
    assert.ok(sum > 0);
    assert.equal(sum, Number(lost), 'this agent counts what it tells');
    assert.equal(sum, Number(totalLost), 'it tells all that was lost');
    assert.ok(Number(emitted) >= 3 * PROCESSES, `${emitted} emitted`);
    // A quick machine meets its budget before the ring is full.
    for (const { reason } of told)
      assert.match(reason, /lost before this agent told anything|more at once than its budget/);
    await kill();
    await start();
    assert.deepEqual(gaps(), []);
    assert.equal(Number(behaviours().lost), 0);
    assert.equal(Number(behaviours().totalLost), sum, 'nothing was lost after that');
  });

  it('leaves a gap of what it held until it should know whose it is', async () => {
    const silent = join(folder, 'containerd.sock');
    const containerd = createServer().listen(silent);
    await settled();
    await kill();
    await start(silent);
    for (let process_ = 0; process_ < HELD; process_++) execFileSync('/bin/true', ['held']);
    // Until it has read them, and a while after.
    await delay(1_000);
    await kill();
    containerd.close();
    await start();
    for (const end = Date.now() + 20_000; gaps().length === 0 && Date.now() < end; )
      await delay(200);
    const { told, sum, lost } = await settled();
    assert.equal(sum, Number(lost));
    const [gap, ...others] = told;
    assert.deepEqual(others, []);
    assert.match(gap?.reason ?? '', /had taken them from the ring and ended before it told them/);
    assert.ok(sum >= 3 * HELD, `${sum} missing`);
    assert.doesNotMatch(ask('logs'), /held/);
  });

  it('does not end who follows the logs', async () => {
    const { said } = begin(['logs', '--follow', '--type', 'exec', '-n', '0']);
    const marked = async (mark: string): Promise<void> => {
      execFileSync('/bin/true', [mark]);
      await until(mark, said, new RegExp(mark));
    };
    const readers = () => (JSON.parse(ask('status')) as { subscribers: number }).subscribers;
    for (const end = Date.now() + PATIENCE; readers() === 0 && Date.now() < end; ) await delay(50);
    await marked('before-it-died');
    await kill();
    execFileSync('/bin/true', ['while-it-was-dead']);
    await start();
    await until('what happened meanwhile', said, /while-it-was-dead/);
    await marked('after-the-next-start');
    assert.match(said.join('\n'), /waiting for the next\n.*ringfence: a node runs again\n/s);
  });
});
