// The agent, its programs and its pins, reached for by a container that may do everything else.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { KEPT_CAPABILITIES } from '@ringfence/kernel';
import { CAPABILITIES, type NodeEvent } from '@ringfence/model';
import { AGENT_ROWS } from './bypasses/agent-rows.ts';
import { ACTOR_PROGRAM, Actor } from './harness/actor.ts';
import { type Container, Containers } from './harness/containers.ts';
import { unlessKernelHas } from './harness/kernel-requirement.ts';
import { isBy, type LogStream } from './harness/log-stream.ts';
import { RingfenceNode } from './harness/ringfence-node.ts';

const BPFFS = '/sys/fs/bpf';
const PINS = `${BPFFS}/ringfence`;
const FILE = '/etc/passwd';
/** Of the host, with something mounted in it; as /sys has the file system of the pins. */
const TREE = '/mnt/ringfence-tree';

/** The pinned layout and set of this guest. */
function pinned() {
  const [layout = ''] = readdirSync(PINS).filter((name) => name.startsWith('v'));
  const world = `${PINS}/${layout}`;
  const [set = ''] = readdirSync(`${world}/sets`);
  const links = `${world}/sets/${set}`;
  return { map: `${world}/maps/workloads`, link: `${links}/network-connect4`, links };
}

const POLICY = `
apiVersion: security.ringfence.dev/v1alpha1
kind: WorkloadPolicy
metadata: { name: agent-moved, namespace: default }
spec:
  selector: { matchLabels: { app: agent-moved } }
  action: Block
  file: { matchPaths: [{ path: ${FILE} }] }
`;

