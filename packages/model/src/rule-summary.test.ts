import { expect, test } from 'vitest';
import type { Match, Rule } from './rule.ts';
import { summarizeRule } from './rule-summary.ts';

const directory: Match = { type: 'path', components: ['etc', 'bin'], reach: 'below' };
const base: Rule = {
  index: 1,
  origin: {
    policy: { kind: 'WorkloadPolicy', namespace: 'default', name: 'a' },
    path: 'spec',
    line: 1,
    column: 1,
  },
  class: 'file',
  action: 'Block',
  match: directory,
  sources: [],
  readOnly: false,
  ownerOnly: false,
  withoutTerminal: false,
  final: false,
  unsupported: [],
  severity: 0,
  tags: [],
  message: '',
};
const ports = { type: 'network', direction: 'egress', cidr: '0.0.0.0/0' } as const;

const cases: [Partial<Rule>, string][] = [
  [{}, 'access /etc/bin/ and below'],
  [{ readOnly: true }, 'write /etc/bin/ and below'],
  [{ readOnly: true, action: 'Allow' }, 'read /etc/bin/ and below'],
  [{ ownerOnly: true }, 'access /etc/bin/ and below unless its owner does'],
  [{ match: { ...directory, reach: 'children' } }, 'access /etc/bin/ and entries'],
  [{ match: { ...directory, components: [] } }, 'access / and below'],
  [{ class: 'process', match: { ...directory, reach: 'exact' } }, 'run /etc/bin'],
  [{ class: 'process', match: { type: 'name', name: 'nc' } }, 'run any nc'],
  [
    {
      class: 'process',
      match: { type: 'name', name: 'ls' },
      allowedArgs: ['-l', 'a b'],
      unsupported: [],
      withoutTerminal: true,
    },
    'run any ls with any argument but "-l", "a b" with a terminal',
  ],
  [
    {
      class: 'process',
      action: 'Allow',
      match: { type: 'name', name: 'ls' },
      allowedArgs: ['-l'],
      unsupported: [],
    },
    'run any ls with no argument but "-l"',
  ],
  [
    { match: { ...ports, protocol: 'TCP', portFrom: 5000, portTo: 5000 } },
    'egress TCP 0.0.0.0/0 port 5000',
  ],
  [
    { match: { ...ports, protocol: 'UDP', portFrom: 5, portTo: 9 } },
    'egress UDP 0.0.0.0/0 ports 5-9',
  ],
  [
    {
      match: { ...ports, protocol: 'any', portFrom: 0, portTo: 65535 },
      sources: [{ type: 'path', components: ['usr', 'bin', 'curl'], reach: 'exact' }],
    },
    'egress any 0.0.0.0/0 every port from /usr/bin/curl',
  ],
  [{ class: 'privilege', match: { type: 'privilege', privilege: 'ptrace' } }, 'ptrace'],
];

test.each(cases)('%o', (change, summary) => {
  expect(summarizeRule({ ...base, ...change })).toBe(summary);
});
