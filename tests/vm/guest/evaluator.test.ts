// The kernel and the evaluator that states the semantics must give the same verdict.
import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { RuleTable, Workload } from '@ringfence/model';
import { buildRuleTable, evaluate, parsePolicies } from '@ringfence/policy';
import fc from 'fast-check';
import { NodeClient } from '../../../packages/cli/src/node-client.ts';
import { type Container, Containers } from './harness/containers.ts';
import { unlessKernelHas } from './harness/kernel-requirement.ts';
import { RingfenceNode, SOCKET } from './harness/ringfence-node.ts';
import { type SampledOperation, sampledOperation } from './harness/sample-operation.ts';
import { NAMES, NEW_NAME, policyText, TREE } from './harness/sample-policy.ts';

const SEED = Number(process.env.SEED ?? 20261124);
const ROUNDS = 20;
const OPERATIONS = 40;
const APP = 'pod-e';
const FOLDER = '/tmp/sampled-tree';
/** What a refusal looks like; all else is the operation's own affair. */
const REFUSALS = ['EACCES', 'EPERM'];

const WORKLOAD: Workload = {
  id: APP,
  kind: 'container',
  name: APP,
  namespace: 'default',
  labels: { app: APP },
  image: '',
  runtime: 'containerd',
  pid: 0,
  cgroupPath: '',
  cgroupId: 0n,
};

function makeFile(path: string): void {
  writeFileSync(path, '#!/bin/true\n', { mode: 0o755 });
}

function makeTree(): void {
  for (const first of NAMES)
    for (const second of NAMES) {
      mkdirSync(`${FOLDER}/${first}/${second}`, { recursive: true });
      for (const third of NAMES) makeFile(`${FOLDER}/${first}/${second}/${third}`);
    }
}

/** So that every operation finds what it needs, whatever went before. */
function restore([word = '', ...paths]: readonly string[]): void {
  if (!/^(create|mkdir|unlink|chmod|truncate|rename)$/.test(word)) return;
  for (const path of paths) {
    const outside = path.replace(`/${TREE}`, FOLDER);
    rmSync(outside, { recursive: true, force: true });
    if (!path.endsWith(`/${NEW_NAME}`)) makeFile(outside);
  }
}

const isPermitted = (table: RuleTable, { operations }: SampledOperation) =>
  operations.every((operation) => evaluate(table, operation, { posture: false }).permitted);

describe('kernel and evaluator', { skip: unlessKernelHas('BPF LSM with task storage') }, () => {
  const resources = new AsyncDisposableStack();
  let client: NodeClient;
  let container: Container;

  before(async () => {
    makeTree();
    const containers = resources.use(await Containers.start());
    const node = resources.use(new RingfenceNode(containers.socket));
    await node.start();
    const [only] = await containers.run([APP], { binds: { [`/${TREE}`]: FOLDER } });
    assert.ok(only);
    container = only;
    client = new NodeClient(SOCKET);
    resources.defer(() => client.close());
  });

  after(() => resources.disposeAsync());

  it(`give the same verdict on sampled policies and operations (SEED=${SEED})`, async (test) => {
    const samples = fc.sample(
      fc.tuple(
        policyText(APP),
        fc.array(sampledOperation, { minLength: OPERATIONS, maxLength: OPERATIONS }),
      ),
      { seed: SEED, numRuns: ROUNDS },
    );
    const disagreements: string[] = [];
    let [compared, refused] = [0, 0];
    for (const [text, operations] of samples) {
      const { policies, errors } = parsePolicies(text, 'sample.yaml');
      assert.deepEqual(errors, []);
      const report = await client.call('applyPolicy', { text, fileName: 'sample.yaml' });
      assert.deepEqual(report.problems, []);
      const table = buildRuleTable(policies, WORKLOAD);
      for (const sampled of operations) {
        const { error } = await container.actor.perform('here', ...sampled.words);
        restore(sampled.words);
        const permitted = !REFUSALS.includes(error);
        compared++;
        if (!permitted) refused++;
        if (permitted === isPermitted(table, sampled)) continue;
        const evaluator = permitted ? 'refuses' : 'permits';
        disagreements.push(
          `${sampled.words.join(' ')}: the kernel says ${error || 'yes'}, the evaluator ` +
            `${evaluator}; SEED=${SEED}, policies:\n${text}`,
        );
      }
    }
    test.diagnostic(`${compared} operations under ${ROUNDS} policy texts, ${refused} refused`);
    const some = disagreements.slice(0, 3).join('\n\n');
    assert.equal(disagreements.length, 0, `${disagreements.length} of ${compared}:\n${some}`);
    assert.ok(refused > compared / 20 && refused < compared * 0.95, `${refused} of ${compared}`);
  });
});
