import { describe, expect, it } from 'vitest';
import { formatPolicyError, type PolicyError } from './policy-error.ts';
import { parsePolicies } from './policy-reader.ts';

const HEAD = [
  'apiVersion: security.ringfence.dev/v1alpha1',
  'kind: WorkloadPolicy',
  'metadata: { name: sample }',
  'spec:',
  '  selector: {}',
].join('\n');

/** Errors of a WorkloadPolicy whose spec ends in these lines; they begin in line 6. */
function errorsOf(...lines: string[]): readonly PolicyError[] {
  return parsePolicies([HEAD, ...lines].join('\n'), 'p.yaml').errors;
}

describe('formatPolicyError', () => {
  it('says where, what, what to do and under which code, in one line', () => {
    expect(errorsOf('  file: { matchPath: [] }').map(formatPolicyError)).toEqual([
      'p.yaml:6:11: spec.file.matchPath: there is no such field here; ' +
        'did you mean matchPaths? [RF-POLICY-005]',
    ]);
  });
});

describe('parsePolicies', () => {
  it('reads the documents of a file and keeps the text of each', () => {
    const second = HEAD.replace('sample', 'other');
    const text = `${HEAD}\n---\n# a comment\n${second}\n  message: second\n---\n`;
    const { policies, errors } = parsePolicies(text, 'p.yaml');
    expect(errors).toEqual([]);
    expect(policies.map(({ name, line }) => [name.name, line])).toEqual([
      ['sample', 1],
      ['other', 8],
    ]);
    expect(parsePolicies(policies[1]?.text ?? '', '').policies[0]?.name.name).toBe('other');
  });

  it('reads JSON', () => {
    const text = JSON.stringify(
      {
        apiVersion: 'security.kubearmor.com/v1',
        kind: 'KubeArmorPolicy',
        metadata: { name: 'sample', namespace: 'shop' },
        spec: { process: { matchPaths: [{ path: '/bin/sh' }] } },
      },
      null,
      '\t',
    );
    const { policies, errors } = parsePolicies(text, 'p.json');
    expect(errors).toEqual([]);
    expect(policies[0]?.name).toEqual({
      kind: 'KubeArmorPolicy',
      namespace: 'shop',
      name: 'sample',
    });
    expect(policies[0]?.rules[0]?.origin).toMatchObject({
      path: 'spec.process.matchPaths[0]',
      line: 11,
    });
  });

  it('reports all errors of a file at once, and returns the policies without one', () => {
    const bad = `${HEAD.replace('sample', 'bad')}\n  severity: 11\n  acton: Block`;
    const { policies, errors } = parsePolicies(`${bad}\n---\n${HEAD}\n---\nkind: Pod\n`, 'p.yaml');
    expect(policies.map(({ name }) => name.name)).toEqual(['sample']);
    expect(errors.map(({ line, column, path, code }) => [line, column, path, code])).toEqual([
      [6, 13, 'spec.severity', 'RF-POLICY-008'],
      [7, 3, 'spec.acton', 'RF-POLICY-005'],
      [15, 7, 'kind', 'RF-POLICY-004'],
    ]);
  });

  it.each([
    [
      '  file: { matchPath: [] }',
      ['005 6:11 spec.file.matchPath', 'there is no such field here', 'did you mean matchPaths?'],
    ],
    ['  action: block', ['008 6:11 spec.action', '"block" is not allowed', 'did you mean Block?']],
    [
      '  message:',
      [
        '007 6:11 spec.message',
        'this must be text, not empty',
        'fill it in, or leave the field out',
      ],
    ],
    [
      '  tags: T1',
      ['007 6:9 spec.tags', 'this must be a list, not "T1"', 'begin each entry with -'],
    ],
    [
      '  file: { matchPaths: [{ path: etc }] }',
      [
        '009 6:32 spec.file.matchPaths[0].path',
        'it is relative',
        'paths start at the root of the workload: write /etc',
      ],
    ],
    [
      '  file: { matchPaths: [{ path: /a/../b }] }',
      ['009 6:32 spec.file.matchPaths[0].path', 'it holds an empty component, . or ..', 'write /b'],
    ],
    [
      '  file: { matchPaths: [{ path: //a/./b }] }',
      [
        '009 6:32 spec.file.matchPaths[0].path',
        'it holds an empty component, . or ..',
        'write /a/b',
      ],
    ],
    [
      '  file: { matchPaths: [{ path: "/a\\0" }] }',
      [
        '009 6:32 spec.file.matchPaths[0].path',
        'it holds a NUL byte, which no path can',
        'remove it',
      ],
    ],
    [
      '  file: { matchPaths: [{ path: /a/ }] }',
      [
        '009 6:32 spec.file.matchPaths[0].path',
        'a path names one file and does not end with /',
        'write /a, or use matchDirectories with dir: /a/',
      ],
    ],
    [
      '  file: { matchDirectories: [{ dir: /a }] }',
      ['009 6:37 spec.file.matchDirectories[0].dir', 'a directory ends with /', 'write /a/'],
    ],
    [
      '  process: { matchPaths: [{ execname: a, path: /a }] }',
      [
        '012 6:27 spec.process.matchPaths[0]',
        'a rule has either path or execname',
        'make two rules of it',
      ],
    ],
    [
      '  process: { matchPaths: [{ }] }',
      ['006 6:27 spec.process.matchPaths[0]', 'path is missing', 'add path or execname'],
    ],
    [
      '  file: { matchPatterns: [{ pattern: "/a[" }] }',
      ['010 6:38 spec.file.matchPatterns[0].pattern', 'a [ is never closed', ''],
    ],
    [
      '  egress: [{ to: [{ cidr: 10.0.0.1/8 }] }]',
      [
        '011 6:27 spec.egress[0].to[0].cidr',
        'it has bits set beyond its prefix: write 10.0.0.0/8',
        '',
      ],
    ],
    [
      '  egress: [{ ports: [{ endPort: 5 }] }]',
      ['012 6:22 spec.egress[0].ports[0]', 'endPort needs port', 'add port'],
    ],
    [
      '  egress: [{ ports: [{ port: 9, endPort: 5 }] }]',
      ['012 6:22 spec.egress[0].ports[0]', 'endPort 5 is below port 9', 'swap them'],
    ],
    [
      '  egress: [{ to: [] }]',
      ['008 6:18 spec.egress[0].to', 'the list is empty', 'add an entry, or leave the field out'],
    ],
    [
      '  network: { matchProtocols: [{ protocol: "TCP,ud" }] }',
      [
        '008 6:43 spec.network.matchProtocols[0].protocol',
        '"ud" is no socket protocol',
        'did you mean udp?',
      ],
    ],
  ])('explains %s', (line, expected) => {
    const explained = errorsOf(line).map(({ code, line: at, column, path, message, mend }) => [
      `${code.slice(-3)} ${at}:${column} ${path}`,
      message,
      mend,
    ]);
    expect(explained).toEqual([expected]);
  });

  it('asks for a selector where leaving it out would reach too far', () => {
    const { errors } = parsePolicies(HEAD.replace('  selector: {}', '  action: Block'), 'p.yaml');
    expect(errors).toMatchObject([
      { code: 'RF-POLICY-006', line: 5, column: 3, path: 'spec', message: 'selector is missing' },
    ]);
  });

  it('refuses a second policy of the same name', () => {
    const { policies, errors } = parsePolicies(`${HEAD}\n---\n${HEAD}\n`, 'p.yaml');
    expect(policies).toHaveLength(1);
    expect(errors).toMatchObject([{ line: 6, code: 'RF-POLICY-013' }]);
  });

  it('shows control characters of a file as text', () => {
    const text = errorsOf('  "\\e[2J\u202e": 1').map(formatPolicyError);
    expect(text[0]).toContain('\\u001b[2J\\u{202e}');
  });
});
