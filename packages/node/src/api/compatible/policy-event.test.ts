import { parsePolicies } from '@ringfence/policy';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPolicyEvent } from './policy-event.ts';

const bytes = (value: unknown) => Buffer.from(JSON.stringify(value));

/** What a client in Go makes of a policy: every section is there, most of them empty. */
function sent(spec: object, metadata: object = {}, type = 'ADDED') {
  return bytes({
    type,
    object: {
      metadata: { name: 'block-apt', creationTimestamp: null, ...metadata },
      spec: {
        selector: {},
        process: {},
        file: {},
        network: {},
        capabilities: {},
        syscalls: {},
        action: '',
        ...spec,
      },
      status: {},
    },
  });
}

const SPEC = {
  selector: { matchLabels: { app: 'web' } },
  process: { matchPaths: [{ path: '/usr/bin/apt' }] },
  severity: 5,
  action: 'block',
};

test('a policy as karmor sends it is one that this node reads', () => {
  const event = readPolicyEvent(sent(SPEC, { namespace: 'shop' }), 'container');
  expect(event).toEqual({
    type: 'ADDED',
    name: { kind: 'KubeArmorPolicy', namespace: 'container_namespace', name: 'block-apt' },
    text: `apiVersion: security.kubearmor.com/v1
kind: KubeArmorPolicy
metadata:
  name: block-apt
  namespace: container_namespace
spec:
  selector:
    matchLabels:
      app: web
  process:
    matchPaths:
      - path: /usr/bin/apt
  action: Block
  severity: 5
`,
  });
  const { policies, errors } = parsePolicies('text' in event ? event.text : '', 'sent');
  expect(errors).toEqual([]);
  expect(policies[0]?.name).toEqual('name' in event && event.name);
});

test('a host policy keeps its node selector and has no namespace', () => {
  const spec = { nodeSelector: { matchLabels: { 'kubernetes.io/hostname': '*' } } };
  const file = { matchPaths: [{ path: '/etc/shadow', readOnly: true }] };
  const given = { ...spec, file, selector: undefined };
  const event = readPolicyEvent(sent(given, { namespace: 'x' }), 'host');
  expect(event).toMatchObject({
    name: { kind: 'KubeArmorHostPolicy', namespace: '', name: 'block-apt' },
  });
  const { policies, errors } = parsePolicies('text' in event ? event.text : '', 'sent');
  expect(errors).toEqual([]);
  // An empty word is no action: the kind's own holds.
  expect(policies[0]?.rules.map(({ action }) => action)).toEqual(['Block']);
});

test('text of any kind is still text when it is YAML', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (message) => {
      const event = readPolicyEvent(sent({ ...SPEC, message }), 'container');
      const { policies, errors } = parsePolicies('text' in event ? event.text : '', 'sent');
      expect(errors).toEqual([]);
      expect(policies[0]?.rules[0]?.message).toBe(message);
    }),
  );
});

test('labels and annotations stay, and what the server keeps goes', () => {
  const event = readPolicyEvent(sent(SPEC, { labels: { a: 'b' }, uid: 'u' }), 'container');
  expect('text' in event && event.text).toContain('  labels:\n    a: b\n');
  expect('text' in event && event.text).not.toContain('uid');
});

test('an unknown field is left for the reader of policies to refuse', () => {
  const event = readPolicyEvent(sent({ ...SPEC, surprise: 1 }), 'container');
  const { errors } = parsePolicies('text' in event ? event.text : '', 'sent');
  expect(errors[0]).toMatchObject({ path: 'spec.surprise' });
});

test.each([
  ['no JSON', Buffer.from('{'), /no JSON/],
  ['no UTF-8', Buffer.from([0x22, 0xff, 0x22]), /no JSON/],
  ['nothing', Buffer.alloc(0), /no JSON/],
  ['no event', bytes([]), /its type/],
  ['null', bytes(null), /its type/],
  ['an unknown type', sent(SPEC, {}, 'BOOKMARK'), /none of ADDED, MODIFIED, DELETED/],
  ['no object', bytes({ type: 'ADDED' }), /metadata.name/],
  ['an empty name', sent(SPEC, { name: '' }), /metadata.name/],
  ['a name that is no text', sent(SPEC, { name: 7 }), /metadata.name/],
  ['no selector', sent({ ...SPEC, selector: {} }), /selector is empty/],
  ['an empty selector', sent({ ...SPEC, selector: { matchLabels: {} } }), /selector is empty/],
])('%s is refused with a reason', (_what, given, problem) => {
  expect(readPolicyEvent(given, 'container')).toMatchObject({
    problem: expect.stringMatching(problem),
  });
});

test('to delete, a name is enough', () => {
  const event = readPolicyEvent(
    bytes({ type: 'DELETED', object: { metadata: { name: 'a' } } }),
    'container',
  );
  expect(event).toMatchObject({
    type: 'DELETED',
    name: { kind: 'KubeArmorPolicy', namespace: 'container_namespace', name: 'a' },
  });
});
