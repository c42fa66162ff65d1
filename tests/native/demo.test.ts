// `make run NODE=host`, `make shell` and `make stop`, by the scripts that they call.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';

/** Milliseconds; a loaded machine is slow, not wrong. */
const PATIENCE = 170_000;

const demo = join(import.meta.dirname, '../../deploy/demo');
const folder = mkdtempSync(join(tmpdir(), 'ringfence-demo-'));
const state = join(folder, 'state');
const environment = {
  ...process.env,
  RINGFENCE_DEMO_STATE: state,
  RINGFENCE_DEMO_GUEST: join(folder, 'guest'),
};

function script(name: string, arguments_: readonly string[] = [], NODE = 'host') {
  const { status, stdout, stderr } = spawnSync(join(demo, name), arguments_, {
    env: { ...environment, NODE },
    encoding: 'utf8',
    timeout: PATIENCE,
  });
  return { status, text: stdout, error: stderr };
}

/** What a demonstration could leave on a host. */
function traces() {
  const mounts = readFileSync('/proc/mounts', 'utf8').split('\n');
  const cgroups = mounts
    .filter((line) => /^\S+ \S+ cgroup2? /.test(line))
    .map((line) => line.split(' ')[1] ?? '');
  return {
    run: readdirSync('/run'),
    bpffs: readdirSync('/sys/fs/bpf'),
    mounts: mounts.filter((line) => /ringfence|overlay/.test(line)),
    cgroups: cgroups.flatMap((path) =>
      readdirSync(path)
        .filter((name) => name.startsWith('ringfence'))
        .map((name) => join(path, name)),
    ),
    processes: readdirSync('/proc').filter((pid) => /^\d+$/.test(pid) && runsFor(pid)),
  };
}

function runsFor(pid: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(state);
  } catch {
    return false; // it has ended
  }
}

function programs(): number[] {
  const list: unknown = JSON.parse(execFileSync('bpftool', ['-j', 'prog', 'list']).toString());
  assert.ok(Array.isArray(list));
  return list.map(({ id }: { id: number }) => id);
}

const clean = traces();
const programsBefore = programs();
let first = { status: null as number | null, text: '', error: '' };

before(() => {
  first = script('run.sh');
  assert.equal(first.status, 0, first.error || first.text);
});

after(() => {
  script('stop.sh');
  rmdirSync(folder);
});

const outcome = (text: string, workload: string, attempt: string) =>
  new RegExp(`^${workload} +${attempt} +(refused|succeeded)`, 'm').exec(text)?.[1];

test('the kernel refuses the connection, one alert says so, and pod-d connects', () => {
  const { text } = first;
  assert.equal(outcome(text, 'pod-c', 'nc 127.0.0.1 5000'), 'refused', text);
  assert.equal(outcome(text, 'pod-c', 'nc 127.0.0.1 5001'), 'succeeded');
  assert.equal(outcome(text, 'pod-d', 'nc 127.0.0.1 5000'), 'succeeded');
  const alerts = text.match(/\[BLOCK\] default\/pod-c connect TCP 127\.0\.0\.1:5000/g);
  assert.equal(alerts?.length, 1);
  assert.match(text, /policy pod-c-port-5000 · spec\.egress\[0\]/);
});

test('an alert says Block for what was refused, and for nothing else', () => {
  const refused = first.text.match(/^pod-[abcd] .* refused /gm)?.length;
  assert.equal(first.text.match(/\[BLOCK\]/g)?.length, refused);
  const alerts = first.text.match(/\[(?:BLOCK|AUDIT)\]/g)?.length;
  assert.match(first.text, new RegExp(`22 attempts, ${refused} refused; alerts: ${alerts}`));
});

test('a rule that this kernel does not hold is said not to be in force', () => {
  const enforces = first.text.includes('● enforcing');
  for (const [workload, attempt] of [
    ['pod-a', 'cat /etc/bin/secret'],
    ['pod-b', 'trace me'],
  ] as const) {
    const policy = new RegExp(`${workload}-.*\\n.*(?:\\n +)?NOT (?:SEEN|ENFORCED): .`).test(
      first.text,
    );
    assert.equal(policy, !enforces, first.text);
    assert.equal(outcome(first.text, workload, attempt), enforces ? 'refused' : 'succeeded');
  }
});

test('what it keeps is for root alone', () => {
  assert.equal(statSync(state).mode & 0o777, 0o700);
});

test('a second run uses what runs, and another place is refused', () => {
  const node = readFileSync(join(state, 'node.pid'), 'utf8');
  const { status, text, error } = script('run.sh');
  assert.equal(status, 0, error);
  assert.match(text, /It runs already, as NODE=host/);
  assert.equal(outcome(text, 'pod-c', 'nc 127.0.0.1 5000'), 'refused');
  assert.equal(readFileSync(join(state, 'node.pid'), 'utf8'), node);
  const elsewhere = script('run.sh', [], 'vm');
  assert.notEqual(elsewhere.status, 0);
  assert.match(elsewhere.error, /runs already, as NODE=host: make stop ends it/);
});

test('a command can be run in a container', () => {
  const { text } = script('at-node.sh', [
    join(demo, 'shell.sh'),
    'pod-d',
    'cat',
    '/etc/bin/secret',
  ]);
  assert.equal(text, 'the secret of /etc/bin\n');
});

test('a shell says that it needs a terminal, and does not wait for one', () => {
  for (const shell of [[], [join(demo, 'shell.sh'), 'pod-d']]) {
    const { status, error } = script('at-node.sh', shell);
    assert.equal(status, 1);
    assert.match(error, /a shell needs a terminal/);
  }
});

test('it ends without a trace', async () => {
  assert.notDeepEqual(traces(), clean);
  const { status, error } = script('stop.sh');
  assert.equal(status, 0, error);
  assert.deepEqual(traces(), clean);
  // The kernel frees a program some time after its last link.
  const left = () => programs().filter((id) => !programsBefore.includes(id));
  for (const end = Date.now() + PATIENCE / 2; left().length > 0 && Date.now() < end; )
    await delay(100);
  assert.deepEqual(left(), []);
  assert.equal(script('stop.sh').text, 'nothing runs\n');
  assert.equal(script('at-node.sh', ['true']).status, 1);
});
