import { DEFAULT_POSTURE, type NetworkOperation } from '@ringfence/model';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { evaluate } from '../evaluate/evaluator.ts';
import {
  ADDRESSES,
  pathComponents,
  tableFrom,
  whoNetworkRule,
} from '../fixtures/arbitrary-rule.ts';
import { compileRuleTable } from './rule-table-compiler.ts';

const ingressRule = whoNetworkRule.map((draft) =>
  draft.match.type === 'network'
    ? { ...draft, match: { ...draft.match, direction: 'ingress' as const } }
    : draft,
);

it('closes no port that a peer may come to', () => {
  const cases = fc.tuple(
    fc.array(ingressRule, { maxLength: 8 }),
    fc.constantFrom('Audit' as const, 'Block' as const),
    fc.integer({ min: 1, max: 7 }),
    fc.constantFrom('TCP' as const, 'UDP' as const, 'SCTP' as const),
    fc.constantFrom(...ADDRESSES),
    fc.option(pathComponents),
  );
  let closed = 0;
  fc.assert(
    fc.property(cases, ([drafts, network, port, protocol, address, source]) => {
      const table = tableFrom(drafts, { ...DEFAULT_POSTURE, network });
      const everybody = address.includes(':') ? '::/0' : '0.0.0.0/0';
      const entries = compileRuleTable(table).closedPorts.prefixes.find(
        ({ cidr }) => cidr === everybody,
      )?.entries;
      const entry = entries?.find(
        (one) =>
          (one.protocol === 'any' || one.protocol === protocol) &&
          one.portFrom <= port &&
          port <= one.portTo,
      );
      if (entry === undefined) return;
      closed++;
      const peer: NetworkOperation = {
        type: 'network',
        direction: 'ingress',
        protocol,
        address,
        port,
        source,
      };
      expect(evaluate(table, peer).permitted).toBe(false);
    }),
    { numRuns: 5_000 },
  );
  expect(closed).toBeGreaterThan(100);
});

it('keeps what is left of a range when a port in it is opened to somebody', () => {
  const rule = (action: 'Allow' | 'Block', cidr: string, portFrom: number, portTo: number) =>
    ({
      class: 'network',
      action,
      match: { type: 'network', direction: 'ingress', cidr, protocol: 'TCP', portFrom, portTo },
    }) as const;
  const { closedPorts } = compileRuleTable(
    tableFrom([rule('Block', '0.0.0.0/0', 10, 20), rule('Allow', '10.0.0.0/8', 15, 15)]),
  );
  expect(
    closedPorts.prefixes.map(({ entries }) => entries.map((one) => [one.portFrom, one.portTo])),
  ).toEqual([
    [
      [10, 14],
      [16, 20],
    ],
  ]);
});
