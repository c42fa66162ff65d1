import { DEFAULT_POSTURE, type PolicyKind } from '@ringfence/model';
import { POLICY_API } from '@ringfence/model/schema';
import { describe, expect, test } from 'vitest';
import { compileRuleTable } from '../compile/rule-table-compiler.ts';
import { annotations, type Json, SPECS } from '../fixtures/full-specs.ts';
import type { Policy } from '../policy.ts';
import { parsePolicies } from './policy-reader.ts';

function parse(kind: PolicyKind, spec: Json): Policy {
  const text = JSON.stringify({
    apiVersion: POLICY_API[kind],
    kind,
    metadata: { name: 'sample' },
    spec,
  });
  const { policies, errors } = parsePolicies(text, 'p.json');
  expect(errors).toEqual([]);
  return policies[0] as Policy;
}

/** What a policy says, without where it says it. */
function meaning({ selector, rules }: Policy): string {
  return JSON.stringify({
    matchLabels: [...selector.matchLabels],
    matchExpressions: selector.matchExpressions,
    rules: rules.map(({ origin, ...rule }) => ({ ...rule, path: origin.path })),
  });
}

/** Each way to leave out one entry or one field, with the place of it. */
function* without(value: Json, place: string): Generator<{ place: string; value: Json }> {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const [at, item] of value.entries()) {
      if (value.length > 1) yield { place: `${place}[${at}]`, value: value.toSpliced(at, 1) };
      for (const inner of without(item, `${place}[${at}]`))
        yield { place: inner.place, value: value.with(at, inner.value) };
    }
    return;
  }
  for (const [key, item] of Object.entries(value)) {
    const { [key]: _left, ...rest } = value;
    yield { place: `${place}.${key}`, value: rest };
    for (const inner of without(item, `${place}.${key}`))
      yield { place: inner.place, value: { ...value, [key]: inner.value } };
  }
}

/** Leaving these out is an error of its own, or says the same as the default. */
const REQUIRED =
  /\.(?:selector|nodeSelector|path|execname|dir|pattern|protocol|domain|capability|syscall|class|name|cidr|port|key|operator|values|matchLabels)$/;

describe.each(Object.entries(SPECS) as [PolicyKind, Json][])('a %s', (kind, spec) => {
  test('loses nothing of what it says', () => {
    const whole = meaning(parse(kind, spec));
    let tried = 0;
    for (const { place, value } of without(spec, 'spec')) {
      if (REQUIRED.test(place)) continue;
      tried++;
      expect(meaning(parse(kind, value)) === whole, place).toBe(false);
    }
    expect(tried).toBeGreaterThan(50);
  });

  test('has every rule compiled or reported with a reason', () => {
    const { rules } = parse(kind, spec);
    const indexed = rules.map((rule, at) => ({ ...rule, index: at + 1 }));
    const compiled = compileRuleTable({ rules: indexed, posture: DEFAULT_POSTURE, digest: '' });
    const reported = new Map(compiled.excluded.map(({ index, reason }) => [index, reason]));
    for (const rule of indexed) {
      const reason = reported.get(rule.index);
      if (rule.unsupported.length > 0) expect(reason, rule.origin.path).toMatch(/not enforced yet/);
    }
    for (const reason of reported.values()) expect(reason).toMatch(/: .+/);
  });
});

test.each(['spec', 'section', 'rule'] as const)('annotations count at the %s', (level) => {
  const given = (here: string) => (here === level ? annotations : {});
  for (const section of ['process', 'file', 'network', 'capabilities', 'privileges'] as const) {
    const rule = given('rule');
    const body: Record<typeof section, Json> = {
      process: { ...given('section'), matchPaths: [{ path: '/p', ...rule }] },
      file: { ...given('section'), matchPatterns: [{ pattern: '/p/*', ...rule }] },
      network: { ...given('section'), matchProtocols: [{ protocol: 'tcp', ...rule }] },
      capabilities: {
        ...given('section'),
        matchCapabilities: [{ capability: 'chown', ...rule }],
      },
      privileges: { ...given('section'), ptrace: rule },
    };
    const spec = { selector: {}, ...given('spec'), [section]: body[section] };
    const [read] = parse('WorkloadPolicy', spec).rules;
    expect(read, section).toMatchObject(annotations);
  }
});
