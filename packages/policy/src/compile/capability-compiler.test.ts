import { type Action, CAPABILITIES, DEFAULT_POSTURE, type Verdict } from '@ringfence/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../evaluate/evaluator.ts';
import { type RuleDraft, tableFrom } from '../fixtures/arbitrary-rule.ts';
import type { CapabilityList } from './capability-compiler.ts';
import { compileRuleTable } from './rule-table-compiler.ts';

const capability = fc.constantFrom(...CAPABILITIES.slice(0, 4));
const rule: fc.Arbitrary<RuleDraft> = fc
  .record({
    action: fc.constantFrom<Action>('Allow', 'Audit', 'Block'),
    capability,
    final: fc.boolean(),
  })
  .map(({ action, final, ...named }) => ({
    class: 'privilege',
    action,
    match: { type: 'capability', ...named },
    final: final && action === 'Block',
  }));

/** As the kernel reads it. */
function lookUp({ named, others }: CapabilityList, wanted: string): Verdict['alert'] {
  const row = named.find((verdict) => verdict.capability === wanted);
  const action = row === undefined ? others : row.decision?.action;
  if (action === 'Block') return 'Block';
  return row?.audit || action === 'Audit' ? 'Audit' : null;
}

describe('the compiled capabilities', () => {
  it('give the verdict of the evaluator', () => {
    const posture = fc.constantFrom('Audit' as const, 'Block' as const);
    const cases = fc.tuple(fc.array(rule, { maxLength: 6 }), posture, capability);
    fc.assert(
      fc.property(cases, ([drafts, privilege, asked]) => {
        const table = tableFrom(drafts, { ...DEFAULT_POSTURE, privilege });
        const { capabilities, excluded } = compileRuleTable(table);
        expect(excluded).toEqual([]);
        const verdict = evaluate(table, { type: 'capability', capability: asked, source: null });
        expect(lookUp(capabilities, asked)).toBe(verdict.alert);
      }),
      { numRuns: 5_000 },
    );
  });

  it('know whether any is refused, and by which rule', () => {
    const block = { class: 'privilege', action: 'Block' } as const;
    const draft = { ...block, match: { type: 'capability', capability: 'chown' } } as const;
    const refused = (drafts: readonly RuleDraft[], privilege: 'Audit' | 'Block' = 'Audit') =>
      compileRuleTable(tableFrom(drafts, { ...DEFAULT_POSTURE, privilege })).capabilities.refused;
    expect(refused([])).toBe(null);
    expect(refused([{ ...draft, action: 'Audit' }])).toBe(null);
    expect(refused([draft])?.decision).toEqual({ rule: 1, action: 'Block' });
    expect(refused([{ ...draft, action: 'Allow' }])).toBe(null);
    const listed = refused([{ ...draft, action: 'Allow' }], 'Block');
    expect(listed?.decision).toEqual({ rule: 'posture', action: 'Block' });
  });

  it('ask nothing of other privileges', () => {
    const match = { type: 'capability', capability: 'chown' } as const;
    const allow = { class: 'privilege', action: 'Allow', match } as const;
    const table = tableFrom([allow], { ...DEFAULT_POSTURE, privilege: 'Block' });
    const { privileges, capabilities } = compileRuleTable(table);
    expect([privileges, capabilities.others]).toEqual([[], 'Block']);
  });
});
