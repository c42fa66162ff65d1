import { DEFAULT_POSTURE } from '@ringfence/model';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { evaluate } from '../evaluate/evaluator.ts';
import { SOCKET_NATURES } from '../evaluate/socket-match.ts';
import { pathComponents, type RuleDraft, source, tableFrom } from '../fixtures/arbitrary-rule.ts';
import { NO_VERDICT } from './path-trie.ts';
import { compileRuleTable } from './rule-table-compiler.ts';
import { sourceClass } from './view.ts';

const socketRule: fc.Arbitrary<RuleDraft> = fc
  .record({
    action: fc.constantFrom('Allow' as const, 'Audit' as const, 'Block' as const),
    protocol: fc.constantFrom('tcp', 'udp', 'raw', 'icmp', 'stream', 'dgram', 'packet', 'all'),
    final: fc.boolean(),
    sources: fc.array(source, { maxLength: 2 }),
  })
  .map(({ action, protocol, final, sources }) => ({
    class: 'network',
    action,
    match: { type: 'socket', protocol },
    final: final && action === 'Block',
    sources,
  }));

it('gives the verdict of the evaluator for every kind of socket', () => {
  const cases = fc.tuple(
    fc.array(socketRule, { maxLength: 6 }),
    fc.constantFrom('Audit' as const, 'Block' as const),
    fc.option(pathComponents),
  );
  fc.assert(
    fc.property(cases, ([drafts, network, by]) => {
      const table = tableFrom(drafts, { ...DEFAULT_POSTURE, network });
      const { sockets, sources, excluded } = compileRuleTable(table);
      const said = (at: number, asked: number) =>
        sockets.find((each) => each.source === asked)?.verdicts[at] ?? NO_VERDICT;
      expect(excluded).toEqual([]);
      for (const [at, nature] of SOCKET_NATURES.entries()) {
        const { permitted, alert, rule } = evaluate(table, {
          type: 'socket',
          ...nature,
          source: by,
        });
        const [general, own] = [said(at, 0), said(at, sourceClass(sources, by) || -1)];
        const decision = own.decision ?? general.decision;
        const audit = own.audit || general.audit;
        expect(decision?.action !== 'Block').toBe(permitted);
        const named = decision?.action === 'Block' ? decision.rule : audit || decision?.rule;
        expect(named ?? 0).toBe(rule?.index ?? (alert === null ? 0 : 'posture'));
      }
    }),
    { numRuns: 2_000 },
  );
});

it('has an empty table without rules about sockets', () => {
  expect(compileRuleTable(tableFrom([])).sockets).toEqual([]);
});
