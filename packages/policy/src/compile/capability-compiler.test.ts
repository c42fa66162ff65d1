import {
  type Action,
  CAPABILITIES,
  type Capability,
  DEFAULT_POSTURE,
  type Verdict,
} from '@ringfence/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../evaluate/evaluator.ts';
import { type RuleDraft, tableFrom } from '../fixtures/arbitrary-rule.ts';
import type { CapabilityList } from './capability-compiler.ts';
import { compileRuleTable } from './rule-table-compiler.ts';
import { sourceClass } from './view.ts';

const capability = fc.constantFrom(...CAPABILITIES.slice(0, 4));
const program = fc.constantFrom('a', 'b', 'c');
const sourceOf = (name: string) =>
  ({ type: 'path', components: ['bin', name], reach: 'exact' }) as const;
const rule: fc.Arbitrary<RuleDraft> = fc
  .record({
    action: fc.constantFrom<Action>('Allow', 'Audit', 'Block'),
    capability,
    final: fc.boolean(),
    sources: fc.uniqueArray(program, { maxLength: 2 }),
  })
  .map(({ action, final, sources, ...named }) => ({
    class: 'privilege',
    action,
    sources: sources.map(sourceOf),
    match: { type: 'capability', ...named },
    final: final && action === 'Block',
  }));

/** As the kernel reads it. */
function lookUp(
  { named, others }: CapabilityList,
  wanted: string,
  source: number,
): Verdict['alert'] {
  const lines = named.filter((verdict) => verdict.capability === wanted);
  const row =
    lines.find((verdict) => verdict.source === source) ??
    lines.find((verdict) => verdict.source === 0);
  const action = row === undefined ? others : row.decision?.action;
  if (action === 'Block') return 'Block';
  return row?.audit || action === 'Audit' ? 'Audit' : null;
}

describe('the compiled capabilities', () => {
  it('give the verdict of the evaluator', () => {
    const posture = fc.constantFrom('Audit' as const, 'Block' as const);
    const cases = fc.tuple(fc.array(rule, { maxLength: 6 }), posture, capability, program);
    fc.assert(
      fc.property(cases, ([drafts, privilege, asked, by]) => {
        const table = tableFrom(drafts, { ...DEFAULT_POSTURE, privilege });
        const { capabilities, sources, excluded } = compileRuleTable(table);
        expect(excluded).toEqual([]);
        const source = sourceOf(by).components;
        const verdictOn = (name: Capability) =>
          evaluate(table, { type: 'capability', capability: name, source }).alert;
        const number = sourceClass(sources, source);
        expect(lookUp(capabilities, asked, number)).toBe(verdictOn(asked));
        const { borrowed } = capabilities;
        const line =
          borrowed.find((verdict) => verdict.source === number) ??
          borrowed.find((verdict) => verdict.source === 0);
        const isAnyRefused = CAPABILITIES.some((name) => verdictOn(name) === 'Block');
        expect(line?.decision?.action === 'Block').toBe(isAnyRefused);
      }),
      { numRuns: 2_000 },
    );
  });

  it('know whether any is refused, and by which rule', () => {
    const block = { class: 'privilege', action: 'Block' } as const;
    const draft = { ...block, match: { type: 'capability', capability: 'chown' } } as const;
    const borrowed = (drafts: readonly RuleDraft[], privilege: 'Audit' | 'Block' = 'Audit') =>
      compileRuleTable(tableFrom(drafts, { ...DEFAULT_POSTURE, privilege })).capabilities.borrowed;
    const refusal = (rule: number | 'posture') => ({
      ...{ source: 0, decision: { rule, action: 'Block' }, audit: 0 },
    });
    expect(borrowed([])).toEqual([]);
    expect(borrowed([{ ...draft, action: 'Audit' }])).toEqual([]);
    expect(borrowed([draft])).toEqual([refusal(1)]);
    expect(borrowed([{ ...draft, action: 'Allow' }])).toEqual([]);
    expect(borrowed([{ ...draft, action: 'Allow' }], 'Block')).toEqual([refusal('posture')]);
    const sources = [sourceOf('a')];
    expect(borrowed([{ ...draft, sources }])).toEqual([{ ...refusal(1), source: 1 }]);
    const excepted = { source: 1, decision: null, audit: 0 };
    const drafts: RuleDraft[] = [draft, { ...draft, action: 'Allow', sources }];
    expect(borrowed(drafts)).toEqual([refusal(1), excepted]);
  });

  it('ask nothing of other privileges', () => {
    const match = { type: 'capability', capability: 'chown' } as const;
    const allow = { class: 'privilege', action: 'Allow', match } as const;
    const table = tableFrom([allow], { ...DEFAULT_POSTURE, privilege: 'Block' });
    const { privileges, capabilities } = compileRuleTable(table);
    expect([privileges, capabilities.others]).toEqual([[], 'Block']);
  });
});
