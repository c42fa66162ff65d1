import { DEFAULT_POSTURE, type PolicyKind, type Workload } from '@ringfence/model';
import { POLICY_API } from '@ringfence/model/schema';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { compileRuleTable } from '../compile/rule-table-compiler.ts';
import { explain } from '../explain/explanation.ts';
import { parseOperation } from '../explain/operation-text.ts';
import { type Json, SPECS } from '../fixtures/full-specs.ts';
import { lintPolicies } from '../lint/linter.ts';
import type { Policy } from '../policy.ts';
import { buildRuleTable } from '../select/rule-table.ts';
import { formatPolicyError } from './policy-error.ts';
import { parsePolicies } from './policy-reader.ts';

const HOSTILE_TEXTS = [
  '',
  ' ',
  '/',
  '//',
  '/..',
  '/\u0000',
  '/a\u001b[2Jb',
  '/a\nb',
  '\u2028',
  '/\ud800',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '/a[',
  '/a{b',
  '/{{{{a,b},c},d},e}',
  `/${'{a,b}'.repeat(12)}`,
  `/${'*'.repeat(300)}`,
  `/${'x'.repeat(300)}`,
  `/${'a/'.repeat(300)}b`,
  '0.0.0.0/33',
  '::ffff:0.0.0.0/95',
  '10.0.0.1/8',
  '1e999',
  '*a',
  '&a',
  '!!binary x',
  '%YAML',
  '---',
  '\ufeff',
  '\u202eevil',
];
const KEYS = ['__proto__', 'constructor', 'path', 'file', 'a\u001b[31m', '<<', '', '\n'];

const hostile: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom(...HOSTILE_TEXTS),
  fc.constantFrom<Json>(null, true, 0, -1, 65536, 1.5, 2 ** 53, Number.MAX_VALUE, [], {}, [[]]),
  fc.constantFrom('Allow', 'Audit', 'Block', '/etc/', '/etc/x', '/**', '10.0.0.0/8', 'tcp,tcp'),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json>,
);

/** One change at a place that the numbers lead to. */
interface Change {
  readonly way: readonly number[];
  readonly kind: 'replace' | 'remove' | 'rename' | 'repeat' | 'wrap';
  readonly value: Json;
  readonly key: string;
}
const change: fc.Arbitrary<Change> = fc.record({
  way: fc.array(fc.nat(40), { minLength: 1, maxLength: 7 }),
  kind: fc.constantFrom('replace', 'remove', 'rename', 'repeat', 'wrap'),
  value: hostile,
  key: fc.constantFrom(...KEYS),
});

function changed(value: Json, change: Change, depth = 0): Json {
  const step = change.way[depth];
  if (step === undefined || typeof value !== 'object' || value === null) {
    return change.kind === 'wrap' ? [value] : change.value;
  }
  const isLast = depth === change.way.length - 1;
  if (Array.isArray(value)) {
    if (value.length === 0) return [change.value];
    const at = step % value.length;
    if (isLast && change.kind === 'remove') return value.toSpliced(at, 1);
    if (isLast && change.kind === 'repeat') return [...value, ...value];
    return value.map((item, index) => (index === at ? changed(item, change, depth + 1) : item));
  }
  const entries = Object.entries(value);
  if (entries.length === 0) return Object.fromEntries([[change.key, change.value]]);
  const at = step % entries.length;
  return Object.fromEntries(
    entries.flatMap(([key, item], index): [string, Json][] => {
      if (index !== at) return [[key, item]];
      if (isLast && change.kind === 'remove') return [];
      if (isLast && change.kind === 'rename') return [[change.key, item]];
      return [[key, changed(item, change, depth + 1)]];
    }),
  );
}

const policyText = fc
  .record({
    kind: fc.constantFrom(...(Object.keys(SPECS) as PolicyKind[])),
    changes: fc.array(change, { maxLength: 3 }),
    style: fc.constantFrom('json', 'spread json', 'yaml', 'flow yaml'),
    whole: fc.boolean(),
  })
  .map(({ kind, changes, style, whole }) => {
    const spec = whole
      ? SPECS[kind]
      : changes.reduce<Json>((each, one) => changed(each, one), SPECS[kind]);
    const head: Json = { apiVersion: POLICY_API[kind], kind, metadata: { name: 'sample' }, spec };
    const document = whole ? changes.reduce<Json>((each, one) => changed(each, one), head) : head;
    if (style === 'json') return JSON.stringify(document);
    if (style === 'spread json') return JSON.stringify(document, null, '\t');
    return stringify(document, style === 'yaml' ? {} : { collectionStyle: 'flow' });
  });

