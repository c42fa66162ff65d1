import { beforeEach, describe, expect, it } from 'vitest';
import { lintPolicies } from '../lint/linter.ts';
import { parsePolicies } from './policy-reader.ts';
import { MAX_FILE_BYTES } from './yaml-stream.ts';

const HEAD = [
  'apiVersion: security.ringfence.dev/v1alpha1',
  'kind: WorkloadPolicy',
  'metadata: { name: sample }',
  'spec:',
  '  selector: {}',
  '',
].join('\n');

/** The head, and as many pieces as fit below the limit of a file. */
function filled(piece: string | ((at: number) => string), head = HEAD): string {
  const pieces = [head];
  let left = MAX_FILE_BYTES - head.length;
  for (let at = 0; left > 0; at++) {
    const next = typeof piece === 'string' ? piece : piece(at);
    left -= next.length;
    if (left > 0) pieces.push(next);
  }
  return pieces.join('');
}

const SHAPES: readonly [string, () => string][] = [
  ['letters', () => filled('a')],
  ['spaces', () => filled(' ')],
  ['newlines', () => filled('\n')],
  ['carriage returns', () => filled('\r\n')],
  ['comments', () => filled('# x\n')],
  ['brackets', () => filled(']')],
  ['colons', () => filled(': ')],
  ['tags', () => filled('!x ')],
  ['NUL bytes', () => filled('\0')],
  ['one quoted text', () => `${HEAD}  message: "${'x'.repeat(4_000_000)}"\n`],
  ['one block of text', () => `${HEAD}  message: |\n${'    x\n'.repeat(600_000)}`],
  ['new keys', () => filled((at) => `  k${at}: 1\n`)],
  ['one key', () => filled('  k: 1\n')],
  ['anchors', () => filled((at) => `    - &a${at} x\n`, `${HEAD}  tags:\n`)],
  ['aliases', () => filled('    - *a\n', `${HEAD}  message: &a x\n  tags:\n`)],
  ['aliases of nothing', () => filled((at) => `    - *b${at}\n`, `${HEAD}  tags:\n`)],
  ['empty documents', () => filled('---\n', '')],
  ['policies', () => filled((at) => `---\n${HEAD.replace('sample', `a${at}`)}`, '')],
  ['documents of another kind', () => filled('---\nkind: Pod\n', '')],
  ['rules', () => `${HEAD}  file: { matchPaths: [${'{path: /a},'.repeat(300_000)}] }`],
  ['wrong rules', () => `${HEAD}  file: { matchPaths: [${'{path: a},'.repeat(14_000)}] }`],
  ['unknown fields', () => `${HEAD}  file: { matchPaths: [${'{zz: 1},'.repeat(18_000)}] }`],
  ['labels', () => `${HEAD.replace('{}', '')}    matchLabels:\n${'      k: v\n'.repeat(15_000)}`],
  [
    'patterns with alternatives',
    () =>
      `${HEAD}  file: { matchPatterns: [${'{pattern: "/{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}"},'.repeat(15_000)}] }`,
  ],
  [
    'long patterns',
    () =>
      `${HEAD}  file: { matchPatterns: [${`{pattern: "/${'*a'.repeat(1900)}"},`.repeat(900)}] }`,
  ],
  [
    'every peer with every port',
    () =>
      `${HEAD}  egress: [{ to: [${'{cidr: 10.0.0.0/8},'.repeat(3000)}], ` +
      `ports: [${'{port: 1},'.repeat(3000)}] }]`,
  ],
  [
    'a rule through aliases of aliases',
    () =>
      `${HEAD}  file:\n    matchPaths: &a0 [{ path: /a }]\n    matchDirectories:\n` +
      [...new Array(20).keys()]
        .map((at) => `      - &a${at + 1} [${`*a${at},`.repeat(9)}]\n`)
        .join(''),
  ],
  [
    'an alias bomb in each of many documents',
    () =>
      filled(
        (at) =>
          `---\n${HEAD.replace('sample', `a${at}`)}  tags: [&a [x], &b [${'*a,'.repeat(20)}], ` +
          `&c [${'*b,'.repeat(20)}], [${'*c,'.repeat(20)}]]\n`,
        '',
      ),
  ],
  [
    'a long path through aliases',
    () =>
      `${HEAD}  file: { matchPaths: [{ path: &p ${'/a'.repeat(2000)} },` +
      `${'{ path: *p },'.repeat(12_000)}] }`,
  ],
];

describe('4 MiB of', () => {
  let start = process.threadCpuUsage();
  beforeEach(() => {
    start = process.threadCpuUsage();
  });
  // Of this thread and no other: how busy the machine is says nothing of the text.
  const seconds = () => {
    const { user, system } = process.threadCpuUsage(start);
    return (user + system) / 1e6;
  };

  it.each(SHAPES)('%s cost less than two seconds and are told in place', (_name, make) => {
    // As a file would be read: in one piece.
    const text = Buffer.from(make()).toString();
    expect(text.length).toBeLessThan(MAX_FILE_BYTES * 1.05);
    start = process.threadCpuUsage();
    const { policies, errors } = parsePolicies(text, 'p.yaml');
    lintPolicies(policies);
    expect(seconds()).toBeLessThan(2);
    expect(policies.length + errors.length).toBeGreaterThan(0);
    for (const { line, column } of errors) expect(Math.min(line, column)).toBeGreaterThan(0);
  });

  it.each(['a', '- a\n', HEAD, '{"a":[', '\u{1F600}'])('and 10 MB of %j are not read', (piece) => {
    const pieces = piece.repeat(Math.ceil(10_000_000 / Buffer.byteLength(piece)));
    const text = Buffer.from(pieces).toString();
    start = process.threadCpuUsage();
    const { policies, errors } = parsePolicies(text, 'p.yaml');
    expect(seconds()).toBeLessThan(2);
    expect(policies).toEqual([]);
    expect(errors).toMatchObject([{ code: 'RF-POLICY-003', line: 1, column: 1 }]);
  });
});
