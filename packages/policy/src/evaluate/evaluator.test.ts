import {
  type Capability,
  DEFAULT_POSTURE,
  type FileOperation,
  type Operation,
  type Posture,
} from '@ringfence/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  anyPathRule,
  pathComponents,
  type RuleDraft,
  tableFrom,
} from '../fixtures/arbitrary-rule.ts';
import { evaluate, judge } from './evaluator.ts';

const BLOCKING: Posture = {
  process: 'Audit',
  file: 'Block',
  network: 'Block',
  privilege: 'Block',
};
const PROCESS_BLOCKING: Posture = { ...DEFAULT_POSTURE, process: 'Block' };

function components(path: string): string[] {
  return path.split('/').filter((component) => component !== '');
}

/** `/etc/` is the directory and its entries, `/etc/**` all below it, `*name` a name. */
function rule(action: RuleDraft['action'], text: string, more: Partial<RuleDraft> = {}): RuleDraft {
  return { class: 'file', action, match: matchOf(text), ...more };
}

function matchOf(text: string): RuleDraft['match'] {
  if (text.startsWith('*')) return { type: 'name', name: text.slice(1) };
  if (text.endsWith('/**'))
    return { type: 'path', components: components(text.slice(0, -3)), reach: 'below' };
  if (/[*?[{]/.test(text)) return { type: 'pattern', pattern: text };
  return {
    type: 'path',
    components: components(text),
    reach: text.endsWith('/') ? 'children' : 'exact',
  };
}

function from(path: string): Partial<RuleDraft> {
  return { sources: [{ type: 'path', components: components(path), reach: 'exact' }] };
}

function read(path: string, more: Partial<FileOperation> = {}): Operation {
  return {
    type: 'file',
    action: 'read',
    path: components(path),
    owner: false,
    source: null,
    ...more,
  };
}

/** Index of the rule that decided or alerted, with the outcome: `denied by 2`. */
function outcome(drafts: RuleDraft[], operation: Operation, posture = DEFAULT_POSTURE): string {
  const verdict = evaluate(tableFrom(drafts, posture), operation);
  const name = verdict.permitted ? (verdict.alert ?? 'permitted') : 'denied';
  return `${name} by ${verdict.rule?.index ?? 'none'}`;
}

describe('precedence', () => {
  it.each<[string, RuleDraft[], string, string]>([
    [
      'exact before directory',
      [rule('Block', '/etc/**'), rule('Allow', '/etc/x')],
      '/etc/x',
      'permitted by 2',
    ],
    [
      'deeper directory first',
      [rule('Block', '/etc/**'), rule('Allow', '/etc/ssl/**')],
      '/etc/ssl/x',
      'permitted by 2',
    ],
    [
      'single level before recursive',
      [rule('Block', '/etc/**'), rule('Allow', '/etc/')],
      '/etc/x',
      'permitted by 2',
    ],
    [
      'a pattern by its literal components',
      [rule('Block', '/etc/**'), rule('Allow', '/etc/ssl/*')],
      '/etc/ssl/x',
      'permitted by 2',
    ],
    [
      'a shallower pattern after a directory',
      [rule('Allow', '/*/ssl/x'), rule('Block', '/etc/**')],
      '/etc/ssl/x',
      'denied by 2',
    ],
    [
      'a single-level pattern like a directory',
      [rule('Allow', '/etc/'), rule('Block', '/etc/*')],
      '/etc/x',
      'denied by 2',
    ],
    [
      'exact before a deeper-looking pattern',
      [rule('Block', '/etc/x'), rule('Allow', '/etc/x*')],
      '/etc/x',
      'denied by 1',
    ],
    ['name last', [rule('Block', '*x'), rule('Allow', '/**')], '/etc/x', 'permitted by 2'],
    [
      'Block before Allow at a tie',
      [rule('Allow', '/etc/x'), rule('Block', '/etc/x')],
      '/etc/x',
      'denied by 2',
    ],
    [
      'the lower index at the last tie',
      [rule('Block', '/etc/x'), rule('Block', '/etc/x')],
      '/etc/x',
      'denied by 1',
    ],
    ['a directory covers itself', [rule('Block', '/etc/')], '/etc', 'denied by 1'],
    ['and its entries', [rule('Block', '/etc/')], '/etc/x', 'denied by 1'],
    ['but no more without recursive', [rule('Block', '/etc/')], '/etc/ssl/x', 'permitted by none'],
    ['the root is a directory', [rule('Block', '/')], '/', 'denied by 1'],
  ])('%s', (_name, drafts, path, expected) => {
    expect(outcome(drafts, read(path))).toBe(expected);
  });

  it('a matching source comes before everything but finality', () => {
    const drafts = [rule('Block', '/etc/x'), rule('Allow', '/**', from('/bin/cat'))];
    const cat = read('/etc/x', { source: ['bin', 'cat'] });
    expect(outcome(drafts, cat)).toBe('permitted by 2');
    expect(outcome(drafts, read('/etc/x', { source: ['bin', 'dd'] }))).toBe('denied by 1');
    expect(outcome(drafts, read('/etc/x'))).toBe('denied by 1');
    expect(outcome([...drafts, rule('Block', '/**', { final: true })], cat)).toBe('denied by 3');
  });

  it('a rule with features that are not carried is not judged', () => {
    const table = tableFrom([rule('Block', '/x')]);
    const rules = table.rules.map((known) => ({ ...known, unsupported: ['pts'] }));
    expect(evaluate({ ...table, rules }, read('/x')).permitted).toBe(true);
  });
});

describe('audit', () => {
  it('never grants', () => {
    expect(outcome([rule('Audit', '/x'), rule('Block', '/**')], read('/x'))).toBe('denied by 2');
    expect(outcome([rule('Audit', '/x'), rule('Allow', '/y')], read('/x'), BLOCKING)).toBe(
      'denied by none',
    );
  });

  it('alerts on what is permitted, the most specific rule first', () => {
    const drafts = [rule('Audit', '/**'), rule('Audit', '/x'), rule('Allow', '/x')];
    expect(outcome(drafts, read('/x'))).toBe('Audit by 2');
    expect(outcome(drafts, read('/y'))).toBe('Audit by 1');
  });
});

describe('posture', () => {
  const exec = (path: string): Operation => ({
    type: 'exec',
    path: components(path),
    owner: false,
    source: null,
  });

  it('is asked only where an Allow rule of the class exists', () => {
    expect(outcome([rule('Block', '/y')], read('/x'), BLOCKING)).toBe('permitted by none');
    expect(outcome([rule('Allow', '/y')], read('/x'), BLOCKING)).toBe('denied by none');
    expect(outcome([rule('Allow', '/y')], read('/x'))).toBe('Audit by none');
    expect(outcome([rule('Allow', '/y')], exec('/x'), BLOCKING)).toBe('permitted by none');
  });

  it('of exec is the file posture', () => {
    const drafts = [rule('Allow', '/y', { class: 'process' })];
    expect(outcome(drafts, exec('/x'), BLOCKING)).toBe('denied by none');
    expect(outcome(drafts, exec('/x'), PROCESS_BLOCKING)).toBe('Audit by none');
    expect(outcome(drafts, read('/x'), BLOCKING)).toBe('permitted by none');
  });

  it('is not brought into play by Allow rules that such an operation cannot meet', () => {
    const sockets: RuleDraft = {
      class: 'network',
      action: 'Allow',
      match: { type: 'socket', protocol: 'tcp' },
    };
    const connect: Operation = {
      type: 'network',
      direction: 'egress',
      protocol: 'TCP',
      address: '192.0.2.1',
      port: 80,
      source: null,
    };
    expect(outcome([sockets], connect, BLOCKING)).toBe('permitted by none');
  });

  it('can be left out', () => {
    const table = tableFrom([rule('Allow', '/y')], BLOCKING);
    expect(evaluate(table, read('/x'), { posture: false })).toEqual({
      permitted: true,
      alert: null,
      rule: null,
    });
    expect(judge(table, read('/x')).posture).toBe('Block');
  });
});

describe('final Blocks', () => {
  it('are lifted by nothing', () => {
    fc.assert(
      fc.property(fc.array(anyPathRule, { maxLength: 6 }), pathComponents, (drafts, path) => {
        const final = rule('Block', '/**', { final: true });
        const operation: Operation = {
          type: 'file',
          action: 'write',
          path,
          owner: true,
          source: ['a'],
        };
        const verdict = evaluate(tableFrom([...drafts, final]), operation);
        expect(verdict.permitted).toBe(false);
        expect(verdict.rule?.final).toBe(true);
      }),
    );
  });
});

describe('capabilities', () => {
  const draft = (action: RuleDraft['action'], capability: Capability): RuleDraft => ({
    class: 'privilege',
    action,
    match: { type: 'capability', capability },
  });
  const use = (capability: Capability): Operation => ({
    type: 'capability',
    capability,
    source: null,
  });

  it('are under the rules that name them, Block before Allow', () => {
    const table = tableFrom([draft('Allow', 'chown'), draft('Block', 'chown')]);
    expect(evaluate(table, use('chown'))).toMatchObject({ permitted: false, rule: { index: 2 } });
    const blocked = tableFrom([draft('Block', 'net_raw')]);
    expect(evaluate(blocked, use('chown'))).toMatchObject({ permitted: true, alert: null });
  });

  it('fall to the posture of privileges where some are allowed, and privileges do not', () => {
    const table = tableFrom([draft('Allow', 'chown')], BLOCKING);
    expect(evaluate(table, use('net_raw'))).toEqual({
      permitted: false,
      alert: 'Block',
      rule: null,
    });
    const ptrace: Operation = { type: 'privilege', privilege: 'ptrace', source: null };
    expect(evaluate(table, ptrace)).toMatchObject({ permitted: true, alert: null });
  });
});
