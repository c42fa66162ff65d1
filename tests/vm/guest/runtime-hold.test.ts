// A container whose first act is the forbidden one, in runtimes that tell nobody ahead.
import assert from 'node:assert/strict';
import { copyFileSync, existsSync, writeFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { Containers } from './harness/containers.ts';
import { unlessKernelHas } from './harness/kernel-requirement.ts';
import { PlainRunc } from './harness/plain-runc.ts';
import { RingfenceNode } from './harness/ringfence-node.ts';

const ROUNDS = process.env.RINGFENCE_TEST_FULL === '1' ? 100 : 4;

const POLICY = `
apiVersion: security.ringfence.dev/v1alpha1
kind: WorkloadPolicy
metadata: { name: first-act, namespace: default }
spec:
  selector: { matchLabels: { app: first } }
  action: Block
  file: { matchPaths: [{ path: /etc/secret }] }
  process: { matchPaths: [{ path: /opt/touch }] }
`;

const READ = ['sh', '-c', 'cat /etc/secret; echo over'];
const LABELS = { app: 'first' };

describe('hold', { skip: unlessKernelHas('BPF LSM with task storage') }, () => {
  const resources = new AsyncDisposableStack();
  let node: RingfenceNode;
  let runc: PlainRunc;

  before(async () => {
    const containers = resources.use(await Containers.start());
    node = await RingfenceNode.shared(containers.socket);
    runc = resources.use(new PlainRunc());
    writeFileSync(runc.inside('/etc/secret'), 'secret\n');
    copyFileSync('/bin/busybox', runc.inside('/opt/touch'));
    await node.apply(POLICY);
  });

  after(() => resources.disposeAsync());

  it(`runc: what it opens first is refused, ${ROUNDS} times of ${ROUNDS}`, async () => {
    await using logs = node.logs();
    for (let round = 0; round < ROUNDS; round++) {
      const { stdout } = await runc.run({
        name: `first-${round}`,
        arguments: READ,
        annotations: LABELS,
      });
      assert.equal(stdout, 'over\n', `round ${round}`);
    }
    const refused = () => logs.alerts.filter(({ workload }) => workload.startsWith('first-'));
    await logs.until(() => refused().length >= ROUNDS, 'an alert for each');
    assert.equal(refused().length, ROUNDS);
    assert.equal(new Set(refused().map(({ workload }) => workload)).size, ROUNDS);
    assert.deepEqual(logs.gaps, []);
  });

  it('runc: a first program that is forbidden does not start', async () => {
    const { status, stderr } = await runc.run({
      name: 'forbidden',
      arguments: ['/opt/touch', '/tmp/made'],
      annotations: LABELS,
    });
    assert.notEqual(status, 0);
    assert.match(stderr, /permission denied/);
    assert.ok(!existsSync(runc.inside('/tmp/made')));
  });

  it('runc: the same goes through where no policy selects it', async () => {
    const read = await runc.run({ name: 'free-read', arguments: READ });
    assert.equal(read.stdout, 'secret\nover\n');
    const made = ['/opt/touch', '/tmp/made'];
    assert.equal((await runc.run({ name: 'free-exec', arguments: made })).status, 0);
    assert.ok(existsSync(runc.inside('/tmp/made')));
  });
});
