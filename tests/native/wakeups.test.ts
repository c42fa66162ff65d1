// Who starts processes does not pay for waking the agent with each.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import type { LaneStatus } from '@ringfence/model';
import { NodeProcess } from './node-process.ts';

const PROCESSES = 500;
/** Fork, exec and exit. */
const RECORDS = 3 * PROCESSES;
const WAKEUPS_A_SECOND = 20;
/** What the agent does by the clock, and its garbage collector. */
const OTHERS_A_SECOND = 30;

const isTaken = existsSync('/sys/fs/bpf/ringfence');
const skip = isTaken && 'Ringfence is in force on this machine';

describe('the agent', { skip }, () => {
  const node = new NodeProcess();

  before(() => node.start('--containerd', 'none'));
  after(() => node[Symbol.asyncDispose]());

  const emitted = async (): Promise<number> => {
    const { stdout } = await node.command(['status', '-o', 'json']);
    const { lanes } = JSON.parse(stdout) as { lanes: readonly LaneStatus[] };
    return Number(lanes.find(({ lane }) => lane === 'behaviours')?.emitted);
  };

  /** How often its main thread slept and was woken. */
  function wakeups(): number {
    const status = readFileSync(`/proc/${node.pid}/status`, 'utf8');
    return Number(/^voluntary_ctxt_switches:\s*(\d+)/m.exec(status)?.[1]);
  }

  it('is woken for many processes together', async () => {
    const told = await emitted();
    await delay(500); // until what was asked has been answered for
    const [start, before] = [performance.now(), wakeups()];
    execFileSync('/bin/sh', [
      '-c',
      `i=0; while [ $i -lt ${PROCESSES} ]; do /bin/true; i=$((i+1)); done`,
    ]);
    const woken = wakeups() - before;
    const seconds = (performance.now() - start) / 1000;
    assert.ok((await emitted()) - told >= RECORDS, 'it saw them all');
    const limit = (WAKEUPS_A_SECOND + OTHERS_A_SECOND) * (seconds + 0.5);
    assert.ok(limit < RECORDS / 3, `${seconds} s is too long to tell`);
    assert.ok(woken < limit, `${woken} times in ${seconds} s`);
  });
});
