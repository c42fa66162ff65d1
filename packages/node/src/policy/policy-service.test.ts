import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Policy } from '@ringfence/policy';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PolicyChange, PolicyRules } from './enforcement.ts';
import { PolicyFiles } from './policy-files.ts';
import { PolicyService } from './policy-service.ts';

let state = '';
beforeEach(() => {
  state = mkdtempSync(join(tmpdir(), 'ringfence-policies-'));
});
afterEach(() => rmSync(state, { recursive: true }));

const text = (name: string, path = '/etc/secret') => `apiVersion: security.ringfence.dev/v1alpha1
kind: WorkloadPolicy
metadata: { name: ${name}, namespace: default }
spec:
  selector: { matchLabels: { app: pod-a } }
  action: Block
  file:
    matchPaths: [{ path: ${path} }]
`;

const ALL = { see: '', audit: '', block: '', limit: '', source: '' };

/** A node that starts: what it puts in force, and its policies. */
function start() {
  let inForce: readonly Policy[] = [];
  const enforcement = {
    prepare: ({ removed, added }: PolicyChange) => ({
      commit() {
        inForce = [...inForce.filter((policy) => !removed.includes(policy)), ...added];
      },
    }),
    *rulesOf(): Generator<PolicyRules> {
      // The policies select nobody here.
    },
  };
  const service = new PolicyService(enforcement, new PolicyFiles(state), () => {
    return { process: ALL, file: ALL, network: ALL, ingress: ALL, socket: ALL, privilege: ALL };
  });
  service.restore();
  return { service, names: () => inForce.map(({ name }) => name.name), inForce: () => inForce };
}

const files = () =>
  readdirSync(join(state, 'policies')).map((file) => join(state, 'policies', file));

/** Another version wrote this, or reads it. */
function rewrite(change: (stored: Record<string, unknown>) => unknown): void {
  for (const file of files()) {
    const stored = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
    writeFileSync(file, JSON.stringify(change(stored)));
  }
}

test('a text that cannot be read any more goes on as it was read, and says so', () => {
  const before = start();
  before.service.apply(text('a'), 'a.yaml');
  rewrite((stored) => ({ ...stored, text: text('a').replace('matchPaths', 'matchMagic') }));
  const { service, inForce } = start();
  expect(inForce().map(({ name, selector, rules }) => ({ name, selector, rules }))).toEqual(
    before.inForce().map(({ name, selector, rules }) => ({ name, selector, rules })),
  );
  const [report] = service.reports();
  expect(report?.rules).toHaveLength(1);
  expect(report?.trouble).toMatch(/can no longer be read \(RF-POLICY-005: line 8: .*goes on/);
  expect(service.troubles()).toEqual([
    expect.stringMatching(/^WorkloadPolicy default\/a: its text/),
  ]);
});

test.each([
  ['of a version that did not keep it', undefined],
  [
    'of a version with other rules',
    { selector: { matchLabels: [], matchExpressions: [] }, rules: [{ match: { type: 'aura' } }] },
  ],
  ['of another shape', { rules: 7 }],
])('without a form that can be read, %s, it is not enforced, and says so', (_, readForm) => {
  start().service.apply(text('a'), 'a.yaml');
  rewrite((stored) => ({ ...stored, text: 'kind: Unheard\n', readForm }));
  const { service, names } = start();
  expect(names()).toEqual([]);
  expect(service.troubles()).toEqual([
    expect.stringMatching(/^NOT ENFORCED: WorkloadPolicy default\/a: /),
  ]);
  expect(service.reports()).toEqual([
    expect.objectContaining({
      text: 'kind: Unheard\n',
      rules: [],
      trouble: expect.stringMatching(/RF-POLICY-004/),
    }),
  ]);
});

test('applied again, or deleted, it is no trouble any more', () => {
  const first = start();
  first.service.apply(text('a'), 'a.yaml');
  first.service.apply(text('b'), 'b.yaml');
  rewrite((stored) => ({ ...stored, text: '', readForm: undefined }));
  const { service, names } = start();
  expect(service.troubles()).toHaveLength(2);
  service.apply(text('a'), 'a.yaml');
  expect(names()).toEqual(['a']);
  expect(service.troubles()).toHaveLength(1);
  expect(service.delete({ kind: 'WorkloadPolicy', namespace: 'default', name: 'b' })).toBe(true);
  expect(service.troubles()).toEqual([]);
  expect(start().names()).toEqual(['a']);
  expect(files()).toHaveLength(1);
});

test('what goes on as it was read is put right by the same text', () => {
  start().service.apply(text('a'), 'a.yaml');
  rewrite((stored) => ({ ...stored, text: 'kind: Unheard\n' }));
  const { service } = start();
  const { policies } = service.apply(text('a'), 'a.yaml');
  expect(policies.map(({ change }) => change)).toEqual(['changed']);
  expect(service.troubles()).toEqual([]);
});

test('a copy of a file is no second policy, which nobody could delete', () => {
  start().service.apply(text('a'), 'a.yaml');
  const [file = ''] = files();
  writeFileSync(join(state, 'policies', 'copy.json'), readFileSync(file));
  const { service, names } = start();
  expect(names()).toEqual(['a']);
  service.delete({ kind: 'WorkloadPolicy', namespace: 'default', name: 'a' });
  expect(names()).toEqual([]);
});

test('a damaged file keeps no node from starting, and no other policy from being enforced', () => {
  const first = start();
  first.service.apply(text('a'), 'a.yaml');
  const [damaged = ''] = files();
  first.service.apply(text('b'), 'b.yaml');
  writeFileSync(damaged, '{"name":');
  const { service, names } = start();
  expect(names()).toEqual(['b']);
  expect(service.troubles()).toEqual([expect.stringMatching(/^NOT ENFORCED: .* is damaged/)]);
  const [report] = service.reports();
  expect(report?.name.name).toMatch(/^unreadable:/);
  expect(service.delete(report?.name ?? { kind: 'WorkloadPolicy', namespace: '', name: '' })).toBe(
    true,
  );
  expect(service.troubles()).toEqual([]);
  expect(start().service.troubles()).toEqual([]);
});

test('a policy without trouble has none', () => {
  start().service.apply(text('a'), 'a.yaml');
  const { service, names } = start();
  expect(names()).toEqual(['a']);
  expect(service.troubles()).toEqual([]);
  expect(service.reports().map(({ trouble }) => trouble)).toEqual(['']);
});
