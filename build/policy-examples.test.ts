import { globSync, readFileSync } from 'node:fs';
import { DEFAULT_POSTURE, type Workload } from '@ringfence/model';
import {
  buildRuleTable,
  compileRuleTable,
  formatPolicyError,
  type Policy,
  parsePolicies,
} from '@ringfence/policy';
import { describe, expect, test } from 'vitest';

interface Example {
  readonly place: string;
  readonly isEnforced: boolean;
  readonly text: string;
}

const BLOCK = /^```ya?ml([^\n]*)\n(.*?)^```$/gms;

/** Every YAML block of a page; ` not-enforced` after the language says that no node does all of it. */
function examplesOf(page: string): Example[] {
  const source = readFileSync(page, 'utf8');
  return [...source.matchAll(BLOCK)].map(({ 1: note = '', 2: text = '', index }) => ({
    place: `${page}:${source.slice(0, index).split('\n').length}`,
    isEnforced: note.trim() !== 'not-enforced',
    text,
  }));
}

/** What the compiler leaves out of a policy, or carries in part. */
function shortcomingsOf(policy: Policy): string[] {
  const open: Policy = { ...policy, selector: { matchLabels: new Map(), matchExpressions: [] } };
  const { kind, namespace } = policy.name;
  const workload: Workload = {
    id: 'a',
    kind: kind === 'HostPolicy' || kind === 'KubeArmorHostPolicy' ? 'host' : 'container',
    name: 'a',
    namespace,
    labels: {},
    image: '',
    runtime: '',
    pid: 1,
    cgroupPath: '/a',
    cgroupId: 1n,
  };
  const table = buildRuleTable([open], workload, DEFAULT_POSTURE);
  expect(table.rules).toHaveLength(policy.rules.length);
  const { excluded, notes } = compileRuleTable(table);
  return [...excluded, ...notes].map(({ reason }) => reason);
}

const pages = globSync(['*.md', 'docs/**/*.md', '{packages/*,bpf,native,tests}/README.md']);
const examples = pages.flatMap(examplesOf);

test('the pages have examples of both sorts', () => {
  expect(examples.filter(({ isEnforced }) => isEnforced).length).toBeGreaterThan(4);
  expect(examples.filter(({ isEnforced }) => !isEnforced).length).toBeGreaterThan(0);
});

describe.each(examples)('the policy at $place', ({ place, isEnforced, text }) => {
  const { policies, errors } = parsePolicies(text, place);

  test('is read without an error', () => {
    expect(errors.map(formatPolicyError)).toEqual([]);
    expect(policies).not.toEqual([]);
  });

  test(isEnforced ? 'is enforced in full' : 'is not enforced in full', () => {
    for (const policy of policies) {
      if (isEnforced) expect(shortcomingsOf(policy)).toEqual([]);
      else expect(shortcomingsOf(policy)).not.toEqual([]);
    }
  });
});
