// The program as people use it, against a node on each kernel; the other tests speak to its API.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { NodeStatus, ProbeReport } from '@ringfence/model';
import { type Container, Containers } from '../harness/containers.ts';
import { isEnforcing } from '../harness/kernel-requirement.ts';
import { RingfenceNode } from '../harness/ringfence-node.ts';

const POLICIES = 'deploy/demo/policies.yaml';

describe('command line', () => {
  const resources = new AsyncDisposableStack();
  let node: RingfenceNode;
  let container: Container;

  before(async () => {
    const containers = resources.use(await Containers.start());
    node = await RingfenceNode.shared(containers.socket);
    const [only] = await containers.run(['pod-c']);
    assert.ok(only);
    container = only;
  });

  after(() => resources.disposeAsync());

  const connect = () => container.actor.perform('child', 'tcp', '127.0.0.1', '5000');

  it('probe tells the mode', async () => {
    const { status, stdout, stderr } = await node.command('probe', '-o', 'json');
    assert.equal(status, 0, stderr);
    const { mode, reason } = JSON.parse(stdout) as ProbeReport;
    assert.match(mode, isEnforcing ? /^enforcing/ : /^visibility-only$/);
    assert.equal(reason === '', isEnforcing, reason);
  });

  it('policy apply puts policies in force, with 4 where they are not enforced in full', async () => {
    const { status, stdout, stderr } = await node.command('policy', 'apply', '-f', POLICIES);
    assert.equal(status, isEnforcing ? 0 : 4, stdout + stderr);
    assert.match(stdout, /WorkloadPolicy default\/pod-c-port-5000 applied \(created\)/);
    assert.equal(/NOT (ENFORCED|SEEN): \S+/.test(stdout), !isEnforcing, stdout);
    assert.equal((await connect()).error, 'EPERM');
  });

  it('status counts them', async () => {
    const { status, stdout, stderr } = await node.command('status', '-o', 'json');
    assert.equal(status, 0, stderr);
    assert.equal((JSON.parse(stdout) as NodeStatus).policies, 3);
  });

  it('logs show the refusal', async () => {
    const words = ['--alerts', '--policy', 'pod-c-port-5000'];
    const { status, stdout, stderr } = await node.command('logs', ...words);
    assert.equal(status, 0, stderr);
    assert.match(stdout, /\[BLOCK\] default\/pod-c connect TCP 127\.0\.0\.1:5000/);
  });

  it('policy delete lifts it', async () => {
    const { status, stdout, stderr } = await node.command('policy', 'delete', '-f', POLICIES);
    assert.equal(status, 0, stderr);
    assert.match(stdout, /WorkloadPolicy default\/pod-c-port-5000 deleted/);
    assert.equal((await connect()).error, 'ECONNREFUSED', 'nobody listens there');
  });
});
