// Many rules, and many refusals: all hold, and every refusal is told or counted as lost.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { NodeEvent } from '@ringfence/model';
import { type Container, Containers } from '../harness/containers.ts';
import { unlessKernelHas } from '../harness/kernel-requirement.ts';
import { isBy } from '../harness/log-stream.ts';
import { RingfenceNode } from '../harness/ringfence-node.ts';

const RULES = 10_000;
const RATE = 1000;
const DENIALS = 5000;

function policyOf(paths: readonly string[]): string {
  return JSON.stringify({
    apiVersion: 'security.ringfence.dev/v1alpha1',
    kind: 'WorkloadPolicy',
    metadata: { name: 'many', namespace: 'default' },
    spec: {
      selector: { matchLabels: { app: 'pod-a' } },
      action: 'Block',
      file: { matchPaths: paths.map((path) => ({ path })) },
    },
  });
}

const isTried = ({ activity, alert }: NodeEvent) =>
  alert !== null && activity.type === 'file' && activity.path === '/etc/bin/secret';

const here = (...words: string[]) => ['here', ...words] as const;

describe('load', { skip: unlessKernelHas('BPF LSM with task storage') }, () => {
  const resources = new AsyncDisposableStack();
  let node: RingfenceNode;
  let container: Container;

  before(async () => {
    const containers = resources.use(await Containers.start());
    node = await RingfenceNode.shared(containers.socket);
    const [only] = await containers.run(['pod-a']);
    assert.ok(only);
    container = only;
  });

  after(() => resources.disposeAsync());

  it(`a policy of ${RULES} rules is applied, and holds`, async (test) => {
    const paths = Array.from({ length: RULES }, (_, at) => `/srv/${at % 100}/${at}`);
    const start = performance.now();
    const text = policyOf([...paths, '/etc/bin/secret']);
    const { problems, policies } = await node.tryApply(text);
    test.diagnostic(`applied in ${(performance.now() - start).toFixed(0)} ms`);
    assert.deepEqual(problems, []);
    assert.ok(
      policies[0]?.policy.rules.every(({ standings }) =>
        standings.every(({ state }) => state === 'enforced'),
      ),
    );
    const folders = Array.from({ length: 100 }, (_, at) => here('mkdir', `/srv/${at}`));
    await container.actor.performAll([here('mkdir', '/srv'), ...folders]);
    const results = await container.actor.performAll(
      paths.filter((_, at) => at % 20 === 0).map((path) => here('create', path)),
    );
    assert.ok(results.every(({ error }) => error === 'EACCES'));
    const free = await container.actor.perform('here', 'create', '/srv/1/0');
    assert.equal(free.error, '', 'what no rule is about');
  });

  it(`of ${DENIALS} refusals at ${RATE} a second each is told or counted as lost`, async (test) => {
    const emitted = async () => {
      const { lanes } = await node.client.call('status', {});
      const lane = lanes.find((one) => one.lane === 'verdicts');
      assert.ok(lane);
      return lane.emitted;
    };
    await using logs = node.logs({ policy: 'many' });
    // Verdicts come in the order in which they were made: with this one, the earlier ones are told.
    const last = await container.actor.perform('child', 'read', '/etc/bin/secret');
    await logs.first((event) => isBy(event, last.id), 'the alert before all others');
    const [alertsBefore, gapsBefore] = [logs.events.length, logs.gaps.length];
    const alerts = () => {
      const tried = logs.events.slice(alertsBefore).filter(isTried);
      return tried.reduce((sum, { count }) => sum + count, 0);
    };
    const lost = () => {
      // behaviours that an earlier file's flood was refused may be told of meanwhile
      const own = logs.gaps.slice(gapsBefore).filter(({ lane }) => lane === 'verdicts');
      return own.reduce((sum, gap) => sum + Number(gap.lost), 0);
    };

    const earlier = await emitted();
    const words = ['pace', String(RATE), String(DENIALS), 'read', '/etc/bin/secret'];
    const start = performance.now();
    const { detail } = await container.actor.perform('here', ...words);
    test.diagnostic(`${detail} in ${(performance.now() - start).toFixed(0)} ms`);
    const added = Number((await emitted()) - earlier);
    assert.equal(detail, `13:${DENIALS}`);
    await logs.until(() => alerts() + lost() >= DENIALS, `all of ${DENIALS} refusals`);
    const events = logs.events.length - alertsBefore;
    test.diagnostic(`${alerts()} told in ${events} events, ${lost()} lost`);
    assert.equal(alerts() + lost(), DENIALS);
    // The canary, refused five times a minute, is counted there too.
    assert.ok(added >= DENIALS && added <= DENIALS + 15, String(added));
  });
});
