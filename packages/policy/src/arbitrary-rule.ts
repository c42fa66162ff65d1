import {
  type Action,
  DEFAULT_POSTURE,
  type Match,
  type NetworkMatch,
  type PathMatch,
  type Rule,
  type RuleClass,
  type RuleTable,
} from '@ringfence/model';
import fc from 'fast-check';

/** Rules and operations for property tests, over alphabets so small that rules hit. */

export const component = fc.constantFrom('a', 'b', 'c');
export const pathComponents = fc.array(component, { maxLength: 4 });
const action = fc.constantFrom<Action>('Allow', 'Audit', 'Block');

export const pathMatch: fc.Arbitrary<PathMatch> = fc.record({
  type: fc.constant('path'),
  components: pathComponents,
  reach: fc.constantFrom('exact', 'children', 'below'),
});

const pattern = fc
  .array(fc.constantFrom('a', 'b', '*', '**', '?', '{a,b}', '[ab]'), { minLength: 1, maxLength: 3 })
  .map((parts): Match => ({ type: 'pattern', pattern: `/${parts.join('/')}` }));
const name = component.map((text): Match => ({ type: 'name', name: text }));

const NETWORKS = ['0.0.0.0/0', '10.0.0.0/8', '10.1.0.0/16', '10.1.2.3/32', '::/0', 'fd00::/8'];
export const ADDRESSES = [
  '10.1.2.3',
  '10.1.9.9',
  '10.9.9.9',
  '192.0.2.1',
  'fd00::1',
  '2001:db8::1',
];

export const networkMatch: fc.Arbitrary<NetworkMatch> = fc
  .record({
    cidr: fc.constantFrom(...NETWORKS),
    protocol: fc.constantFrom('TCP' as const, 'UDP' as const, 'any' as const),
    ports: fc.constantFrom([0, 65535], [1, 3], [2, 2], [2, 5], [5, 5]),
  })
  .map(({ cidr, protocol, ports }) => ({
    type: 'network',
    direction: 'egress',
    cidr,
    protocol,
    portFrom: ports[0] ?? 0,
    portTo: ports[1] ?? 0,
  }));

export interface RuleDraft {
  readonly class: RuleClass;
  readonly action: Action;
  readonly match: Match;
  readonly sources?: readonly PathMatch[];
  readonly readOnly?: boolean;
  readonly ownerOnly?: boolean;
  readonly final?: boolean;
}

/** What the kernel is given today, final Blocks among it. */
export const plainPathRule: fc.Arbitrary<RuleDraft> = fc
  .record({
    class: fc.constantFrom<RuleClass>('file', 'process'),
    action,
    match: pathMatch,
    readOnly: fc.boolean(),
    final: fc.boolean(),
  })
  .map((draft) => ({
    ...draft,
    readOnly: draft.readOnly && draft.class === 'file',
    final: draft.final && draft.action === 'Block',
  }));

/** Everything a path rule can say. */
export const anyPathRule: fc.Arbitrary<RuleDraft> = fc
  .record({
    plain: plainPathRule,
    match: fc.oneof(pathMatch, pattern, name),
    sources: fc.array(pathMatch, { maxLength: 1 }),
    ownerOnly: fc.boolean(),
  })
  .map(({ plain, ...more }) => ({ ...plain, ...more }));

export const networkRule: fc.Arbitrary<RuleDraft> = fc
  .record({ action, match: networkMatch, final: fc.boolean() })
  .map((draft) => ({
    ...draft,
    class: 'network',
    final: draft.final && draft.action === 'Block',
  }));

/** A table of these rules in this order, indices from 1. */
export function tableFrom(drafts: readonly RuleDraft[], posture = DEFAULT_POSTURE): RuleTable {
  const rules = drafts.map((draft, at) => ruleFrom(draft, at + 1));
  return { rules, posture, digest: '' };
}

function ruleFrom(draft: RuleDraft, index: number): Rule {
  return {
    sources: [],
    readOnly: false,
    ownerOnly: false,
    final: false,
    ...draft,
    index,
    origin: {
      policy: { kind: 'WorkloadPolicy', namespace: 'default', name: 'generated' },
      path: `rules[${index}]`,
      line: index,
      column: 1,
    },
    unsupported: [],
    severity: 0,
    tags: [],
    message: '',
  };
}
