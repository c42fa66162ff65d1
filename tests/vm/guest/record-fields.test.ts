// What a record says of the process: whose it is, where it stands, at which terminal, how it ends.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { NodeEvent } from '@ringfence/model';
import { type Container, Containers } from './harness/containers.ts';
import { isBy, type LogStream } from './harness/log-stream.ts';
import { RingfenceNode } from './harness/ringfence-node.ts';

const [UID, EUID, GID, LOGIN] = [7, 8, 9, 1000];
const PROGRAM = '/bin/false';

describe('a record of a process', () => {
  const resources = new AsyncDisposableStack();
  let logs: LogStream;
  let exec: NodeEvent;
  let exit: NodeEvent;
  let terminal: string;
  let started: bigint;

  before(async () => {
    started = BigInt(Date.now()) * 1_000_000n;
    const containers = resources.use(await Containers.start());
    const node = await RingfenceNode.shared(containers.socket);
    const shape = { privileged: true, newPrivileges: true };
    const [pod] = await containers.run(['pod-fields'], shape);
    assert.ok(pod);
    logs = resources.use(node.logs());
    await perform(pod);
  });

  after(() => resources.disposeAsync());

  async function perform({ actor }: Container): Promise<void> {
    assert.equal((await actor.perform('here', 'chdir', '/etc/bin')).error, '');
    const words = ['exec-as', ...[UID, EUID, GID, LOGIN].map(String), PROGRAM];
    const { id, error, detail } = await actor.perform('child', ...words);
    assert.equal(error, '');
    const [path = '', status] = detail.split(' ');
    assert.equal(status, '1');
    terminal = path.replace('/dev/', '').replace('/', '');
    const isChild = ({ lineage }: NodeEvent) => lineage[1]?.arguments.includes(id) ?? false;
    exec = await logs.first(
      (event) => event.activity.type === 'exec' && isChild(event) && !isBy(event, id),
      'exec',
    );
    exit = await logs.first(
      ({ activity, lineage }) =>
        activity.type === 'exit' && lineage[0]?.pid === exec.lineage[0]?.pid,
      'exit',
    );
  }

  it('has the program and its arguments, word by word', () => {
    const arguments_ = [PROGRAM, 'one', 'two words'];
    assert.deepEqual(exec.activity, { type: 'exec', path: '/bin/busybox', arguments: arguments_ });
    assert.deepEqual(exec.lineage[0]?.arguments, arguments_);
  });

  it('has the folder that it began in, and no other for who inherits it', () => {
    assert.equal(exec.lineage[0]?.cwd, '/etc/bin');
    assert.equal(exit.lineage[0]?.cwd, '/etc/bin');
    assert.equal(exec.lineage[1]?.cwd, '/etc/bin');
    assert.equal(exec.lineage[2]?.cwd, '/');
  });

  it('has its controlling terminal, which its parent has not', () => {
    assert.match(terminal, /^pts\d+$/);
    assert.equal(exec.lineage[0]?.tty, terminal);
    assert.equal(exec.lineage[1]?.tty, '');
  });

  it('has user, effective user, group, and who logged in', () => {
    const [actor, parent] = exec.lineage;
    assert.deepEqual([actor?.uid, actor?.euid, actor?.gid], [UID, EUID, GID]);
    assert.equal(actor?.loginuid, LOGIN);
    assert.deepEqual([parent?.uid, parent?.euid, parent?.gid], [0, 0, 0]);
    assert.equal(parent?.loginuid, null);
  });

  it('of its end has how it ended', () => {
    assert.deepEqual(exit.activity, { type: 'exit', code: 1, signal: 0 });
  });

  it('has its time', () => {
    assert.ok(exec.time > started && exec.time <= exit.time);
  });
});
