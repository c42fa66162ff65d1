import { describe, expect, it } from 'vitest';
import { parsePolicies } from '../parse/policy-reader.ts';
import type { LintFinding } from './lint-finding.ts';
import { lintPolicies } from './linter.ts';

function policy(kind: string, metadata: string, ...spec: string[]): string {
  const api = kind.startsWith('KubeArmor')
    ? 'security.kubearmor.com/v1'
    : 'security.ringfence.dev/v1alpha1';
  const head = [`apiVersion: ${api}`, `kind: ${kind}`, `metadata: { ${metadata} }`, 'spec:'];
  return [...head, ...spec.map((line) => `  ${line}`), ''].join('\n');
}

function lint(...texts: string[]): readonly LintFinding[] {
  const { policies, errors } = parsePolicies(texts.join('---\n'), 'p.yaml');
  expect(errors).toEqual([]);
  return lintPolicies(policies);
}

/** `006 6:17 spec.file: the message` of the findings of one kind. */
function told(findings: readonly LintFinding[], code: string): string[] {
  return findings
    .filter((finding) => finding.code === `RF-LINT-${code}`)
    .map(({ line, column, path, message }) => `${line}:${column} ${path}: ${message}`);
}

/** A WorkloadPolicy over everything in `default`, its spec from line 6 on. */
function workload(...spec: string[]): string {
  return policy('WorkloadPolicy', 'name: a', 'selector: {}', ...spec);
}

