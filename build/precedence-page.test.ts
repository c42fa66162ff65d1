import { readFileSync } from 'node:fs';
import { DEFAULT_POSTURE, type Operation, type Workload } from '@ringfence/model';
import { buildRuleTable, evaluate, parsePolicies } from '@ringfence/policy';
import { expect, test } from 'vitest';

const page = readFileSync('docs/precedence.md', 'utf8');
const ROW = /^\| ((?:Block|Allow|Audit)[^|]*) \| (read|connect) `?([^`|]*?)`? \| (\w+)([^|]*)\|$/gm;
const RULE = /^(Allow|Audit|Block) `([^`]+)`( recursive)?(, final)?$/;

const workload: Workload = {
  id: 'a',
  kind: 'container',
  name: 'a',
  namespace: 'default',
  labels: {},
  image: '',
  runtime: '',
  pid: 1,
  cgroupPath: '/a',
  cgroupId: 1n,
};

/** One rule of the table as a policy of its own. */
function policyOf(text: string, position: number): string {
  const [, action, subject = '', recursive, final] = RULE.exec(text.trim()) ?? [];
  if (action === undefined) throw new Error(`the page has a rule that is not understood: ${text}`);
  const kind = final ? 'ClusterWorkloadPolicy' : 'WorkloadPolicy';
  const file = subject.endsWith('/')
    ? `matchDirectories: [{ dir: ${subject}, recursive: ${Boolean(recursive)} }]`
    : `matchPaths: [{ path: ${subject} }]`;
  const section = subject.startsWith('/')
    ? `file: { ${file} }`
    : `egress: [{ to: [{ cidr: ${subject} }] }]`;
  return `apiVersion: security.ringfence.dev/v1alpha1
kind: ${kind}
metadata: { name: rule-${position} }
spec: { selector: {}, action: ${action}, ${section} }
`;
}

function operationOf(verb: string, object: string): Operation {
  if (verb === 'read')
    return {
      type: 'file',
      action: 'read',
      path: object.split('/').filter((component) => component !== ''),
      owner: false,
      source: null,
    };
  const [address = ''] = object.split(' ');
  return {
    type: 'network',
    direction: 'egress',
    protocol: 'TCP',
    address,
    port: 443,
    source: null,
  };
}

const rows = [...page.matchAll(ROW)].map(([, rules = '', verb = '', object = '', word, why]) => ({
  rules,
  verb,
  object,
  permitted: word === 'permitted',
  alerts: word === 'denied' || (why ?? '').includes('alert'),
}));

test('every row of the table is understood', () => {
  const table = page.slice(page.indexOf('| rules of one workload'), page.indexOf('## What `read'));
  expect(rows).toHaveLength(table.trim().split('\n').length - 2);
  expect(rows.length).toBeGreaterThan(5);
});

test.each(rows)('$rules: $verb $object', ({ rules, verb, object, permitted, alerts }) => {
  const text = rules.split(';').map(policyOf).join('---\n');
  const { policies, errors } = parsePolicies(text, 'precedence.md');
  expect(errors).toEqual([]);
  const table = buildRuleTable(policies, workload, DEFAULT_POSTURE);
  const verdict = evaluate(table, operationOf(verb, object));
  expect(verdict.permitted).toBe(permitted);
  expect(verdict.alert !== null).toBe(alerts);
});
