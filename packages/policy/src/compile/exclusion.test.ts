import { DEFAULT_POSTURE, PRIVILEGES } from '@ringfence/model';
import { describe, expect, it } from 'vitest';
import { type RuleDraft, tableFrom } from '../fixtures/arbitrary-rule.ts';
import { type CompiledRules, compileRuleTable } from './rule-table-compiler.ts';

const FILE: RuleDraft = {
  class: 'file',
  action: 'Block',
  match: { type: 'path', components: ['f'], reach: 'exact' },
};
const PROGRAM: RuleDraft = { ...FILE, class: 'process', allowedArgs: ['-a'] };
const INGRESS = {
  type: 'network',
  direction: 'ingress',
  cidr: '::/0',
  protocol: 'any',
  portFrom: 0,
  portTo: 65535,
} as const;
const FOREIGN = { type: 'foreign', section: 'syscalls', subject: 'unlink' } as const;
const SOURCE = { type: 'path', components: ['a'], reach: 'exact' } as const;
/** Its states are those of all words of thirty letters. */
const EXPLOSIVE = { type: 'pattern', pattern: `/**a${'?'.repeat(30)}` } as const;

const rootOf = ({ paths }: CompiledRules) => paths.views[0]?.trie.nodes[0];

describe('compileRuleTable', () => {
  it.each<[RuleDraft, string]>([
    [{ ...FILE, match: FOREIGN }, 'syscalls is'],
    [{ ...PROGRAM, match: { type: 'name', name: 'sh' } }, 'allowedArgs of an execname is'],
    [
      { ...PROGRAM, allowedArgs: ['-a', 'é'.repeat(127)] },
      'an allowed argument of 254 bytes, where 253 are compared, is',
    ],
  ])('says of %j that %s not enforced', (draft, feature) => {
    const { excluded, paths, network, privileges } = compileRuleTable(tableFrom([draft]));
    const reason = `${feature} not enforced yet: what it forbids is not stopped`;
    expect(excluded).toEqual([{ index: 1, reason }]);
    expect(paths.views.map(({ trie, names }) => [trie.nodes.length, names])).toEqual([[1, []]]);
    expect([network.prefixes, privileges]).toEqual([[], []]);
  });

  it('names features that no field carries', () => {
    const table = tableFrom([FILE]);
    const rules = table.rules.map((rule) => ({ ...rule, unsupported: ['dns', 'presets'] }));
    expect(compileRuleTable({ ...table, rules }).excluded[0]?.reason).toBe(
      'dns, presets are not enforced yet: what it forbids is not stopped',
    );
  });

  it('says what leaving out an Allow or an Audit rule means', () => {
    const owned = { ...FILE, match: FOREIGN } as const;
    const { excluded } = compileRuleTable(
      tableFrom([
        { ...owned, action: 'Allow' },
        { ...owned, action: 'Audit' },
      ]),
    );
    expect(excluded.map(({ reason }) => reason)).toEqual([
      'syscalls is not enforced yet: what it allows stays denied where a Block rule covers it',
      'syscalls is not enforced yet: it raises no alert',
    ]);
  });

  it('leaves the posture out with an Allow rule, and says so of the others', () => {
    const allow = { ...FILE, action: 'Allow' } as const;
    const posture = { ...DEFAULT_POSTURE, file: 'Block' } as const;
    const whole = compileRuleTable(tableFrom([allow], posture));
    expect(whole.notes).toEqual([]);
    expect(rootOf(whole)?.below.read.decision).toEqual({ rule: 'posture', action: 'Block' });
    const part = compileRuleTable(tableFrom([allow, { ...allow, match: EXPLOSIVE }], posture));
    expect(rootOf(part)?.below.read.decision).toBe(null);
    expect(part.notes.map(({ index }) => index)).toEqual([1]);
    expect(part.notes[0]?.reason).toContain('the default posture is not enforced');
  });

  it('leaves out the pattern that needs too many states, and no other', () => {
    const block = (pattern: string): RuleDraft => ({
      ...FILE,
      match: { type: 'pattern', pattern },
    });
    const { excluded, paths } = compileRuleTable(
      tableFrom([block('/a/*'), block(EXPLOSIVE.pattern), block('/**/*.pem'), block('/b?')]),
    );
    expect(excluded.map(({ index }) => index)).toEqual([2]);
    expect(excluded[0]?.reason).toBe(
      'with it, the patterns of the workload would need more than 8192 states, or too long to ' +
        'compile: what it forbids is not stopped',
    );
    const rules = new Set(paths.views[0]?.patterns.map(({ read }) => read.decision?.rule));
    expect(rules).toEqual(new Set([1, 3, 4, undefined]));
  });

  it('leaves out what finds no room among the rules about the arguments of one program', () => {
    const asking = (action: 'Allow' | 'Block', name: string): RuleDraft => ({
      ...PROGRAM,
      action,
      match: { type: 'path', components: [name], reach: 'exact' },
    });
    const crowd = [...new Array(8).keys()].map(() => asking('Block', 'a'));
    const { excluded, paths } = compileRuleTable(
      tableFrom([asking('Allow', 'a'), ...crowd, asking('Allow', 'b')]),
    );
    expect(excluded).toEqual([
      {
        index: 1,
        reason:
          '/a has 8 rules with allowedArgs before it: what it allows stays denied where a Block ' +
          'rule covers it',
      },
    ]);
    expect(paths.argumentLists.map((list) => list.length)).toEqual([0, 8, 1]);
  });

  it('compiles ptrace with Block before Allow', () => {
    const match = { type: 'privilege', privilege: 'ptrace' } as const;
    const drafts = (['Allow', 'Audit', 'Block'] as const).map(
      (action): RuleDraft => ({ class: 'privilege', action, match }),
    );
    const { privileges } = compileRuleTable(tableFrom(drafts));
    expect(privileges).toHaveLength(PRIVILEGES.length);
    expect(privileges).toContainEqual({
      privilege: 'ptrace',
      source: 0,
      decision: { rule: 3, action: 'Block' },
      audit: 2,
    });
    expect(privileges).toContainEqual({
      privilege: 'mount',
      source: 0,
      decision: { rule: 'posture', action: 'Audit' },
      audit: 0,
    });
  });

  it('compiles privileges whole for each program that rules name', () => {
    const match = { type: 'privilege', privilege: 'mount' } as const;
    const rule = { class: 'privilege', action: 'Block', match } as const;
    const drafts: RuleDraft[] = [
      { ...rule, action: 'Audit' },
      { ...rule, sources: [SOURCE] },
    ];
    const { privileges, sources } = compileRuleTable(tableFrom(drafts));
    expect(sources).toEqual([SOURCE.components]);
    expect(privileges).toEqual([
      { privilege: 'mount', source: 0, decision: null, audit: 1 },
      { privilege: 'mount', source: 1, decision: { rule: 2, action: 'Block' }, audit: 1 },
    ]);
  });

  it('takes ten thousand rules in well under a second', () => {
    const drafts = [...new Array(10_000).keys()].map((at): RuleDraft => {
      if (at % 2 === 0)
        return {
          ...FILE,
          match: { type: 'path', components: ['d', `${at % 97}`, `${at}`], reach: 'below' },
        };
      const cidr = `10.${at >> 8}.${at & 255}.0/24`;
      const match = { ...INGRESS, direction: 'egress', cidr } as const;
      return { class: 'network', action: 'Block', match };
    });
    const start = process.cpuUsage(); // and not the clock: others may have the processor
    const { paths, network, excluded } = compileRuleTable(tableFrom(drafts));
    const { user, system } = process.cpuUsage(start);
    expect(user + system).toBeLessThan(1_000_000);
    expect([network.prefixes.length, excluded.length]).toEqual([5000, 0]);
    expect(paths.views[0]?.trie.nodes.length).toBeGreaterThan(5000);
  });
});
