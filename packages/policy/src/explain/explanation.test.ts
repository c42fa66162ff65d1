import { DEFAULT_POSTURE, type Posture, type Workload } from '@ringfence/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../evaluate/evaluator.ts';
import { comparePrecedence } from '../evaluate/precedence.ts';
import { anyPathRule, networkRule, tableFrom } from '../fixtures/arbitrary-rule.ts';
import { parsePolicies } from '../parse/policy-reader.ts';
import type { Policy } from '../policy.ts';
import { buildRuleTable } from '../select/rule-table.ts';
import { type Explanation, explain } from './explanation.ts';
import { parseOperation } from './operation-text.ts';
import { precedenceReason } from './precedence-reason.ts';

const WORKLOAD: Workload = {
  id: 'c1',
  kind: 'container',
  name: 'web',
  namespace: 'default',
  labels: { app: 'web' },
  image: '',
  runtime: '',
  pid: 1,
  cgroupPath: '/c1',
  cgroupId: 1n,
};
const API = 'apiVersion: security.ringfence.dev/v1alpha1';

/** The spec's lines begin in line 6. */
function policyText(kind: string, metadata: string, ...spec: string[]): string {
  const selector = metadata.includes('selector') ? '' : '  selector: {}\n';
  return `${API}\nkind: ${kind}\nmetadata: { ${metadata} }\nspec:\n${selector}  ${spec.join('\n  ')}\n`;
}

function read(...texts: string[]): readonly Policy[] {
  const { policies, errors } = parsePolicies(texts.join('---\n'), 'p.yaml');
  expect(errors).toEqual([]);
  return policies;
}

interface Asked {
  readonly source?: string;
  readonly owner?: boolean;
  readonly posture?: Posture;
  /** The open of the program is what decides, not the exec. */
  readonly opened?: boolean;
}

function ask(policies: readonly Policy[], text: string, asked: Asked = {}): Explanation {
  const source = asked.source === undefined ? null : asked.source.slice(1).split('/');
  const operation = parseOperation(text, { source, owner: asked.owner ?? true });
  if (typeof operation === 'string') throw new Error(operation);
  const explanation = explain(policies, WORKLOAD, operation, asked.posture);
  const table = buildRuleTable(policies, WORKLOAD, asked.posture);
  if (!asked.opened) expect(explanation.verdict).toEqual(evaluate(table, operation));
  return explanation;
}

/** `denied by 6` */
function outcome({ verdict, winner }: Explanation): string {
  return `${verdict.permitted ? 'permitted' : 'denied'} by ${winner?.rule.origin.line ?? 'none'}`;
}

function nearOf(policies: readonly Policy[], text: string, asked: Asked = {}): string[] {
  return ask(policies, text, asked).near.map(
    ({ rule, parts }) => `${rule.origin.path.replace('spec.', '')}: ${parts.join(' + ')}`,
  );
}

