// Sockets from before the first rule about the network, and of who was moved out of its cgroup.
import assert from 'node:assert/strict';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { ACTOR_PROGRAM, Actor } from './harness/actor.ts';
import { type Container, Containers } from './harness/containers.ts';
import { unlessKernelHas } from './harness/kernel-requirement.ts';
import { RingfenceNode } from './harness/ringfence-node.ts';

const HERE = '127.0.0.1';
const STRANGER = '127.0.0.2';
const SETS = '/sys/fs/bpf/ringfence';
const CGROUPS = '/sys/fs/cgroup';
/** Of the actor. */
const COPY = '/srv/another-actor';
const LIMIT = 120_000;

const NAME = { kind: 'WorkloadPolicy', namespace: 'default', name: 'held' } as const;
const policy = (section: string) => `
apiVersion: security.ringfence.dev/v1alpha1
kind: WorkloadPolicy
metadata: { name: held, namespace: default }
spec:
  selector: { matchLabels: { app: held } }
  action: Block
  ${section}
`;
const INGRESS = `ingress: [{ from: [{ cidr: ${STRANGER}/32 }] }]`;

const until = async (holds: () => boolean | Promise<boolean>, what: string) => {
  for (const end = Date.now() + LIMIT; Date.now() < end; await delay(50)) if (await holds()) return;
  assert.fail(what);
};

describe('held sockets', { skip: unlessKernelHas('BPF LSM with task storage') }, () => {
  const resources = new AsyncDisposableStack();
  let containers: Containers;
  let node: RingfenceNode;
  let pod: Container;
  let other: Actor;
  let heard = '';

  before(async () => {
    containers = resources.use(await Containers.start());
    node = await RingfenceNode.shared(containers.socket);
    const [only] = await containers.run(['held'], { privileged: true });
    pod = only ?? assert.fail();
    mkdirSync(dirname(pod.root + COPY), { recursive: true });
    copyFileSync(ACTOR_PROGRAM, pod.root + COPY);
    other = new Actor('crun', 'exec', pod.name, COPY);
    resources.defer(() => other.end());
    const sink = createServer((socket) => {
      socket.on('error', () => socket.destroy());
      socket.on('data', (data) => {
        heard += data.toString();
      });
    });
    sink.listen(6220, HERE);
    await once(sink, 'listening');
    resources.defer(() => void sink.close());
  });

  after(() => resources.disposeAsync());

  const here = async (actor: Actor, ...words: string[]) =>
    (await actor.perform('here', ...words)).error;
  const move = (pid: number, cgroup: string) =>
    writeFileSync(`${CGROUPS}${cgroup}/cgroup.procs`, String(pid));
  const isAtRoot = () => {
    const pins = readdirSync(SETS, { recursive: true }).map((name) => String(name));
    const root = String(statSync(CGROUPS).ino);
    return pins.some((pin) => /cgroups\/packet-/.test(pin) && pin.endsWith(`-${root}`));
  };

  it('a connection from before the first rule says no more, where the rule is about its program', async () => {
    for (const actor of [pod.actor, other])
      assert.equal(await here(actor, 'hold', 'tcp', HERE, '6220'), '');
    assert.equal(await here(other, 'say', '6220', '[before]'), '');
    await until(() => heard === '[before]', 'what is said without rules');
    await node.apply(
      policy(`egress: [{ ports: [{ port: 6220 }], fromSource: [{ path: ${COPY} }] }]`),
    );
    await delay(3_000);
    assert.equal(await here(other, 'say', '6220', '[refused]'), '');
    assert.equal(await here(pod.actor, 'say', '6220', '[another]'), '');
    await until(() => heard.includes('[another]'), 'what another program says');
    // It is sent again and again meanwhile.
    await delay(1_200);
    assert.equal(heard, '[before][another]');
    await node.delete(NAME);
  });

  it('who enters the container makes and uses sockets by its rules', async () => {
    await node.apply(policy('egress: [{ ports: [{ port: 6221 }] }]'));
    const entered = await containers.enter(pod);
    try {
      assert.equal(await here(entered, 'tcp', HERE, '6220'), '');
      assert.equal(await here(entered, 'tcp', HERE, '6221'), 'EPERM');
      assert.equal(await here(entered, 'raw-udp', HERE, '6221'), 'EPERM');
    } finally {
      await entered.end();
    }
    await node.delete(NAME);
  });

  it('who is moved to another cgroup makes none whose packets nobody would judge', async () => {
    const kinds = [
      ['2', '1', '0'],
      ['10', '2', '0'],
      ['2', '3', '1'],
      ['17', '3', '0'],
    ];
    const made = async () => {
      const errors: string[] = [];
      for (const kind of kinds) errors.push(await here(pod.actor, 'socket', ...kind));
      return errors;
    };
    const all = (error: string) => kinds.map(() => error);
    await node.apply(policy(INGRESS));
    assert.deepEqual(await made(), all(''));
    await using logs = node.logs();
    move(pod.pid, '');
    try {
      assert.deepEqual(await made(), all('EPERM'));
      assert.equal(await here(pod.actor, 'socket', '1', '1', '0'), '');
      assert.equal(await here(pod.actor, 'serve', 'udp', '0.0.0.0', '6222'), 'EPERM');
      const isTold = () =>
        logs.alerts.filter(
          ({ activity, alert, outcome, workloadName }) =>
            activity.type === 'socket' &&
            alert?.policy.name === '(moved)' &&
            outcome === 'denied' &&
            workloadName === pod.name,
        ).length;
      await logs.until(() => isTold() >= kinds.length, 'each refusal');
      await node.delete(NAME);
      assert.deepEqual(await made(), all(''));
    } finally {
      move(pod.pid, pod.cgroup);
    }
    await node.apply(policy(INGRESS));
    assert.deepEqual(await made(), all(''));
    await node.delete(NAME);
  });

  it('what it made there before there were rules is judged all the same', async () => {
    move(pod.pid, '');
    try {
      assert.equal(await here(pod.actor, 'serve', 'udp', '0.0.0.0', '6223'), '');
    } finally {
      move(pod.pid, pod.cgroup);
    }
    const tell = async (from: string, text: string) => {
      const socket = createSocket('udp4');
      socket.bind(0, from);
      await once(socket, 'listening');
      socket.send(text, 6223, HERE);
      await delay(50);
      socket.close();
    };
    const hear = () => pod.actor.perform('here', 'hear', '6223');
    await tell(STRANGER, 'before');
    assert.equal((await hear()).detail, 'before');
    assert.equal(isAtRoot(), false);
    await node.apply(policy(INGRESS));
    await until(isAtRoot, 'the programs at the root');
    await tell(STRANGER, 'refused');
    assert.equal((await hear()).error, 'ENODATA');
    await tell(HERE, 'let in');
    assert.equal((await hear()).detail, 'let in');
    await node.end('SIGKILL');
    await tell(STRANGER, 'refused');
    assert.equal((await hear()).error, 'ENODATA');
    await node.start();
    await tell(STRANGER, 'refused');
    assert.equal((await hear()).error, 'ENODATA');
    await delay(3_000);
    assert.equal(isAtRoot(), true);
    await node.delete(NAME);
    await until(() => !isAtRoot(), 'nothing at the root');
    await tell(STRANGER, 'after');
    assert.equal((await hear()).detail, 'after');
  });
});
