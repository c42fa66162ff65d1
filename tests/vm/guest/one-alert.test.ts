// An Audit rule tells of each operation once, however many hooks the kernel calls for it.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { type Container, Containers } from './harness/containers.ts';
import { unlessKernelHas } from './harness/kernel-requirement.ts';
import { isBy, type LogStream } from './harness/log-stream.ts';
import { RingfenceNode } from './harness/ringfence-node.ts';

const FOLDER = '/etc/watched';

/** What is done, and what is told of it. */
const OPERATIONS: readonly (readonly [words: string, actions: string])[] = [
  ['create new', 'create'],
  ['append file', 'write'],
  ['overwrite file', 'write'],
  ['truncate file', 'truncate'],
  ['read-write file', 'read'],
  ['setxattr file', 'setxattr'],
  ['removexattr file', 'setxattr'],
  ['set-acl file', 'setxattr'],
  ['remove-acl file', 'setxattr'],
  ['back-date file', 'utime'],
  ['touch file', 'utime'],
  ['set-flags file', 'read setflags'],
  ['chmod file', 'chmod'],
  ['chown file', 'chown'],
  ['unlink file', 'unlink'],
];

const POLICY = `
apiVersion: security.ringfence.dev/v1alpha1
kind: WorkloadPolicy
metadata: { name: watched, namespace: default }
spec:
  selector: { matchLabels: { app: pod-watched } }
  action: Audit
  file: { matchDirectories: [{ dir: ${FOLDER}/, recursive: true }] }
`;

describe('one operation, one alert', { skip: unlessKernelHas('BPF LSM with task storage') }, () => {
  const resources = new AsyncDisposableStack();
  let logs: LogStream;
  let watched: Container;

  before(async () => {
    const containers = resources.use(await Containers.start());
    const node = await RingfenceNode.shared(containers.socket);
    const [only] = await containers.run(['pod-watched'], {
      ...{ privileged: true, newPrivileges: true },
    });
    assert.ok(only);
    watched = only;
    mkdirSync(watched.root + FOLDER);
    writeFileSync(`${watched.root}${FOLDER}/file`, 'contents');
    await node.apply(POLICY);
    logs = resources.use(node.logs());
  });

  after(() => resources.disposeAsync());

  for (const [words, actions] of OPERATIONS)
    it(`${words}: ${actions}`, async () => {
      const [operation = '', name = ''] = words.split(' ');
      const done = await watched.actor.perform('child', operation, `${FOLDER}/${name}`);
      assert.equal(done.error, '');
      // Verdicts come in the order in which they were made: with the next one's, all are there.
      const next = await watched.actor.perform('child', 'list', FOLDER);
      await logs.first((event) => isBy(event, next.id) && event.alert !== null, words);
      const alerts = logs.alerts.filter((event) => isBy(event, done.id));
      const told = alerts.map(({ activity }) =>
        activity.type === 'file' ? activity.action : activity.type,
      );
      assert.deepEqual(told, actions.split(' '));
      assert.ok(alerts.every(({ count, outcome }) => count === 1 && outcome === 'not-denied'));
    });
});
