// Rules that ask for arguments: whoever is refused does not come to its first instruction.
import assert from 'node:assert/strict';
import { copyFileSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { NodeEvent } from '@ringfence/model';
import { type Container, Containers } from './harness/containers.ts';
import { unlessKernelHas } from './harness/kernel-requirement.ts';
import type { LogStream } from './harness/log-stream.ts';
import { RingfenceNode } from './harness/ringfence-node.ts';

const APP = 'pod-arguments';
const LOOPS = Array.from({ length: 8 }, (_, index) => index);
const EXECS = 20;
const LONGEST = 'a'.repeat(253);

const POLICY = `
apiVersion: security.kubearmor.com/v1
kind: KubeArmorPolicy
metadata: { name: arguments, namespace: default }
spec:
  selector: { matchLabels: { app: ${APP} } }
  action: Block
  process:
    matchPaths:
      - { path: /data/bin/touch, allowedArgs: [-c, /data/allowed, ${LONGEST}, ''] }
      - { path: /data/script, allowedArgs: [one] }
      - { path: /data/bin/sh, allowedArgs: [/data/plain] }
      - { path: /data/audited/touch, action: Audit, allowedArgs: [/data/a] }
      - { path: /data/listed/touch, action: Allow, allowedArgs: [/data/b] }
      - { path: /data/chosen/touch, allowedArgs: [/data/c, /data/d] }
      - { path: /data/chosen/touch, allowedArgs: [/data/d, /data/e] }
      - { path: /data/both/touch, allowedArgs: [/data/f] }
    matchDirectories:
      - { dir: /data/listed/ }
      - { dir: /data/both/ }
`;

const TOUCH = '/data/bin/touch';

/** `null`: it runs, and nothing is told. */
interface Attempt {
  readonly words: readonly string[];
  readonly alert: 'Block' | 'Audit' | null;
  readonly why: string;
  readonly makes?: string;
}

const attempt = (
  why: string,
  alert: Attempt['alert'],
  words: readonly string[],
  makes?: string,
): Attempt => ({ why, alert, words, ...(makes && { makes }) });

const ATTEMPTS: readonly Attempt[] = [
  attempt('the allowed one', null, ['exec', TOUCH, '/data/allowed'], 'allowed'),
  attempt('none', null, ['exec', TOUCH]),
  attempt('all, twice, in another order', null, ['exec', TOUCH, '/data/allowed', '-c', '-c']),
  attempt('another', 'Block', ['exec', TOUCH, '/data/refused'], 'refused'),
  attempt('one too many', 'Block', ['exec', TOUCH, '/data/allowed', '/data/more'], 'more'),
  attempt('as the last of many', 'Block', ['exec', TOUCH, '-c', '-c', '-c', '/data/last']),
  attempt('the longest', null, ['exec', TOUCH, '-c', LONGEST]),
  attempt('one byte more', 'Block', ['exec', TOUCH, '-c', `${LONGEST}a`]),
  attempt('two bytes more', 'Block', ['exec', TOUCH, '-c', `${LONGEST}aa`]),
  attempt('one that goes on', 'Block', ['exec-odd', 'longer', TOUCH, '']),
  attempt('an empty one', null, ['exec-odd', 'empty', TOUCH, '-c']),
  attempt('not even a name', null, ['exec-odd', 'nothing', TOUCH, '']),
  attempt('a long name', null, ['exec-odd', 'long-name', TOUCH, '/data/allowed']),
  attempt('a long name, another', 'Block', ['exec-odd', 'long-name', TOUCH, '/data/n']),
  attempt('more than are read', 'Block', ['exec-odd', 'many', TOUCH, '/data/allowed']),
  attempt("a script's own", null, ['exec', '/data/script', 'one'], 'script-ran-one'),
  attempt("a script's, none", null, ['exec', '/data/script'], 'script-ran-'),
  attempt("a script's, another", 'Block', ['exec', '/data/script', 'two'], 'script-ran-two'),
  attempt('the script itself, of its interpreter', null, ['exec', '/data/plain'], 'plain-ran'),
  attempt('another script', 'Block', ['exec', '/data/other'], 'other-ran'),
  attempt('an interpreter by hand', 'Block', ['exec', '/data/bin/sh', '-c', ': >/data/c'], 'c'),
  attempt('audited, the allowed', null, ['exec', '/data/audited/touch', '/data/a'], 'a'),
  attempt('audited, another', 'Audit', ['exec', '/data/audited/touch', '/data/a1'], 'a1'),
  attempt('allowed below a Block', null, ['exec', '/data/listed/touch', '/data/b'], 'b'),
  attempt('not allowed there', 'Block', ['exec', '/data/listed/touch', '/data/b1'], 'b1'),
  attempt('what both rules allow', null, ['exec', '/data/chosen/touch', '/data/d'], 'd'),
  attempt('what one does', 'Block', ['exec', '/data/chosen/touch', '/data/e'], 'e'),
  attempt('what the other does', 'Block', ['exec', '/data/chosen/touch', '/data/c'], 'c'),
  attempt('left to a Block above', 'Block', ['exec', '/data/both/touch', '/data/f'], 'f'),
];

const SCRIPTS = {
  script: '#!/data/interpreter/sh\n: >/data/script-ran-$1\n',
  plain: '#!/data/bin/sh\n: >/data/plain-ran\n',
  other: '#!/data/bin/sh\n: >/data/other-ran\n',
};

function prepare(root: string): void {
  for (const folder of ['bin', 'interpreter', 'audited', 'listed', 'chosen', 'both']) {
    mkdirSync(`${root}/data/${folder}`, { recursive: true });
    for (const applet of ['touch', 'sh'])
      copyFileSync('/bin/busybox', `${root}/data/${folder}/${applet}`);
  }
  for (const [name, text] of Object.entries(SCRIPTS))
    writeFileSync(`${root}/data/${name}`, text, { mode: 0o755 });
}

describe('arguments', { skip: unlessKernelHas('BPF LSM with task storage') }, () => {
  const resources = new AsyncDisposableStack();
  let node: RingfenceNode;
  let logs: LogStream;
  let container: Container;
  let free: Container;

  before(async () => {
    const containers = resources.use(await Containers.start());
    node = await RingfenceNode.shared(containers.socket);
    const [first, second] = await containers.run([APP, 'pod-arguments-free'], {
      privileged: true,
    });
    assert.ok(first && second);
    [container, free] = [first, second];
    for (const { root } of [container, free]) prepare(root);
    await node.apply(POLICY);
    logs = resources.use(node.logs());
  });

  after(() => resources.disposeAsync());

  for (const { why, words, alert, makes } of ATTEMPTS) {
    it(`${why}: ${alert ?? 'runs'}`, async () => {
      const { error, detail, id } = await container.actor.perform('child', ...words);
      const isOf = (event: NodeEvent) =>
        event.alert?.policy.name === 'arguments' &&
        event.lineage.some((each) => each.arguments.includes(id));
      if (alert !== null) {
        const first = await logs.first(isOf, id);
        assert.equal(first.alert?.action, alert);
        assert.equal(first.activity.type, 'exec');
      }
      assert.equal(logs.alerts.filter(isOf).length, alert === null ? 0 : 1);
      assert.equal(error, '');
      assert.equal(detail === 'killed by 9', alert === 'Block');
      if (makes !== undefined)
        assert.equal(existsSync(`${container.root}/data/${makes}`), alert !== 'Block');
    });

    it(`${why}: runs without policy`, async () => {
      const { error, detail } = await free.actor.perform('child', ...words);
      assert.equal(error, '');
      assert.notEqual(detail, 'killed by 9');
      if (makes !== undefined) assert.ok(existsSync(`${free.root}/data/${makes}`));
    });
  }

  for (const way of ['thread-exec', 'init-exec'])
    it(`who executes by ${way} is asked too`, async () => {
      const { actor, root } = container;
      const { detail } = await actor.perform('child', way, TOUCH, `/data/${way}`);
      assert.equal(detail, 'killed by 9');
      assert.ok(!existsSync(`${root}/data/${way}`));
      assert.equal((await actor.perform('child', way, TOUCH, '/data/allowed')).detail, '0');
      assert.equal((await free.actor.perform('child', way, TOUCH, `/data/${way}`)).detail, '0');
      assert.ok(existsSync(`${free.root}/data/${way}`));
    });

  // Where programs may be preempted (7.2) a trace point's is passed over while another task's stands.
  it('none of many that execute at the same time goes unasked', async () => {
    const { actor, root } = container;
    const loop = `i=0; while [ $i -lt ${EXECS} ]; do ${TOUCH} /data/raced-$n-$i; i=$((i+1)); done`;
    const script = `for n in ${LOOPS.join(' ')}; do (${loop}) & done; wait`;
    const { error } = await actor.perform('child', 'exec', '/data/interpreter/sh', '-c', script);
    assert.equal(error, '');
    assert.deepEqual(
      readdirSync(`${root}/data`).filter((name) => name.startsWith('raced-')),
      [],
    );
  });

  it('an exec that failed leaves nothing to the next one', async () => {
    const { actor, root } = container;
    // Its interpreter is not there: what its own arguments came to is nobody's business any more.
    writeFileSync(`${root}/data/script`, '#!/data/none\n', { mode: 0o755 });
    const { error, detail } = await actor.perform(
      'child',
      'exec-after',
      '/data/script',
      '/data/interpreter/touch',
      '/data/after',
    );
    assert.equal(error, '');
    assert.equal(detail, '0');
    assert.ok(existsSync(`${root}/data/after`));
  });
});
