import type { Operation, RuleTable } from '@ringfence/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../evaluate/evaluator.ts';
import {
  ADDRESSES,
  anyPathRule,
  networkRule,
  pathComponents,
  plainPathRule,
  type RuleDraft,
  tableFrom,
} from '../fixtures/arbitrary-rule.ts';
import { parsePolicies } from '../parse/policy-reader.ts';
import type { Policy } from '../policy.ts';
import { checkRulePairs } from './rule-pairs.ts';

const POLICY = parsePolicies(
  'apiVersion: security.ringfence.dev/v1alpha1\nkind: WorkloadPolicy\n' +
    'metadata: { name: a }\nspec: { selector: {} }\n',
  'p.yaml',
).policies[0] as Policy;

/** Indices of the rules that are said never to decide; a rule of these tables stands in its line. */
function idleRules(table: RuleTable): readonly number[] {
  const rules = table.rules.map((rule) => ({ policy: POLICY, rule }));
  return checkRulePairs(rules).map(({ line }) => line);
}

const CODES = ['RF-LINT-001', 'RF-LINT-002', 'RF-LINT-003'];

describe('a rule that is said never to decide', () => {
  const operations = fc.record({
    path: pathComponents,
    owner: fc.boolean(),
    action: fc.constantFrom('read' as const, 'write' as const),
    source: fc.option(pathComponents),
  });

  it.each([
    ['with every feature', anyPathRule],
    ['of the plain sort', plainPathRule],
  ])('never does, over paths and rules %s', (_name, drafts) => {
    let idle = 0;
    const property = fc.property(
      fc.array(drafts, { maxLength: 8 }),
      fc.array(operations, { minLength: 10, maxLength: 10 }),
      (rules, tried) => {
        const table = tableFrom(rules);
        const never = idleRules(table);
        idle += never.length;
        for (const { path, owner, action, source } of tried) {
          const file: Operation = { type: 'file', action, path, owner, source };
          const exec: Operation = { type: 'exec', path, owner, source };
          for (const operation of [file, exec])
            expect(never).not.toContain(evaluate(table, operation, { posture: false }).rule?.index);
        }
      },
    );
    fc.assert(property, { numRuns: 2000 });
    // 49 to 61 in five runs with every feature: far below, so that only a fault gets there.
    expect(idle).toBeGreaterThan(20);
  });

  it('never does, over addresses', () => {
    let idle = 0;
    const property = fc.property(fc.array(networkRule, { maxLength: 8 }), (rules) => {
      const table = tableFrom(rules);
      const never = idleRules(table);
      idle += never.length;
      for (const address of ADDRESSES)
        for (const protocol of ['TCP', 'UDP', 'SCTP'] as const)
          for (const port of [1, 2, 3, 4, 5, 6]) {
            const operation: Operation = {
              type: 'network',
              direction: 'egress',
              protocol,
              address,
              port,
              source: null,
            };
            const { rule } = evaluate(table, operation, { posture: false });
            expect(never).not.toContain(rule?.index);
          }
    });
    fc.assert(property, { numRuns: 500 });
    expect(idle).toBeGreaterThan(100);
  });
});

describe('checkRulePairs', () => {
  it('takes thousands of rules about one place and says where it stopped', () => {
    const drafts = [...new Array(10_000).keys()].map(
      (at): RuleDraft => ({
        class: 'file',
        action: at % 2 === 0 ? 'Allow' : 'Audit',
        match: { type: 'path', components: ['a'], reach: 'exact' },
        sources: [{ type: 'path', components: [`${at}`], reach: 'exact' }],
      }),
    );
    const rules = tableFrom(drafts).rules.map((rule) => ({ policy: POLICY, rule }));
    const start = process.threadCpuUsage();
    const findings = checkRulePairs(rules);
    expect(process.threadCpuUsage(start).user / 1e6).toBeLessThan(2);
    expect(findings.map(({ code }) => code)).toEqual(['RF-LINT-012']);
  });

  it('takes thousands of rules about many places whole', () => {
    const drafts = [...new Array(10_000).keys()].map(
      (at): RuleDraft => ({
        class: 'file',
        action: 'Block',
        match: { type: 'path', components: ['a', `${at % 5000}`], reach: 'below' },
      }),
    );
    const rules = tableFrom(drafts).rules.map((rule) => ({ policy: POLICY, rule }));
    const findings = checkRulePairs(rules);
    expect(findings).toHaveLength(5000);
    expect(new Set(findings.map(({ code }) => code))).toEqual(new Set(['RF-LINT-003']));
    for (const { code } of findings) expect(CODES).toContain(code);
  });
});
