import type { Operation } from '@ringfence/model';
import { describe, expect, it } from 'vitest';
import { type RuleDraft, tableFrom } from '../fixtures/arbitrary-rule.ts';
import { evaluate } from './evaluator.ts';

function outcome(drafts: RuleDraft[], operation: Operation): string {
  const verdict = evaluate(tableFrom(drafts), operation, { posture: false });
  return `${verdict.permitted ? 'permitted' : 'denied'} by ${verdict.rule?.index ?? 'none'}`;
}

describe('of network rules', () => {
  const to = (
    action: RuleDraft['action'],
    cidr: string,
    portFrom = 0,
    portTo = 65535,
    protocol: 'TCP' | 'UDP' | 'any' = 'any',
  ): RuleDraft => ({
    class: 'network',
    action,
    match: { type: 'network', direction: 'egress', cidr, protocol, portFrom, portTo },
  });
  const connect = (address: string, port = 80): Operation => ({
    type: 'network',
    direction: 'egress',
    protocol: 'TCP',
    address,
    port,
    source: null,
  });

  it.each<[string, RuleDraft[], Operation, string]>([
    [
      'the longest prefix',
      [to('Block', '10.0.0.0/8'), to('Allow', '10.1.0.0/16')],
      connect('10.1.2.3'),
      'permitted by 2',
    ],
    [
      'then the narrower range',
      [to('Allow', '10.0.0.0/8', 80, 80), to('Block', '10.0.0.0/8', 1, 99)],
      connect('10.1.2.3'),
      'permitted by 1',
    ],
    [
      'then the named protocol',
      [to('Block', '10.0.0.0/8'), to('Allow', '10.0.0.0/8', 0, 65535, 'TCP')],
      connect('10.1.2.3'),
      'permitted by 2',
    ],
    [
      'then Block',
      [to('Allow', '10.0.0.0/8'), to('Block', '10.0.0.0/8')],
      connect('10.1.2.3'),
      'denied by 2',
    ],
    [
      'prefix before range',
      [to('Block', '0.0.0.0/0', 80, 80), to('Allow', '10.0.0.0/8')],
      connect('10.1.2.3'),
      'permitted by 2',
    ],
    ['another family is no match', [to('Block', '::/0')], connect('10.1.2.3'), 'permitted by none'],
    [
      'another protocol is no match',
      [to('Block', '0.0.0.0/0', 0, 65535, 'UDP')],
      connect('10.1.2.3'),
      'permitted by none',
    ],
    [
      'the end of a range is in it',
      [to('Block', '0.0.0.0/0', 70, 80)],
      connect('10.1.2.3'),
      'denied by 1',
    ],
    [
      'what follows it is not',
      [to('Block', '0.0.0.0/0', 70, 79)],
      connect('10.1.2.3'),
      'permitted by none',
    ],
    [
      'v4-mapped addresses are v4',
      [to('Block', '10.0.0.0/8')],
      connect('::ffff:10.1.2.3'),
      'denied by 1',
    ],
  ])('%s decides', (_name, drafts, operation, expected) => {
    expect(outcome(drafts, operation)).toBe(expected);
  });
});
