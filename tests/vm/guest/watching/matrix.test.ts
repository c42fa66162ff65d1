// Each operation without policy, under Audit and under Block: what the node of this kernel can do
// about it. docs/matrix.json is what was found last; `make matrix` writes it, and the page with it.
import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { Activity, FileAction, NodeEvent } from '@ringfence/model';
import { abilityLine, MATRIX_FILE, readMatrix } from '../../../../build/matrix-page.ts';
import type { Performed } from '../harness/actor.ts';
import { type Container, Containers } from '../harness/containers.ts';
import { isEnforcing, KERNEL_SERIES } from '../harness/kernel-requirement.ts';
import { listenTcp } from '../harness/listeners.ts';
import type { LogStream } from '../harness/log-stream.ts';
import { RingfenceNode } from '../harness/ringfence-node.ts';

interface Tried {
  readonly name: string;
  readonly words: readonly string[];
  readonly isIt: (activity: Activity) => boolean;
}

const file = (name: string, action: FileAction, ...words: readonly string[]): Tried => ({
  name,
  words,
  isIt: (activity) => activity.type === 'file' && activity.action === action,
});

const IN = '/watched';
const PROGRAM = '/tools/true';
const PORT = 5010;
/** Refused on every kernel: once its alert is there, those before it are too. */
const LAST_PORT = 5011;

const TRIED: readonly Tried[] = [
  file('open for read', 'read', 'read', `${IN}/read`),
  file('open for write', 'write', 'append', `${IN}/append`),
  file('open through io_uring', 'read', 'io-uring', `${IN}/io-uring`),
  file('create', 'create', 'create', `${IN}/created`),
  file('unlink', 'unlink', 'unlink', `${IN}/unlink`),
  file('rename', 'rename', 'rename', `${IN}/rename`, `${IN}/renamed`),
  file('link', 'link', 'link', `${IN}/link`, `${IN}/linked`),
  file('symlink', 'symlink', 'symlink', '/etc', `${IN}/symlinked`),
  file('mkdir', 'mkdir', 'mkdir', `${IN}/folder`),
  file('rmdir', 'rmdir', 'rmdir', `${IN}/rmdir`),
  file('mknod', 'mknod', 'fifo', `${IN}/fifo`),
  file('chmod', 'chmod', 'chmod', `${IN}/chmod`),
  file('chown', 'chown', 'chown', `${IN}/chown`),
  file('truncate', 'truncate', 'truncate', `${IN}/truncate`),
  {
    name: 'exec',
    words: ['exec', PROGRAM],
    isIt: (activity) => activity.type === 'exec' && activity.path === PROGRAM,
  },
  {
    name: 'connect',
    words: ['tcp', '127.0.0.1', `${PORT}`],
    isIt: (activity) => activity.type === 'connect' && activity.port === PORT,
  },
  {
    name: 'ptrace',
    words: ['attach'],
    isIt: (activity) => activity.type === 'privilege' && activity.privilege === 'ptrace',
  },
];

const policyOf = (name: string, action: string): string => `
apiVersion: security.ringfence.dev/v1alpha1
kind: WorkloadPolicy
metadata: { name: ${name}, namespace: default }
spec:
  selector: { matchLabels: { app: ${name} } }
  action: ${action}
  file: { matchDirectories: [{ dir: ${IN}/, recursive: true }] }
  process: { matchPaths: [{ path: ${PROGRAM} }] }
  egress:
    - ports: [{ protocol: TCP, port: ${PORT} }]
    - ports: [{ protocol: TCP, port: ${LAST_PORT} }]
      action: Block
  privileges: { ptrace: {} }
`;

/** What is asked of a kernel of which nothing is recorded. Privileges are told by rules alone. */
const everything = (name: string) => ({ see: name !== 'ptrace', audit: true, block: true });

function prepare(root: string): void {
  mkdirSync(`${root}${IN}/rmdir`, { recursive: true });
  mkdirSync(`${root}/tools`);
  copyFileSync(`${root}/bin/busybox`, `${root}${PROGRAM}`);
  for (const name of ['read', 'append', 'io-uring', 'unlink', 'rename', 'link', 'chmod', 'chown'])
    writeFileSync(`${root}${IN}/${name}`, name);
  writeFileSync(`${root}${IN}/truncate`, 'truncate');
}

describe(`what kernel ${KERNEL_SERIES} can do`, () => {
  const resources = new AsyncDisposableStack();
  const done = new Map<string, readonly Performed[]>();
  const recorded = readMatrix(MATRIX_FILE);
  let logs: LogStream;

  before(async () => {
    const containers = resources.use(await Containers.start());
    const node = await RingfenceNode.shared(
      containers.socket,
      ...['--visibility', 'process,file,network'],
    );
    const pods = await containers.run(['pod-see', 'pod-audit', 'pod-block']);
    for (const { root } of pods) prepare(root);
    await node.tryApply(`${policyOf('pod-audit', 'Audit')}---\n${policyOf('pod-block', 'Block')}`);
    logs = resources.use(node.logs());
    const { close } = await listenTcp(PORT);
    resources.defer(() => close());
    for (const pod of pods) done.set(pod.name, await tryAll(pod));
  });

  after(() => resources.disposeAsync());

  async function tryAll({ name, actor }: Container): Promise<Performed[]> {
    const words = [...TRIED.map((tried) => tried.words), ['tcp', '127.0.0.1', `${LAST_PORT}`]];
    const performed = await actor.performAll(words.map((each) => ['child', ...each]));
    const last = performed.pop();
    assert.ok(last);
    await logs.first(
      (event) => isOf(event, last) && (name === 'pod-see' || event.alert !== null),
      `the end of ${name}`,
    );
    return performed;
  }

  const isOf = ({ lineage }: NodeEvent, { id }: Performed) =>
    lineage.some((process) => process.arguments.includes(id));

  for (const [index, { name, isIt }] of TRIED.entries())
    it(`${name}: as docs/matrix.json has it`, () => {
      const of = (pod: string) => {
        const performed = done.get(pod)?.[index];
        assert.ok(performed);
        const events = logs.events.filter(
          (event) => isOf(event, performed) && isIt(event.activity),
        );
        return { events, error: performed.error };
      };
      const [seen, audited, blocked] = [of('pod-see'), of('pod-audit'), of('pod-block')];
      assert.equal(seen.error, '');
      assert.equal(audited.error, '');
      assert.ok(seen.events.every(({ alert }) => alert === null));
      const isAudit = ({ alert, outcome }: NodeEvent) =>
        alert?.action === 'Audit' && !alert.wouldBlock && outcome === 'not-denied';
      const isBlock = ({ alert, outcome }: NodeEvent) =>
        alert?.action === 'Block' && outcome === 'denied';
      const isWouldBlock = ({ alert, outcome }: NodeEvent) =>
        alert?.action === 'Audit' && alert.wouldBlock && outcome === 'not-denied';
      const abilities = {
        see: seen.events.length > 0,
        audit: audited.events.some(isAudit),
        block: blocked.error !== '' && blocked.events.some(isBlock),
      };
      console.log(abilityLine({ kernel: KERNEL_SERIES, operation: name, ...abilities }));
      // No alert says Block of what was let through, and who audits tells of those too.
      assert.equal(blocked.events.some(isBlock), abilities.block);
      if (!abilities.block) assert.equal(blocked.events.some(isWouldBlock), abilities.audit);
      if (isEnforcing) assert.ok(abilities.block);
      assert.deepEqual(abilities, recorded[KERNEL_SERIES]?.[name] ?? everything(name));
    });
});