describe('explain', () => {
  it('names the rule, its place and why each other comes after it', () => {
    const policies = read(
      policyText(
        'WorkloadPolicy',
        'name: a',
        'file:',
        '  matchDirectories:',
        '    - { dir: /etc/, recursive: true, action: Block }',
        '    - { dir: /etc/ssl/, recursive: true, action: Allow }',
        '    - { dir: /, recursive: true, action: Audit }',
        '  matchPaths:',
        '    - { path: /etc/ssl/key, action: Block }',
        '    - { path: /etc/ssl/key, action: Allow }',
      ),
    );
    const explanation = ask(policies, 'read /etc/ssl/key');
    expect(outcome(explanation)).toBe('denied by 12');
    expect(explanation.winner?.file).toBe('p.yaml');
    expect(explanation.reason).toBe('this Block rule decides');
    expect(explanation.beaten.map(({ rule, reason }) => `${rule.origin.line}: ${reason}`)).toEqual([
      '13: Block comes before Allow at a tie',
      '9: an exact path comes before a directory',
      '8: the deeper directory comes first: 2 literal components against 1',
      '10: Audit alerts only on what is permitted',
    ]);
  });

  it('says what lifts a Block, and which Audit rule then alerts', () => {
    const policies = read(
      policyText(
        'WorkloadPolicy',
        'name: a',
        'file: { matchPaths: [{ path: /etc/x, action: Allow }, { path: /etc/x, action: Audit }] }',
        'privileges: { ptrace: { action: Audit } }',
      ),
    );
    const explanation = ask(policies, 'write /etc/x');
    expect(outcome(explanation)).toBe('permitted by 6');
    expect(explanation.winner?.rule.action).toBe('Audit');
    expect(explanation.beaten.map(({ reason }) => reason)).toEqual([
      'it decides that this is permitted; Audit never grants, and raises the alert',
    ]);
  });

  it('says what posture decides', () => {
    const policies = read(
      policyText(
        'WorkloadPolicy',
        'name: a',
        'process: { action: Allow, matchPaths: [{ path: /a }] }',
      ),
    );
    const posture: Posture = { ...DEFAULT_POSTURE, file: 'Block' };
    expect(ask(policies, 'exec /b', { posture })).toMatchObject({
      verdict: { permitted: false, rule: null },
      winner: null,
      posture: 'Block',
      reason: expect.stringContaining('the class file (exec follows it) decides, which is Block'),
      today: { permitted: false, alert: 'Block' },
    });
    expect(ask(policies, 'read /b').reason).toBe(
      'no rule is about it, and what no rule is about is permitted',
    );
  });

  it('judges the open of a program before its exec', () => {
    const policies = read(
      policyText(
        'WorkloadPolicy',
        'name: a',
        'file: { action: Block, matchDirectories: [{ dir: /opt/ }] }',
        'process: { action: Allow, matchPaths: [{ path: /opt/x }] }',
      ),
    );
    const explanation = ask(policies, 'exec /opt/x', { opened: true });
    expect(outcome(explanation)).toBe('denied by 6');
    expect(explanation.reason).toContain('to run a program the kernel opens it');
    expect(explanation.beaten.map(({ reason }) => reason)).toEqual([
      'the program is opened before this rule is asked',
    ]);
    expect(explanation.today.permitted).toBe(false);
    const reads = read(
      policyText(
        'WorkloadPolicy',
        'name: a',
        'file: { action: Block, matchDirectories: [{ dir: /opt/, readOnly: true }] }',
      ),
    );
    expect(outcome(ask(reads, 'exec /opt/x'))).toBe('permitted by none');
  });

  it('says what a node does without the rules that it cannot take', () => {
    const policies = read(
      policyText(
        'WorkloadPolicy',
        'name: a',
        `file: { action: Block, matchPatterns: [{ pattern: "/{x,**a${'?'.repeat(30)}}" }] }`,
      ),
    );
    const explanation = ask(policies, 'read /x');
    expect(outcome(explanation)).toBe('denied by 6');
    expect(explanation.today.permitted).toBe(true);
    expect(explanation.notEnforced.map(({ reason }) => reason)).toEqual([
      'with it, the patterns of the workload would need more than 8192 states, or too long to ' +
        'compile: what it forbids is not stopped',
    ]);
  });

  it.each<[string, string, Asked, string[]]>([
    [
      'file: { action: Block, matchDirectories: [{ dir: /etc/ }] }',
      'read /etc/bin/x',
      {},
      [
        'file.matchDirectories[0]: not recursive: it is about /etc/ and its direct entries, and ' +
          'this lies 2 levels below',
      ],
    ],
    [
      'file: { action: Block, matchPaths: [{ path: /etc/bin/y }, { path: /opt/q/r }] }',
      'read /etc/bin/x',
      {},
      ["file.matchPaths[0]: another path: component 3 is x, and the rule's is y"],
    ],
    [
      'file: { action: Block, matchPaths: [{ path: /etc/x, readOnly: true }] }',
      'read /etc/x',
      {},
      ['file.matchPaths[0]: readOnly: it leaves reads alone, and this is a read by the owner'],
    ],
    [
      'file: { action: Allow, matchPaths: [{ path: /etc/x, ownerOnly: true }] }',
      'read /etc/x',
      { owner: false },
      [
        "file.matchPaths[0]: ownerOnly: it allows the owner's accesses alone, and this is a read " +
          'by another',
      ],
    ],
    [
      'process: { action: Block, matchPaths: [{ path: /etc/x }] }',
      'read /etc/x',
      {},
      ['process.matchPaths[0]: it is about running programs, and this is under file rules'],
    ],
    [
      'file: { action: Block, matchPaths: [{ path: /x, fromSource: [{ path: /bin/cat }] }] }',
      'read /x',
      { source: '/bin/dd' },
      ['file.matchPaths[0]: another source: only what /bin/cat does, and this is /bin/dd'],
    ],
    [
      'egress: [{ action: Block, to: [{ cidr: 10.0.0.0/8 }], ports: [{ protocol: TCP, port: 5000 }] }]',
      'connect TCP 10.0.0.1:5001',
      {},
      ['egress[0]: another port: it is about 5000'],
    ],
    [
      'egress: [{ action: Block, to: [{ cidr: 10.0.0.0/8 }], ports: [{ protocol: TCP, port: 5000 }] }]',
      'connect TCP 192.0.2.1:5000',
      {},
      ['egress[0]: another address: it is about 10.0.0.0/8'],
    ],
    [
      'process: { action: Block, matchPaths: [{ path: /bin/sh, pts: false }] }',
      'exec /bin/sh',
      {},
      [
        'process.matchPaths[0]: pts: false: it leaves accesses without a terminal alone, and this is a read by the owner without one',
      ],
    ],
    [
      'process: { action: Block, matchPaths: [{ path: /bin/sh, allowedArgs: [-c, id] }] }',
      'exec /bin/sh -- id',
      {},
      [
        'process.matchPaths[0]: allowedArgs: it leaves accesses with no argument but "-c", "id" alone, and this is a read by the owner with "id"',
      ],
    ],
    [
      'process: { action: Block, matchPaths: [{ execname: python }] }',
      'exec /usr/bin/python3',
      {},
      ['process.matchPaths[0]: it is about the name python, and this is python3'],
    ],
    ['file: { action: Block, matchPaths: [{ path: /srv/a/b/c/d }] }', 'read /etc/x', {}, []],
    ['privileges: { mount: { action: Block } }', 'ptrace', {}, []],
  ])('tells what nearly matched: %s, %s', (rules, text, asked, expected) => {
    expect(nearOf(read(policyText('WorkloadPolicy', 'name: a', rules)), text, asked)).toEqual(
      expected,
    );
  });

  it('tells of one entry only once, and not when a rule of it matches', () => {
    const policies = read(
      policyText(
        'WorkloadPolicy',
        'name: a',
        'egress: [{ action: Block, ports: [{ port: 1 }, { port: 2 }] }]',
      ),
    );
    expect(nearOf(policies, 'connect TCP 10.0.0.1:1')).toEqual([]);
    expect(nearOf(policies, 'connect TCP 10.0.0.1:3')).toHaveLength(1);
  });

  it.each([
    [
      'name: a, namespace: shop',
      'another namespace: the policy is about shop, and this is default',
    ],
    ['name: a', 'another workload: the policy selects app=api'],
  ])('tells of policies of other workloads: %s', (metadata, reason) => {
    const text = policyText(
      'WorkloadPolicy',
      metadata,
      'privileges: { ptrace: { action: Block } }',
    );
    const policies = read(text.replace('selector: {}', 'selector: { matchLabels: { app: api } }'));
    expect(nearOf(policies, 'ptrace')).toEqual([`privileges.ptrace: ${reason}`]);
  });
});

describe('precedenceReason', () => {
  it('never speaks of a tie where the order has a difference', () => {
    const drafts = fc.oneof(
      fc.array(anyPathRule, { minLength: 2, maxLength: 2 }),
      fc.array(networkRule, { minLength: 2, maxLength: 2 }),
    );
    fc.assert(
      fc.property(drafts, (pair) => {
        const [a, b] = tableFrom(pair).rules;
        if (a === undefined || b === undefined) return;
        // Audit is never set against the other two.
        fc.pre((a.action === 'Audit') === (b.action === 'Audit'));
        const [first, second] = comparePrecedence(a, b) < 0 ? [a, b] : [b, a];
        const same = { ...second, index: 0 };
        // With the last word of the order turned around, only a true tie changes sides.
        const isTie = comparePrecedence(first, { ...same, index: first.index - 1 }) > 0;
        expect(precedenceReason(first, second).startsWith('they say the same')).toBe(isTie);
      }),
      { numRuns: 2000 },
    );
  });
});
