import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { EXIT } from '../exit-code.ts';
import { run } from '../program.ts';

let folder = '';
let file = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ringfence-explain-'));
  file = join(folder, 'policy.yaml');
  writeFileSync(
    file,
    `apiVersion: security.ringfence.dev/v1alpha1
kind: WorkloadPolicy
metadata: { name: pod-a-etc-bin }
spec:
  selector: { matchLabels: { app: pod-a } }
  severity: 7
  message: off limits
  file:
    matchDirectories:
      - { dir: /etc/bin/, recursive: true, action: Block }
    matchPaths:
      - { path: /etc/bin/y, action: Allow }
      - { path: /srv/z, action: Block, fromSource: [{ path: /usr/bin/curl }] }
      - { path: /srv/own, action: Block, ownerOnly: true }
    matchPatterns: [{ pattern: '/**a${'?'.repeat(30)}', action: Block }]
  process:
    matchPaths: [{ path: /bin/sh, allowedArgs: [-l], action: Block }]
`,
  );
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});
afterEach(() => {
  vi.restoreAllMocks();
});

async function explain(...arguments_: string[]): Promise<{ code: number; text: string }> {
  let text = '';
  const take = (chunk: string | Uint8Array) => {
    text += chunk.toString();
    return true;
  };
  vi.spyOn(process.stdout, 'write').mockImplementation(take);
  vi.spyOn(process.stderr, 'write').mockImplementation(take);
  const code = await run(['node', 'ringfence', 'policy', 'explain', ...arguments_]);
  return { code, text: text.replaceAll(`${folder}/`, '') };
}

const podA = ['--labels', 'tier=front,app=pod-a'];

test('the rule, why, how, and what nearly matched', async () => {
  const { code, text } = await explain('-f', file, ...podA, '--operation', 'read /etc/bin/x');
  expect(code).toBe(EXIT.ok);
  expect(text.split('\n')).toEqual([
    'read /etc/bin/x by a container: denied, with the alert Block',
    '  policy.yaml:10  Block access /etc/bin/ and below',
    '    WorkloadPolicy default/pod-a-etc-bin, spec.file.matchDirectories[0]',
    '  this Block rule decides',
    '  decided in the kernel, by BPF-LSM: the caller gets EACCES',
    '  its alert carries severity 7; message: off limits',
    'These nearly match:',
    '  policy.yaml:12  Allow access /etc/bin/y',
    "    another path: component 3 is x, and the rule's is y",
    '',
  ]);
});

test('what no node enforces yet is said', async () => {
  const asked = ['-f', file, ...podA, '--source', '/usr/bin/curl', '--operation'];
  const { text } = await explain(...asked, `read /a${'b'.repeat(30)}`);
  expect(text).toContain('denied, with the alert Block');
  expect(text).toMatch(/NOT ENFORCED: policy\.yaml:15: .+\n/);
  expect(text).toContain('so today a node permits it');
});

test('arguments matter to allowedArgs, and whoever is refused for them is killed', async () => {
  const asked = ['-f', file, ...podA, '--operation'];
  const { text } = await explain(...asked, 'exec /bin/sh -- -l -c');
  expect(text).toContain('denied, with the alert Block');
  expect(text).toContain('Block run /bin/sh with any argument but "-l"');
  expect(text).toContain('before its first instruction: the program is killed (SIGKILL)');
  expect((await explain(...asked, 'exec /bin/sh -- -l')).text).toContain('permitted');
});

test('whose file it is matters to ownerOnly', async () => {
  const asked = [
    '-f',
    file,
    ...podA,
    '--operation',
    'read /srv/own',
    '-o',
    'json',
    '--uid',
    '1000',
  ];
  expect(JSON.parse((await explain(...asked)).text)).toMatchObject({
    permitted: false,
    rule: { line: 14 },
  });
  expect(JSON.parse((await explain(...asked, '--file-owner', '1000')).text)).toMatchObject({
    permitted: true,
    rule: null,
    near: [{ line: 14, parts: [expect.stringContaining('ownerOnly')] }],
  });
});

test('other labels, another namespace and the host are other workloads', async () => {
  const asked = ['-f', file, '--operation', 'read /etc/bin/x'];
  for (const [more, reason] of [
    [['--labels', 'app=pod-b'], 'another workload: the policy selects app=pod-a'],
    [[...podA, '--namespace', 'shop'], 'another namespace: the policy is about default'],
    [['--host'], 'the policy is about containers, and this is the host'],
  ] as const) {
    const { text } = await explain(...asked, ...more);
    expect(text).toContain('permitted, without an alert');
    expect(text).toContain(reason);
  }
});

test.each([
  [['--operation', 'ptrace'], EXIT.usage, 'give either policies with -f or a workload'],
  [['-f', 'FILE', '-w', 'a', '--operation', 'ptrace'], EXIT.usage, 'with -f no node is asked'],
  [['-f', 'FILE'], EXIT.usage, "required option '--operation"],
  [['-f', 'FILE', '--operation', 'reed /x'], EXIT.usage, 'did you mean read?'],
  [['-f', 'FILE', '--operation', 'ptrace', '--source', 'x'], EXIT.usage, 'write /x'],
  [['-f', 'FILE', '--operation', 'ptrace', '--uid', 'root'], EXIT.usage, 'number of a user'],
  [['-f', 'FILE', '--operation', 'ptrace', '--labels', 'app'], EXIT.usage, 'name=value'],
  [['-f', '/nonexistent/a.yaml', '--operation', 'ptrace'], EXIT.failed, 'no such file'],
  [
    ['-w', 'a', '--operation', 'ptrace', '--socket', '/nonexistent/s'],
    EXIT.unreachable,
    '`ringfence node`',
  ],
])('%j ends with a code and says why', async (arguments_, code, message) => {
  const answer = await explain(...arguments_.map((each) => (each === 'FILE' ? file : each)));
  expect(answer.code).toBe(code);
  expect(answer.text).toContain(message);
});
