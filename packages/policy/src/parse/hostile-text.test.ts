import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_ERRORS } from './error-list.ts';
import { parsePolicies } from './policy-reader.ts';
import { MAX_FILE_BYTES } from './yaml-stream.ts';

const HEAD = [
  'apiVersion: security.ringfence.dev/v1alpha1',
  'kind: WorkloadPolicy',
  'metadata: { name: sample }',
  'spec:',
  '  selector: {}',
  '',
].join('\n');

function codesOf(text: string): string[] {
  const { policies, errors } = parsePolicies(text, 'p.yaml');
  expect(policies).toEqual([]);
  return [...new Set(errors.map(({ code }) => code))];
}

describe('hostile text', () => {
  it.each(['[', '{', '- ', '? ', 'a: ', '- ? '])('of %j without end is a limit', (piece) => {
    expect(codesOf(HEAD + piece.repeat(100_000))).toContain('RF-POLICY-003');
  });

  it('larger than a file may be is not read', () => {
    expect(codesOf('a'.repeat(MAX_FILE_BYTES + 1))).toEqual(['RF-POLICY-003']);
  });

  it('growing by its aliases is stopped', () => {
    const levels = [...new Array(30).keys()].map(
      (at) => `a${at + 1}: &a${at + 1} [${`*a${at},`.repeat(9)}]`,
    );
    expect(codesOf(`${HEAD}a0: &a0 [x]\n${levels.join('\n')}\n`)).toContain('RF-POLICY-003');
  });

  it('with an alias inside its own anchor is stopped', () => {
    expect(codesOf(`${HEAD}  file: &a [*a]\n`)).toContain('RF-POLICY-003');
  });

  it('takes no meaning from the keys of an object prototype', () => {
    const { errors } = parsePolicies(
      `${HEAD}  __proto__: { action: Block }\n  constructor: 1\n  file: { toString: 1 }\n`,
      'p.yaml',
    );
    expect(errors.map(({ path, code }) => [path, code])).toEqual([
      ['spec.__proto__', 'RF-POLICY-005'],
      ['spec.constructor', 'RF-POLICY-005'],
      ['spec.file.toString', 'RF-POLICY-005'],
    ]);
  });

  it('refuses doubled keys, odd keys, tags, merge keys and directives', () => {
    expect(codesOf(`${HEAD}  action: Audit\n  action: Block\n`)).toEqual(['RF-POLICY-002']);
    expect(codesOf(`${HEAD}  ? [a]\n  : 1\n`)).toEqual(['RF-POLICY-014']);
    expect(codesOf(`${HEAD}  message: !text x\n`)).toEqual(['RF-POLICY-014']);
    expect(codesOf(`${HEAD}  <<: { action: Block }\n`)).toEqual(['RF-POLICY-005']);
    expect(codesOf(`%YAML 1.1\n---\n${HEAD}`)).toEqual(['RF-POLICY-003']);
  });

  it.each(['{}', '{ a: b }', '[]', '[[{}]]'])('of %s in place of any value is told', (value) => {
    for (const field of ['action', 'severity', 'tags', 'message', 'file', 'egress', 'network'])
      parsePolicies(`${HEAD}  ${field}: ${value}\n`, 'p.yaml');
    const recursive = `  file: { matchDirectories: [{ dir: /a/, recursive: ${value} }] }\n`;
    expect(codesOf(HEAD + recursive)).toEqual(['RF-POLICY-007']);
  });

  it('has its errors in place behind a quoted text that stands where none may', () => {
    const { errors } = parsePolicies(`${HEAD}  file: {}"\n\n\n"\n\n  ]\n`, 'p.yaml');
    expect(errors.map(({ line, column }) => `${line}:${column}`)).toContain('9:1');
  });

  it('follows a harmless alias', () => {
    const { policies, errors } = parsePolicies(
      `${HEAD}  file: { matchPaths: [{ path: &p /a }] }\n` +
        '  process: { matchPaths: [{ path: *p }] }\n',
      'p.yaml',
    );
    expect(errors).toEqual([]);
    expect(policies[0]?.rules.map((rule) => [rule.class, rule.origin.line])).toEqual([
      ['process', 7],
      ['file', 6],
    ]);
  });

  it('with more errors than anyone reads says how many are left', () => {
    const { errors } = parsePolicies(
      `${HEAD}  file: { matchPaths: [${'{ path: x },'.repeat(1000)}] }`,
      'p.yaml',
    );
    expect(errors).toHaveLength(MAX_ERRORS + 1);
    expect(errors.at(-1)?.code).toBe('RF-POLICY-016');
  });

  it('never throws and never yields a policy with an error', () => {
    const piece = fc.constantFrom(
      ...['{', '}', '[', ']', ':', ' ', '\n', '  ', '- ', '"', "'", '&a', '*a', '!', '|', '#'],
      ...['file', 'matchPaths', 'path', '/a', 'action', 'Block', '---\n', 'null', '1', '\t', ','],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const { policies, errors } = parsePolicies(`${HEAD}${pieces.join('')}`, 'p.yaml');
        expect(policies.length + errors.length).toBeGreaterThan(0);
        for (const { line, column } of errors) expect(Math.min(line, column)).toBeGreaterThan(0);
      }),
      { numRuns: 2000 },
    );
  });
});
