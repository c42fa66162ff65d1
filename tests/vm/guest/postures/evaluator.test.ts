// The kernel and the evaluator that states the semantics must give the same verdict.
import assert from 'node:assert/strict';
import { chownSync, copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { DEFAULT_POSTURE, type RuleTable, type Workload } from '@ringfence/model';
import { buildRuleTable, evaluate, parsePolicies } from '@ringfence/policy';
import fc from 'fast-check';
import { ACTOR_PROGRAM } from '../harness/actor.ts';
import { type Container, Containers } from '../harness/containers.ts';
import { times } from '../harness/effort.ts';
import { unlessKernelHas } from '../harness/kernel-requirement.ts';
import { RingfenceNode } from '../harness/ringfence-node.ts';
import {
  FOREIGN_NAME,
  type SampledOperation,
  sampledOperation,
} from '../harness/sample-operation.ts';
import { NAMES, NEW_NAME, policyText, TREE } from '../harness/sample-policy.ts';

const SEED = Number(process.env.SEED ?? 20261124);
/** Under each posture. */
const ROUNDS = times(3, 50);
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
  if (path.endsWith(`/${FOREIGN_NAME}`)) chownSync(path, 1000, 1000);
}

function makeTree(): void {
  for (const first of NAMES)
    for (const second of NAMES) {
      mkdirSync(`${FOLDER}/${first}/${second}`, { recursive: true });
      for (const third of NAMES) makeFile(`${FOLDER}/${first}/${second}/${third}`);
    }
}

/** The paths that an operation may leave other than it found them. */
function disturbed({ words: [word = '', ...paths] }: SampledOperation): readonly string[] {
  return /^(create|mkdir|unlink|chmod|truncate|rename)$/.test(word) ? paths : [];
}

/** So that every operation finds what it needs, whatever went before. */
function restore(paths: Iterable<string>): void {
  for (const path of paths) {
    const outside = path.replace(`/${TREE}`, FOLDER);
    rmSync(outside, { recursive: true, force: true });
    if (!path.endsWith(`/${NEW_NAME}`)) makeFile(outside);
  }
}

/** Runs of operations of which none meets what an earlier one of its run disturbed. */
function independentRuns(operations: readonly SampledOperation[]): SampledOperation[][] {
  const runs: SampledOperation[][] = [];
  let meets = new Set<string>();
  for (const operation of operations) {
    let run = runs.at(-1);
    if (run === undefined || operation.words.some((word) => meets.has(word))) {
      run = [];
      runs.push(run);
      meets = new Set();
    }
    run.push(operation);
    for (const path of disturbed(operation)) meets.add(path);
  }
  return runs;
}

/** Of an exec: the file posture is not about the kernel's own opens, which exec rules judge. */
const isPermitted = (table: RuleTable, { operations }: SampledOperation) =>
  operations.every((operation, at) => {
    const posture = at === 0 || operation.type !== 'file' || operations[0]?.type !== 'exec';
    return evaluate(table, operation, { posture }).permitted;
  });

/** What the node is asked for, so that others find it as it is by default. */
const OPTIONS = { Audit: [], Block: ['--posture', 'file=block,network=block'] } as const;

for (const action of ['Audit', 'Block'] as const)
  describe(`kernel and evaluator, posture ${action}`, {
    skip: unlessKernelHas('BPF LSM with task storage'),
  }, () => {
    const resources = new AsyncDisposableStack();
    let node: RingfenceNode;
    let container: Container;

    before(async () => {
      makeTree();
      const containers = resources.use(await Containers.start());
      node = await RingfenceNode.shared(containers.socket, ...OPTIONS[action]);
      const [only] = await containers.run([APP], { binds: { [`/${TREE}`]: FOLDER } });
      assert.ok(only);
      container = only;
      copyFileSync(ACTOR_PROGRAM, `${container.root}/probe/other`);
    });

    after(() => resources.disposeAsync());

    it(`give the same verdict on sampled policies and operations (SEED=${SEED})`, async (test) => {
      const samples = fc.sample(
        fc.tuple(
          policyText(APP, action),
          fc.array(sampledOperation, { minLength: OPERATIONS, maxLength: OPERATIONS }),
        ),
        { seed: SEED, numRuns: ROUNDS },
      );
      const disagreements: string[] = [];
      let [compared, refused, killed] = [0, 0, 0];
      for (const [text, operations] of samples) {
        const { policies, errors } = parsePolicies(text, 'sample.yaml');
        assert.deepEqual(errors, []);
        const report = await node.tryApply(text);
        assert.deepEqual(report.problems, []);
        const table = buildRuleTable(policies, WORKLOAD, {
          ...DEFAULT_POSTURE,
          file: action,
          network: action,
        });
        for (const run of independentRuns(operations)) {
          const { actor } = container;
          const results = await actor.performAll(run.map((each) => [each.manner, ...each.words]));
          restore(new Set(run.flatMap(disturbed)));
          for (const [at, sampled] of run.entries()) {
            const error = results[at]?.error ?? 'none';
            const isKilled = results[at]?.detail === 'killed by 9';
            const permitted = !REFUSALS.includes(error) && !isKilled;
            compared++;
            if (!permitted) refused++;
            if (isKilled) killed++;
            if (permitted === isPermitted(table, sampled)) continue;
            const evaluator = permitted ? 'refuses' : 'permits';
            disagreements.push(
              `${sampled.manner} ${sampled.words.join(' ')}: the kernel says ${error || 'yes'}, the evaluator ` +
                `${evaluator}; SEED=${SEED}, policies:\n${text}`,
            );
          }
        }
      }
      test.diagnostic(
        `${compared} operations under ${ROUNDS} policy texts, ${refused} refused, ${killed} of them killed`,
      );
      const some = disagreements.slice(0, 3).join('\n\n');
      assert.equal(disagreements.length, 0, `${disagreements.length} of ${compared}:\n${some}`);
      assert.ok(refused > compared / 20 && refused < compared * 0.95, `${refused} of ${compared}`);
    });
  });
