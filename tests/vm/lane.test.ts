// Checks the lane itself: what a script in a guest writes and how it ends must arrive unchanged.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';

const here = import.meta.dirname;
const kernel = process.env.KERNEL ?? '6.12';
const expectedModules = kernel === '5.10' ? /^lockdown,capability,(?!.*bpf)/ : /apparmor,bpf/;

const folder = mkdtempSync('/var/tmp/ringfence-lane-');
after(() => rmSync(folder, { recursive: true }));

const script = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

const lane = (program: string, args: readonly string[], environment: NodeJS.ProcessEnv = {}) =>
  spawnSync(join(here, program), args, {
    cwd: folder,
    env: { ...process.env, KERNEL: kernel, ...environment },
    maxBuffer: 64 << 20,
  });

/** Whether a process runs: one that has ended but was not waited for yet has no command line. */
const alive = (pid: string): boolean => {
  const commandLine = `/proc/${pid}/cmdline`;
  return existsSync(commandLine) && readFileSync(commandLine, 'utf8') !== '';
};

describe(`vm.sh on ${kernel}`, () => {
  it('passes on output, errors, arguments and the exact exit status', () => {
    const path = script(
      'run.sh',
      'cat /sys/kernel/security/lsm; echo; pwd; echo "$@"; echo wrong >&2; id -u; uname -r; exit 7',
    );
    const { status, stdout, stderr } = lane('vm.sh', [], { RUN: path, ARGS: 'one two' });
    const [modules = '', ...lines] = stdout.toString().trimEnd().split('\n');
    assert.equal(stderr.toString(), 'wrong\n');
    assert.match(modules, expectedModules);
    assert.deepEqual(lines.slice(0, 3), [folder, 'one two', '0']);
    assert.ok(lines[3]?.startsWith(`${kernel}.`), `kernel release ${lines[3]}`);
    assert.equal(lines.length, 4);
    assert.equal(status, 7);
  });

  it('ends with 124 when the time is up', () => {
    const RUN = script('sleep.sh', 'echo started; sleep 1000');
    const { status, stderr } = lane('vm.sh', [], { RUN, TIMEOUT: '15' });
    assert.match(stderr.toString(), /stopped after TIMEOUT=15 seconds/);
    assert.equal(status, 124);
  });

  it('shows the last console lines when the guest dies', () => {
    const RUN = script('panic.sh', 'echo alive; echo c > /proc/sysrq-trigger; sleep 1000');
    const { status, stdout, stderr } = lane('vm.sh', [], { RUN });
    assert.equal(stdout.toString(), 'alive\n');
    assert.match(stderr.toString(), /died before the command ended.*sysrq triggered crash/s);
    assert.equal(status, 125);
  });

  it('refuses a script that is not there', () => {
    const { status, stderr } = lane('vm.sh', [], { RUN: 'absent.sh' });
    assert.match(stderr.toString(), /there is no script absent\.sh/);
    assert.equal(status, 125);
  });
});

describe(`machine.sh on ${kernel}`, () => {
  const state = join(folder, 'machine');
  const inside = (...command: readonly string[]) => lane('machine.sh', ['exec', state, ...command]);

  before(() => {
    const { status, stderr } = lane('machine.sh', ['start', state]);
    assert.equal(status, 0, stderr.toString());
    assert.equal(statSync(state).mode & 0o777, 0o700);
  });

  after(() => {
    const pid = readFileSync(join(state, 'pid'), 'utf8').trim();
    assert.equal(lane('machine.sh', ['stop', state]).status, 0);
    assert.ok(!existsSync(state));
    assert.ok(!alive(pid), 'QEMU is gone');
  });

  it('carries every byte of both streams', () => {
    const bytes = randomBytes(1 << 20);
    writeFileSync(join(folder, 'bytes'), bytes);
    const { status, stdout, stderr } = inside('sh', '-c', 'cat bytes; cat bytes >&2');
    assert.equal(status, 0);
    assert.ok(stdout.equals(bytes) && stderr.equals(bytes));
  });

  it('does not wait for what a command left in the background', () => {
    const { status, stdout } = inside('sh', '-c', 'sleep 1001 & echo left');
    assert.equal(stdout.toString(), 'left\n');
    assert.equal(status, 0);
    assert.equal(inside('pkill', '-f', 'sleep 1001').status, 0);
  });

  it('ends a command whose caller has gone', async () => {
    const caller = spawn(join(here, 'machine.sh'), ['exec', state, 'sleep', '1002'], {
      stdio: 'ignore',
    });
    const runs = () => inside('pgrep', '-f', 'sleep 1002').status === 0;
    const eventually = async (wanted: boolean) => {
      for (let tries = 0; tries < 50 && runs() !== wanted; tries++)
        await new Promise((resolve) => setTimeout(resolve, 100));
      assert.equal(runs(), wanted);
    };
    await eventually(true);
    caller.kill('SIGKILL');
    await eventually(false);
  });

  it('runs several commands at once', async () => {
    const started = Date.now();
    const statuses = await Promise.all(
      [1, 2, 3, 4].map(
        (status) =>
          new Promise((resolve) => {
            const args = ['exec', state, 'sh', '-c', `sleep 3; exit ${status}`];
            spawn(join(here, 'machine.sh'), args, { stdio: 'ignore' }).on('exit', resolve);
          }),
      ),
    );
    assert.deepEqual(statuses, [1, 2, 3, 4]);
    assert.ok(Date.now() - started < 11_000, 'not one after another');
  });

  it('names a command that cannot be found with 127', () => {
    assert.equal(inside('no-such-command').status, 127);
  });
});
