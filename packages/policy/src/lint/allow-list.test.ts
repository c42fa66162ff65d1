import { expect, it } from 'vitest';
import { parsePolicies } from '../parse/policy-reader.ts';
import { lintPolicies } from './linter.ts';

function traps(spec: string): string[] {
  const text =
    'apiVersion: security.ringfence.dev/v1alpha1\nkind: WorkloadPolicy\n' +
    `metadata: { name: a }\nspec: { selector: {}, ${spec} }\n`;
  const { policies, errors } = parsePolicies(text, 'p.yaml');
  expect(errors).toEqual([]);
  return lintPolicies(policies)
    .filter(({ code }) => code === 'RF-LINT-008')
    .map(({ message }) => message);
}

it.each([
  ['file: { action: Allow, matchPaths: [{ path: /srv/x }] }', ['the C library', '/dev/null']],
  [
    'file: { action: Allow, matchPaths: [{ path: /dev/null }], ' +
      'matchDirectories: [{ dir: /usr/, recursive: true, readOnly: true }] }',
    [],
  ],
  ['file: { action: Allow, matchDirectories: [{ dir: /, recursive: true }] }', []],
  ['file: { action: Block, matchPaths: [{ path: /srv/x }] }', []],
  ['egress: [{ action: Allow, to: [{ cidr: 192.0.2.0/24 }] }]', ['DNS']],
  ['egress: [{ action: Allow, ports: [{ protocol: UDP, port: 53 }] }]', []],
  ['privileges: { ptrace: { action: Allow } }', ['setuid']],
  ['network: { matchProtocols: [{ protocol: tcp, action: Allow }] }', []],
  ['process: { action: Allow, matchPaths: [{ path: /srv/run.sh }] }', ['no interpreter']],
  ['process: { action: Allow, matchPaths: [{ path: /srv/run.sh }, { path: /usr/bin/dash }] }', []],
])('an Allow list that stops more than is meant is told: %s', (spec, expected) => {
  const messages = traps(spec);
  expect(messages).toHaveLength(expected.length);
  for (const [at, part] of expected.entries()) expect(messages[at]).toContain(part);
});
