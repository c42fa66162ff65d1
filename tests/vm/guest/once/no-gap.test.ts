// Policy that changes leaves no moment between the rules before and the rules after.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Attack } from '../harness/attack.ts';
import { type Container, Containers } from '../harness/containers.ts';
import { times } from '../harness/effort.ts';
import { FullMap } from '../harness/full-map.ts';
import { unlessKernelHas } from '../harness/kernel-requirement.ts';
import { RingfenceNode } from '../harness/ringfence-node.ts';

const SECRET = '/etc/bin/secret';
const EACCES = 13;
const CHANGES = times(20, 1000);
const NAMED = { kind: 'WorkloadPolicy', namespace: 'default', name: 'secret' } as const;

/** Each forbids the secret in a way of its own, and what else it says is each time different. */
const FORBIDDING = [
  (at: number) => `file: { matchPaths: [{ path: ${SECRET} }, { path: /srv/${at} }] }`,
  (at: number) => `file:
    matchDirectories: [{ dir: /etc/bin/, recursive: true }]
    matchPaths: [{ path: /srv/${at}, action: Allow }]`,
  (at: number) => `file: { matchPatterns: [{ pattern: /etc/*/sec* }, { pattern: /srv/${at}/* }] }`,
  (at: number) => `file: { matchDirectories: [{ dir: /etc/, recursive: true }] }
  egress: [{ to: [{ cidr: 192.0.2.${at % 256}/32 }] }]`,
] as const;

const policy = (section: string, name = 'secret'): string => `
apiVersion: security.ringfence.dev/v1alpha1
kind: WorkloadPolicy
metadata: { name: ${name}, namespace: default }
spec:
  selector: { matchLabels: { app: pod-a } }
  action: Block
  ${section}
`;

describe('no gap', { skip: unlessKernelHas('BPF LSM with task storage') }, () => {
  const resources = new AsyncDisposableStack();
  let node: RingfenceNode;
  let container: Container;

  before(async () => {
    const containers = resources.use(await Containers.start());
    node = await RingfenceNode.shared(containers.socket);
    const [only] = await containers.run(['pod-a']);
    assert.ok(only);
    container = only;
    await node.apply(policy(FORBIDDING[0](0)));
  });

  after(() => resources.disposeAsync());

  it(`of ${CHANGES} changes of policy`, async (test) => {
    const attack = new Attack(container.actor, EACCES, 'read', SECRET);
    for (let change = 1; change <= CHANGES; change++) {
      const section = FORBIDDING[change % FORBIDDING.length]?.(change) ?? '';
      // In place of the policy, or beside it and then instead of it.
      if (change % 3 > 0) await node.apply(policy(section));
      else {
        await node.apply(policy(section, 'other'));
        await node.delete(NAMED);
        await node.apply(policy(section));
        await node.delete({ ...NAMED, name: 'other' });
      }
    }
    test.diagnostic(`${await attack.end()} attempts`);
  });

  it('of a change that finds a map full, which is refused and changes nothing', async () => {
    const changed = policy(`${FORBIDDING[1](0)}\n  privileges: { ptrace: {} }`);
    const attack = new Attack(container.actor, EACCES, 'read', SECRET);
    {
      using _full = new FullMap('privilege_rules');
      await attack.goesOn(50);
      await assert.rejects(node.tryApply(changed), /RF-KERNEL-003.*privilege_rules/s);
      await attack.goesOn(50);
      const [held] = await node.client.call('listPolicies', NAMED);
      assert.ok(held && !held.text.includes('ptrace'), held?.text ?? 'no policy');
    }
    await node.apply(changed);
    await attack.goesOn(50);
    await attack.end();
  });
});