describe('lintPolicies', () => {
  it('says nothing of a policy that is right', () => {
    const text = workload(
      'action: Block',
      'file: { matchDirectories: [{ dir: /etc/bin/, recursive: true }] }',
      'egress: [{ ports: [{ protocol: TCP, port: 5000 }] }]',
      'privileges: { ptrace: {} }',
    );
    expect(lint(text)).toEqual([]);
  });

  it('names rules that contradict each other, at the one that loses', () => {
    const rules =
      'file: { matchPaths: [{ path: /etc/x, action: Block }, { path: /etc/x, action: Allow }] }';
    expect(told(lint(workload(rules)), '002')).toEqual([
      '6:57 spec.file.matchPaths[1]: p.yaml:6 blocks what this rule allows, and decides wherever ' +
        'this one applies: Block comes before Allow at a tie',
    ]);
  });

  it('takes flags that complement each other for no contradiction', () => {
    const rules =
      'file: { matchPaths: [{ path: /etc/x, action: Block, readOnly: true }, ' +
      '{ path: /etc/x, action: Allow, readOnly: true }] }';
    expect(told(lint(workload(rules)), '002')).toEqual([]);
  });

  it.each([
    ['app: one', 'app: two', 0],
    ['app: one', 'tier: two', 1],
  ])('compares policies that may select one workload: {%s} and {%s}', (left, right, count) => {
    const part = (name: string, labels: string, action: string) =>
      policy(
        'WorkloadPolicy',
        `name: ${name}`,
        `selector: { matchLabels: { ${labels} } }`,
        `file: { action: ${action}, matchPaths: [{ path: /etc/x }] }`,
      );
    const findings = lint(part('a', left, 'Allow'), part('b', right, 'Block'));
    expect(told(findings, '002')).toHaveLength(count);
  });

  it('names doubled rules, also where only one policy is the wider', () => {
    const rule = 'file: { action: Block, matchPaths: [{ path: /etc/x }] }';
    const narrow = policy(
      'WorkloadPolicy',
      'name: b',
      'selector: { matchLabels: { app: b } }',
      rule,
    );
    expect(told(lint(workload(rule), narrow), '003')).toEqual([
      '13:39 spec.file.matchPaths[0]: the same rule stands at p.yaml:6',
    ]);
    const other = narrow.replace('name: b', 'name: b, namespace: shop');
    expect(told(lint(workload(rule), other), '003')).toEqual([]);
  });

  it.each([
    [
      'process: { matchPaths: [{ execname: sh, action: Allow }], ' +
        'matchPatterns: [{ pattern: "/**", action: Block }] }',
      'a pattern comes before execname',
    ],
    [
      'file: { matchPatterns: [{ pattern: "/etc/**", action: Allow }], ' +
        'matchDirectories: [{ dir: /etc/, recursive: true, action: Block }] }',
      'Block comes before Allow at a tie',
    ],
    [
      'file: { matchPaths: [{ path: /etc/x, action: Audit }], ' +
        'matchDirectories: [{ dir: /etc/, action: Block }] }',
      'p.yaml:6 blocks it, and Audit alerts only on what is permitted',
    ],
  ])('names shadowed rules: %s', (rules, reason) => {
    const [first, ...others] = told(lint(workload(rules)), '001');
    expect(first).toContain('this rule never decides, since p.yaml:6');
    expect(first).toContain(reason);
    expect(others).toEqual([]);
  });

  it('names what a final Block leaves without a say', () => {
    const final = policy(
      'ClusterWorkloadPolicy',
      'name: c',
      'selector: {}',
      'file: { action: Block, matchDirectories: [{ dir: /srv/, recursive: true }] }',
    );
    const allow = workload('file: { action: Allow, matchPaths: [{ path: /srv/x/y }] }');
    expect(told(lint(final, allow), '001')[0]).toContain('a final Block comes before everything');
    const lenient = final.replace('selector: {}', 'selector: {}\n  overridable: true');
    expect(told(lint(lenient, allow), '001')).toEqual([]);
  });

  it('leaves an Audit rule alone that an Allow may lift out of a Block', () => {
    const rules =
      'file: { matchPaths: [{ path: /etc/x, action: Audit }, { path: /etc/x, action: Allow }], ' +
      'matchDirectories: [{ dir: /etc/, action: Block }] }';
    expect(told(lint(workload(rules)), '001')).toEqual([]);
  });

  it.each([
    ['/proc/self/environ', '/proc/self is a link'],
    ['/dev/stdin', '/dev/stdin is a link'],
    [`/${'a/'.repeat(70)}b`, 'a path of 71 components is beyond'],
  ])('names paths that no task can have: %s', (path, message) => {
    const findings = lint(workload(`file: { action: Block, matchPaths: [{ path: ${path} }] }`));
    expect(told(findings, '004')[0]).toContain(message);
  });

  it('names paths behind the links of most images, unless the real one stands there too', () => {
    const one = 'process: { action: Block, matchPaths: [{ path: /bin/sh }] }';
    const [finding] = lint(workload(one));
    expect(finding).toMatchObject({
      code: 'RF-LINT-010',
      mend: 'add the same rule for /usr/bin/sh',
    });
    const both =
      'process: { action: Block, matchPaths: [{ path: /bin/sh }, { path: /usr/bin/sh }] }';
    expect(lint(workload(both))).toEqual([]);
  });

  it.each([
    ['matchLabels: { app: a }, matchExpressions: [{ key: label, operator: In, values: [app=b] }]'],
    [
      'matchLabels: { app: a }, matchExpressions: [{ key: label, operator: NotIn, values: [app=a] }]',
    ],
    [
      'matchExpressions: [{ key: label, operator: In, values: [app=a, x=y] }, ' +
        '{ key: label, operator: In, values: [app=b] }, ' +
        '{ key: label, operator: NotIn, values: [x=y] }]',
    ],
    ['matchLabels: { kubearmor.io/container.name: "[]" }'],
  ])('names a selector that selects nothing, or everything unawares: %s', (selector) => {
    const text = policy(
      'WorkloadPolicy',
      'name: a',
      `selector: { ${selector} }`,
      'privileges: { ptrace: { action: Block } }',
    );
    expect(lint(text)).toMatchObject([
      { code: 'RF-LINT-005', line: 5, column: 3, path: 'spec.selector' },
    ]);
  });

  it('finds a way to satisfy a selector where there is one', () => {
    const text = policy(
      'ClusterWorkloadPolicy',
      'name: a',
      'selector: { matchExpressions: [{ key: namespace, operator: In, values: [shop, web] }, ' +
        '{ key: namespace, operator: NotIn, values: [shop] }] }',
      'privileges: { ptrace: { action: Block } }',
    );
    expect(told(lint(text), '005')).toEqual([]);
    expect(told(lint(text.replace('[shop, web]', '[shop]')), '005')).toHaveLength(1);
  });

  it('names a source that may never run', () => {
    const rules = [
      'file: { action: Block, matchPaths: [{ path: /x, fromSource: [{ path: /usr/bin/curl }] }] }',
      'process: { action: Block, matchPaths: [{ path: /usr/bin/curl }] }',
    ];
    expect(told(lint(workload(...rules)), '006')).toEqual([
      '6:39 spec.file.matchPaths[0]: /usr/bin/curl can never run here, so nothing comes from it: ' +
        'p.yaml:7 blocks its execution',
    ]);
    const some = rules.with(
      1,
      'process: { matchPaths: [{ path: /usr/bin/curl, action: Block }, ' +
        '{ path: /usr/bin/curl, action: Allow, fromSource: [{ path: /usr/bin/sh }] }] }',
    );
    expect(told(lint(workload(...some)), '006')).toEqual([]);
  });

  it('names the pattern that no node can hold, and no other', () => {
    const large = `{ pattern: "/**a${'?'.repeat(30)}" }`;
    const findings = lint(
      workload(`file: { action: Block, matchPatterns: [{ pattern: "/a/*" }, ${large}] }`),
    );
    expect(told(findings, '009')).toHaveLength(1);
    expect(told(findings, '009')[0]).toContain('more than 8192 states');
  });

  it('names a policy without rules, and one that another replaces', () => {
    expect(lint(workload())).toMatchObject([{ code: 'RF-LINT-011', line: 5 }]);
    const one = parsePolicies(workload('privileges: { ptrace: {} }'), 'one.yaml').policies;
    const two = parsePolicies(workload('privileges: { ptrace: {} }'), 'two.yaml').policies;
    expect(lintPolicies([...one, ...two])).toMatchObject([
      { code: 'RF-LINT-003', file: 'one.yaml', line: 5 },
    ]);
  });

  it('names what no node enforces yet, once a place', () => {
    const rules = 'network: { matchDNSQueries: [{ domain: example.com, action: Block }] }';
    expect(told(lint(workload(rules)), '009')).toEqual([
      '6:32 spec.network.matchDNSQueries[0]: matchDNSQueries is not enforced yet: what it forbids is not stopped',
    ]);
  });
});
