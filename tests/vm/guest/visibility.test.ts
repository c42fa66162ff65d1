// Where the kernel cannot refuse files, the node audits them, blocks connections, and claims no more.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { ApplyReport, NodeEvent } from '@ringfence/model';
import type { Performed } from './harness/actor.ts';
import { ACTOR_PATH, type Container, Containers } from './harness/containers.ts';
import { ifKernelHas } from './harness/kernel-requirement.ts';
import { listenTcp } from './harness/listeners.ts';
import { isBy, type LogStream } from './harness/log-stream.ts';
import { RingfenceNode } from './harness/ringfence-node.ts';

const POLICIES = readFileSync('deploy/demo/policies.yaml', 'utf8');
/** What an alert says where a Block rule matches and nothing can refuse. */
const WATCHED = ['Audit', true, 'fentry'];

/** What cgroup hooks refuse without any LSM. */
const IN_CGROUPS = /^(send|accept|bind|socket \(AF_INET,)/;

describe('visibility only', { skip: ifKernelHas('BPF LSM with task storage') }, () => {
  const resources = new AsyncDisposableStack();
  let node: RingfenceNode;
  let logs: LogStream;
  let podA: Container;
  let podC: Container;
  let podD: Container;
  let applied: ApplyReport;

  before(async () => {
    const containers = resources.use(await Containers.start());
    node = await RingfenceNode.shared(containers.socket);
    const [first, second, third] = await containers.run(['pod-a', 'pod-c', 'pod-d'], {
      by: 'containerd',
    });
    assert.ok(first && second && third);
    [podA, podC, podD] = [first, second, third];
    applied = await node.tryApply(POLICIES);
    logs = resources.use(node.logs());
    const listeners = [await listenTcp(5000), await listenTcp(5001)];
    resources.defer(() => {
      for (const { close } of listeners) close();
    });
  });

  after(() => resources.disposeAsync());

  const seen = (done: Performed, type: string) =>
    logs.first((event) => isBy(event, done.id) && event.activity.type === type, type);

  it('says so when it starts, and why', () => {
    assert.match(node.said.join('\n'), /visibility-only: \S+/);
  });

  it('probe says visibility-only, the reason, and yes for what it can do', async () => {
    const probe = await node.client.call('probe', {});
    assert.equal(probe.mode, 'visibility-only');
    assert.notEqual(probe.reason, '');
    for (const { operation, see, audit, block, hooks } of probe.abilities) {
      if (operation.startsWith('connect')) assert.deepEqual([see, block], ['yes', 'yes']);
      else if (IN_CGROUPS.test(operation)) assert.equal(block, 'yes', operation);
      else assert.notEqual(block, 'yes', operation);
      const isJudgedByPath = hooks.some((hook) =>
        /fentry.security_(?:path|file|bprm_check)/.test(hook),
      );
      if (isJudgedByPath) assert.deepEqual([see, audit], ['yes', 'yes'], operation);
    }
    assert.ok(probe.abilities.filter(({ audit }) => audit === 'yes').length > 8);
  });

  it('the same policies load', () => {
    assert.deepEqual(applied.problems, []);
    assert.equal(applied.policies.length, 3);
  });

  it('each rule on files or ptrace is reported short, with a reason; the network rule is not', async () => {
    const query = { kind: '', namespace: '', name: '' } as const;
    const reports = await node.client.call('listPolicies', query);
    assert.equal(reports.length, 3);
    for (const { name, rules } of reports) {
      for (const { standings, path } of rules) {
        for (const { state, detail } of standings) {
          if (name.name === 'pod-c-port-5000') assert.equal(state, 'enforced', path);
          else {
            // All of them say Block.
            const wanted = name.name === 'pod-a-etc-bin' ? /^audited$/ : /^not-(enforced|seen)$/;
            assert.match(state, wanted);
            assert.notEqual(detail, '');
          }
        }
      }
    }
  });

  it('exec and exit are seen, with program, arguments and parent', async () => {
    const done = await podD.actor.perform('child', 'exec', '/etc/bin/tool');
    const exec = await seen(done, 'exec');
    assert.equal(exec.workloadName, 'pod-d');
    assert.equal(exec.lineage[0]?.executable, ACTOR_PATH);
    assert.equal(exec.lineage[1]?.executable, ACTOR_PATH);
    await seen(done, 'exit');
  });

  it('connections are seen', async () => {
    const done = await podD.actor.perform('child', 'tcp', '127.0.0.1', '5001');
    assert.equal(done.error, '');
    const { activity, workloadName, alert } = await seen(done, 'connect');
    assert.equal(workloadName, 'pod-d');
    assert.equal(alert, null);
    assert.deepEqual(activity, {
      type: 'connect',
      protocol: 'TCP',
      address: '127.0.0.1',
      port: 5001,
    });
  });

  for (const address of ['127.0.0.1', '::1', '::ffff:127.0.0.1']) {
    it(`a connection to TCP 5000 at ${address} is refused with one alert`, async () => {
      const done = await podC.actor.perform('child', 'tcp', address, '5000');
      assert.equal(done.error, 'EPERM');
      const event = await logs.first((one) => isBy(one, done.id) && one.alert !== null, address);
      assert.deepEqual([event.alert?.action, event.alert?.enforcer], ['Block', 'network']);
      const next = await podC.actor.perform('child', 'tcp', address, '5001');
      assert.equal(next.error, '');
      await seen(next, 'exit');
      assert.equal(logs.alerts.filter((one) => isBy(one, done.id)).length, 1);
    });
  }

  it('what is not refused raises no alert that says Block', async () => {
    const read = await podA.actor.perform('child', 'read', '/etc/bin/secret');
    const exec = await podA.actor.perform('child', 'exec', '/etc/bin/tool');
    assert.deepEqual([read.error, exec.error], ['', '']);
    await seen(exec, 'exit');
    // Nothing refuses it, so it may run by the time that its alert is read: then as its own program.
    const isOfExec = (one: NodeEvent) =>
      one.lineage.some((process) => process.arguments.includes(exec.id));
    await logs.first((one) => isOfExec(one) && one.alert !== null, exec.id);
    const blocked = logs.alerts.filter(({ alert }) => alert?.action === 'Block');
    assert.ok(blocked.every(({ alert }) => alert?.enforcer === 'network'));
    assert.ok(blocked.every(({ outcome }) => outcome === 'denied'));
    const theirs = logs.alerts.filter((one) => isBy(one, read.id) || isOfExec(one));
    for (const { alert, outcome } of theirs) {
      assert.deepEqual([alert?.action, alert?.wouldBlock, alert?.enforcer], WATCHED);
      assert.equal(outcome, 'not-denied');
    }
    // An exec is met at its open and at its check: the second is a repeat, told within the second.
    const paths = theirs.map(({ activity }) => ('path' in activity ? activity.path : ''));
    assert.deepEqual([...new Set(paths)], ['/etc/bin/secret', '/etc/bin/tool']);
  });

  it('the same by a workload without policy raises none', async () => {
    const read = await podD.actor.perform('child', 'read', '/etc/bin/secret');
    assert.equal(read.error, '');
    await seen(read, 'exit');
    assert.deepEqual(
      logs.alerts.filter((one) => isBy(one, read.id)),
      [],
    );
  });
});
