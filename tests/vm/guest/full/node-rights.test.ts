// A node started with the capabilities that it says it needs, and with each of them missing in turn.
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { after, before, describe, it } from 'node:test';
import { Containers } from '../harness/containers.ts';
import { unlessKernelHas } from '../harness/kernel-requirement.ts';
import { RingfenceNode } from '../harness/ringfence-node.ts';

const NEEDED = ['bpf', 'perfmon', 'net_admin', 'sys_ptrace', 'dac_read_search'];

describe('the rights of a node', { skip: unlessKernelHas('BPF LSM with task storage') }, () => {
  let shared: RingfenceNode;

  before(async () => {
    await using containers = await Containers.start();
    shared = await RingfenceNode.shared(containers.socket);
  });

  after(() => shared.start());

  /** What a node with these capabilities alone says of its mode when it starts. */
  async function modeWith(capabilities: readonly string[]): Promise<string> {
    await shared.end('SIGTERM');
    assert.equal((await shared.uninstall()).status, 0);
    const set = ['-all', ...capabilities.map((name) => `+${name}`)].join(',');
    const child: ChildProcess = spawn(
      'setpriv',
      [`--bounding-set=${set}`, `--inh-caps=${set}`, 'dist/bin/ringfence', 'node'],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    );
    assert.ok(child.stderr);
    let found = '';
    for await (const line of createInterface({ input: child.stderr })) {
      found = /(?:enforcing|visibility-only|down).*/.exec(line)?.[0] ?? '';
      if (found !== '') break;
    }
    if (child.exitCode === null) {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
    return found;
  }

  it('are enough', async () => {
    assert.equal(await modeWith(NEEDED), 'enforcing(bpf-lsm)');
  });

  for (const [missing, mode] of [
    ['bpf', /^down: RF-KERNEL-007/],
    ['perfmon', /^(?:down|visibility-only)/],
  ] as const)
    it(`without ${missing} it does not claim to enforce`, async () => {
      assert.match(await modeWith(NEEDED.filter((name) => name !== missing)), mode);
    });
});
