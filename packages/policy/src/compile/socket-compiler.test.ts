import { DEFAULT_POSTURE } from '@ringfence/model';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { evaluate } from '../evaluate/evaluator.ts';
import { SOCKET_NATURES } from '../evaluate/socket-match.ts';
import { type RuleDraft, tableFrom } from '../fixtures/arbitrary-rule.ts';
import { compileRuleTable } from './rule-table-compiler.ts';

const socketRule: fc.Arbitrary<RuleDraft> = fc
  .record({
    action: fc.constantFrom('Allow' as const, 'Audit' as const, 'Block' as const),
    protocol: fc.constantFrom('tcp', 'udp', 'raw', 'icmp', 'stream', 'dgram', 'packet', 'all'),
    final: fc.boolean(),
  })
  .map(({ action, protocol, final }) => ({
    class: 'network',
    action,
    match: { type: 'socket', protocol },
    final: final && action === 'Block',
  }));

it('gives the verdict of the evaluator for every kind of socket', () => {
  const cases = fc.tuple(
    fc.array(socketRule, { maxLength: 6 }),
    fc.constantFrom('Audit' as const, 'Block' as const),
  );
  fc.assert(
    fc.property(cases, ([drafts, network]) => {
      const table = tableFrom(drafts, { ...DEFAULT_POSTURE, network });
      const { sockets, excluded } = compileRuleTable(table);
      expect(excluded).toEqual([]);
      for (const [at, nature] of SOCKET_NATURES.entries()) {
        const { permitted, alert, rule } = evaluate(table, {
          type: 'socket',
          ...nature,
          source: null,
        });
        const { decision, audit } = sockets[at] ?? { decision: null, audit: 0 };
        expect(decision?.action !== 'Block').toBe(permitted);
        const by = decision?.action === 'Block' ? decision.rule : audit || decision?.rule;
        expect(by ?? 0).toBe(rule?.index ?? (alert === null ? 0 : 'posture'));
      }
    }),
    { numRuns: 2_000 },
  );
});

it('has an empty table without rules about sockets', () => {
  expect(compileRuleTable(tableFrom([])).sockets).toEqual([]);
});