describe('the agent', { skip: unlessKernelHas('BPF LSM with task storage') }, () => {
  const resources = new AsyncDisposableStack();
  let node: RingfenceNode;
  let logs: LogStream;
  let container: Container;
  let moved: Container;
  let outside: Actor;
  let places: ReturnType<typeof pinned>;
  let ids: Readonly<Record<'MAP' | 'LINK' | 'PROGRAM', string>>;

  before(async () => {
    const containers = resources.use(await Containers.start());
    node = await RingfenceNode.shared(containers.socket);
    const shape = { privileged: true, newPrivileges: true, hostProcesses: true };
    const binds = { [BPFFS]: BPFFS };
    const [first, second] = await containers.run(['agent-free', 'agent-moved'], {
      ...shape,
      binds,
    });
    assert.ok(first && second);
    [container, moved] = [first, second];
    outside = new Actor(ACTOR_PROGRAM);
    resources.defer(() => outside.end());
    mkdirSync(TREE);
    for (const place of [TREE, `${TREE}/below`]) {
      mkdirSync(place, { recursive: true });
      assert.equal((await outside.perform('here', 'mount', place)).error, '');
      resources.defer(async () => void (await outside.perform('here', 'umount', place)));
    }
    const standIn = await outside.perform('here', 'pin-map', `${BPFFS}/stand-in`);
    assert.equal(standIn.error, '');
    resources.defer(() => rmSync(`${BPFFS}/stand-in`));
    await node.apply(POLICY);
    logs = resources.use(node.logs());
    places = pinned();
    const map = await outside.perform('here', 'pin-ids', places.map);
    const link = await outside.perform('here', 'pin-ids', places.link);
    const [LINK = '', PROGRAM = ''] = link.detail.split(' ');
    ids = { MAP: map.detail.trim(), LINK, PROGRAM };
    assert.ok(Object.values(ids).every((id) => Number(id) > 0));
  });

  after(() => resources.disposeAsync());

  const isAbout = (name: string) => (event: NodeEvent, id: string) =>
    isBy(event, id) && event.alert?.policy.name === name;
  const isAgentAlert = isAbout('(agent)');

  const filled = (words: readonly string[]) =>
    words.map((word) =>
      word
        .replace('AGENT', `${node.pid}`)
        .replace('THREAD', readdirSync(`/proc/${node.pid}/task`).at(-1) ?? '')
        .replace('PIN-OF-MAP', places.map)
        .replace('PIN-OF-LINK', places.link)
        .replace(/^PINS/, PINS)
        .replace(/^BPFFS/, BPFFS)
        .replace(/^TREE$/, TREE)
        .replace(/^(?:MAP|LINK|PROGRAM)$/, (name) => ids[name as keyof typeof ids]),
    );

  for (const { id: row, technique, words } of AGENT_ROWS) {
    if (words === null) continue;
    it(`is out of reach of a container without a policy: ${row} ${technique}`, async () => {
      const { error, id } = await container.actor.perform('child', ...filled(words));
      assert.ok(['EPERM', 'EACCES'].includes(error), error);
      const { outcome, alert } = await logs.first((event) => isAgentAlert(event, id), id);
      assert.deepEqual([outcome, alert?.action], ['denied', 'Block']);
      assert.equal(logs.alerts.filter((event) => isBy(event, id)).length, 1);
      assert.ok(existsSync(places.link) && existsSync(places.map));
      assert.ok(existsSync(`${TREE}/below`) && !existsSync(`${PINS}/planted`));
      assert.equal((await outside.perform('here', 'pin-ids', places.link)).error, '');
    });
  }

  // One by one they load too, but in half as long again.
  it('has its programs loaded as one object', () => {
    type Program = { readonly name?: string; readonly btf_id?: number };
    const shown = execFileSync('bpftool', ['-j', 'prog', 'show'], { encoding: 'utf8' });
    const ofFamilies = ['task_newtask', 'connect4', 'file_open', 'mmap_file', 'capable'];
    const programs = (JSON.parse(shown) as readonly Program[]).filter(({ name }) =>
      ofFamilies.includes(name ?? ''),
    );
    assert.ok(programs.length >= ofFamilies.length, shown);
    assert.equal(new Set(programs.map(({ btf_id }) => btf_id)).size, 1);
  });

  it('keeps four capabilities, in all its threads, and no way to more', () => {
    const kept = KEPT_CAPABILITIES.reduce(
      (bits, [name]) => bits | (1n << BigInt(CAPABILITIES.indexOf(name))),
      0n,
    );
    assert.equal(KEPT_CAPABILITIES.length, 5);
    const threads = readdirSync(`/proc/${node.pid}/task`);
    assert.ok(threads.length > 4);
    for (const thread of threads) {
      const status = readFileSync(`/proc/${node.pid}/task/${thread}/status`, 'utf8');
      const field = (name: string) => new RegExp(`^${name}:\\s+(\\w+)$`, 'm').exec(status)?.[1];
      for (const set of ['CapPrm', 'CapEff', 'CapBnd'])
        assert.equal(BigInt(`0x${field(set)}`), kept, `${set} of ${thread}`);
      assert.deepEqual([BigInt(`0x${field('CapInh')}`), field('NoNewPrivs')], [0n, '1']);
    }
  });

  it('leaves to a container what is its own', async () => {
    for (const words of [
      ['own-map'],
      ['pin-map', `${BPFFS}/others`],
      ['open-pin', `${BPFFS}/others`],
      ['unlink', `${BPFFS}/others`],
      ['write-child'],
      ['perf-event', '0'],
      ['umount-of-host', `${TREE}/below`],
    ]) {
      const { error, id } = await container.actor.perform('child', ...words);
      assert.equal(error, '', words.join(' '));
      assert.deepEqual(
        logs.alerts.filter((event) => isBy(event, id)),
        [],
      );
    }
  });

  it('is out of reach of who is moved into a container and looks like its runtime', async () => {
    const cgroup = `/sys/fs/cgroup${container.cgroup}`;
    const before = logs.alerts.length;
    const words = ['enter-signal', cgroup, `${node.pid}`, '9'];
    assert.equal((await outside.perform('here', ...words)).error, 'EPERM');
    await logs.until(() => logs.alerts.length > before, 'an alert');
    assert.equal(logs.alerts.at(-1)?.alert?.policy.name, '(agent)');
    assert.equal(logs.alerts.at(-1)?.workloadName, 'agent-free');
  });

  for (const [what, words] of [
    ['removes a pin', ['unlink', `${PINS}/of-a-test`]],
    ['updates a link', ['update-link', 'PIN-OF-LINK']],
  ] as const)
    it(`tells of a host's root who ${what}, and does not stop it`, async () => {
      const pin = `${PINS}/of-a-test`;
      if (!existsSync(pin)) assert.equal((await outside.perform('here', 'pin-map', pin)).error, '');
      const { error, id } = await outside.perform('child', ...filled(words));
      assert.ok(error !== 'EPERM' && error !== 'EACCES', error);
      const { alert, outcome, workload } = await logs.first((event) => isAgentAlert(event, id), id);
      assert.deepEqual([alert?.action, outcome, workload], ['Audit', 'not-denied', 'host']);
      if (words[0] === 'unlink') assert.equal(existsSync(pin), false);
    });

  it("a container's process that is moved away stays under its policy, with an alert", async () => {
    const elsewhere = '/sys/fs/cgroup/ringfence-elsewhere';
    mkdirSync(elsewhere);
    resources.defer(() => rmdirSync(elsewhere));
    const own = `/sys/fs/cgroup${moved.cgroup}/cgroup.procs`;
    writeFileSync(`${elsewhere}/cgroup.procs`, `${moved.pid}`);
    assert.match(
      readFileSync(`${elsewhere}/cgroup.procs`, 'utf8'),
      new RegExp(`^${moved.pid}$`, 'm'),
    );
    const { alert, workloadName, activity } = await logs.first(
      (event) => event.alert?.policy.name === '(moved)',
      'the move',
    );
    assert.deepEqual([alert?.action, workloadName], ['Audit', 'agent-moved']);
    assert.equal(activity.type === 'privilege' && activity.privilege, 'move');
    assert.equal((await moved.actor.perform('child', 'read', FILE)).error, 'EACCES');
    writeFileSync(own, `${moved.pid}`);
    for (const child of readFileSync(`${elsewhere}/cgroup.procs`, 'utf8').split('\n'))
      if (child !== '') writeFileSync(own, child);
    assert.equal(logs.alerts.filter(({ alert }) => alert?.policy.name === '(moved)').length, 1);
  });
});