/** Pieces of text put in, taken out and doubled, wherever they fall. */
const spoiledText = fc
  .tuple(
    policyText,
    fc.array(
      fc.tuple(
        fc.nat(),
        fc.nat(30),
        fc.constantFrom(
          '',
          '\n',
          '\t',
          '&a ',
          '*a',
          '!x ',
          '---\n',
          '"',
          "'",
          '{',
          ']',
          ': ',
          '- ',
          '#',
          '|\n',
          '\u001b',
          '\0',
        ),
      ),
      { maxLength: 4 },
    ),
  )
  .map(([text, edits]) =>
    edits.reduce((each, [place, length, piece]) => {
      const at = place % (each.length + 1);
      return each.slice(0, at) + piece + each.slice(at + length);
    }, text),
  );

const OPERATIONS = [
  'read /etc/x',
  'exec /p',
  'connect TCP 10.0.0.1:80',
  'accept UDP [fd00::1]:5',
  'ptrace',
];

function workloadOf({ name }: Policy): Workload {
  const isHost = name.kind === 'HostPolicy' || name.kind === 'KubeArmorHostPolicy';
  return {
    id: 'a',
    kind: isHost ? 'host' : 'container',
    name: 'a',
    namespace: isHost ? '' : 'default',
    labels: { app: 'web', 'kubernetes.io/hostname': 'one' },
    image: '',
    runtime: '',
    pid: 1,
    cgroupPath: '/a',
    cgroupId: 1n,
  };
}

/** A clear error in its place or a clean parse, and everything behind it takes what was parsed. */
function check(text: string): void {
  const start = process.threadCpuUsage();
  const { policies, errors } = parsePolicies(text, 'p\u001b.yaml');
  expect(policies.length + errors.length).toBeGreaterThan(0);
  const lines = text.split('\n');
  for (const error of errors) {
    expect(error.line).toBeGreaterThanOrEqual(1);
    expect(error.line).toBeLessThanOrEqual(lines.length);
    expect(error.column).toBeGreaterThanOrEqual(1);
    expect(error.column).toBeLessThanOrEqual((lines[error.line - 1] ?? '').length + 1);
    expect(error.message).not.toBe('');
    expect(formatPolicyError(error)).toMatch(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]*$/u);
  }
  for (const { line, column, message } of lintPolicies(policies)) {
    expect(Math.min(line, column)).toBeGreaterThan(0);
    expect(message).not.toBe('');
  }
  for (const policy of policies) {
    expect(Object.getPrototypeOf(policy)).toBe(Object.prototype);
    const workload = workloadOf(policy);
    compileRuleTable(buildRuleTable(policies, workload, DEFAULT_POSTURE));
    for (const words of OPERATIONS) {
      const operation = parseOperation(words, { source: ['usr', 'bin', 'a'], owner: false });
      if (typeof operation === 'string') throw new Error(operation);
      explain(policies, workload, operation);
    }
  }
  const { user, system } = process.threadCpuUsage(start);
  expect((user + system) / 1e6).toBeLessThan(2);
}

const BOUNDED = { interruptAfterTimeLimit: 10_000, markInterruptAsFailure: false };

test('policies with changed values, keys and shapes are read or told', () => {
  let clean = 0;
  let tried = 0;
  const property = fc.property(policyText, (text) => {
    tried++;
    check(text);
    if (parsePolicies(text, 'p').errors.length === 0) clean++;
  });
  fc.assert(property, { numRuns: 400, ...BOUNDED });
  // The changes must not spoil everything, or nothing behind the parser would be tried. A busy machine
  // tries fewer in its time.
  expect(clean).toBeGreaterThan(tried / 100);
});

test('policies whose text was spoiled are read or told', () => {
  fc.assert(fc.property(spoiledText, check), { numRuns: 400, ...BOUNDED });
});
