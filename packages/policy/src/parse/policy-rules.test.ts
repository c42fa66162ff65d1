import { describe, expect, it } from 'vitest';
import type { Policy } from '../policy.ts';
import { parsePolicies } from './policy-reader.ts';

function policyFrom(kind: string, ...spec: string[]): Policy {
  const api = kind.startsWith('KubeArmor')
    ? 'security.kubearmor.com/v1'
    : 'security.ringfence.dev/v1alpha1';
  const head = [`apiVersion: ${api}`, `kind: ${kind}`, 'metadata: { name: sample }', 'spec:'];
  const { policies, errors } = parsePolicies([...head, ...spec].join('\n'), 'p.yaml');
  expect(errors).toEqual([]);
  return policies[0] as Policy;
}

describe('the rules of a policy', () => {
  it('carry every field of a file rule', () => {
    const { rules } = policyFrom(
      'KubeArmorPolicy',
      '  file:',
      '    matchPaths:',
      '      - path: /etc/shadow',
      '        readOnly: true',
      '        ownerOnly: true',
      '        fromSource: [{ path: /bin/cat }]',
      '    matchDirectories: [{ dir: /etc/ }, { dir: /, recursive: true }]',
      '    matchPatterns: [{ pattern: "/etc/*.conf" }, { pattern: /etc/plain }]',
    );
    expect(rules[0]).toEqual({
      origin: {
        policy: { kind: 'KubeArmorPolicy', namespace: 'default', name: 'sample' },
        path: 'spec.file.matchPaths[0]',
        line: 7,
        column: 9,
      },
      class: 'file',
      action: 'Block',
      match: { type: 'path', components: ['etc', 'shadow'], reach: 'exact' },
      sources: [{ type: 'path', components: ['bin', 'cat'], reach: 'exact' }],
      readOnly: true,
      ownerOnly: true,
      withoutTerminal: false,
      final: false,
      unsupported: [],
      severity: 0,
      tags: [],
      message: '',
    });
    expect(rules.slice(1).map((rule) => rule.match)).toEqual([
      { type: 'path', components: ['etc'], reach: 'children' },
      { type: 'path', components: [], reach: 'below' },
      { type: 'pattern', pattern: '/etc/*.conf' },
      { type: 'path', components: ['etc', 'plain'], reach: 'exact' },
    ]);
  });

  it('inherit from the spec, then from the section, then from the rule', () => {
    const { rules } = policyFrom(
      'WorkloadPolicy',
      '  selector: {}',
      '  severity: 1',
      '  tags: [spec]',
      '  message: spec',
      '  file:',
      '    severity: 2',
      '    action: Block',
      '    matchPaths: [{ path: /a, severity: 3, action: Allow, tags: [] }, { path: /b }]',
      '  process: { matchPaths: [{ execname: sh }] }',
    );
    expect(
      rules.map(({ action, severity, tags, message }) => [action, severity, tags, message]),
    ).toEqual([
      ['Audit', 1, ['spec'], 'spec'],
      ['Allow', 3, [], 'spec'],
      ['Block', 2, ['spec'], 'spec'],
    ]);
    expect(rules[0]?.match).toEqual({ type: 'name', name: 'sh' });
  });

  it('make one rule of every peer and range of ports, all from one place', () => {
    const { rules } = policyFrom(
      'WorkloadPolicy',
      '  selector: {}',
      '  egress:',
      '    - to: [{ cidr: 10.0.0.0/8 }, { cidr: "::ffff:192.0.2.0/120" }]',
      '      ports: [{ protocol: TCP, port: 80, endPort: 90 }, { protocol: UDP }]',
      '  ingress: [{ ports: [{ port: 22 }] }]',
    );
    const lines = rules.map(({ match, origin }) =>
      match.type === 'network'
        ? `${origin.path} ${match.direction} ${match.cidr} ${match.protocol} ` +
          `${match.portFrom}-${match.portTo}`
        : match.type,
    );
    expect(lines).toEqual([
      'spec.egress[0] egress 10.0.0.0/8 TCP 80-90',
      'spec.egress[0] egress 10.0.0.0/8 UDP 0-65535',
      'spec.egress[0] egress 192.0.2.0/24 TCP 80-90',
      'spec.egress[0] egress 192.0.2.0/24 UDP 0-65535',
      'spec.ingress[0] ingress 0.0.0.0/0 any 22-22',
      'spec.ingress[0] ingress ::/0 any 22-22',
    ]);
  });

  it('read protocols, capabilities and privileges', () => {
    const { rules } = policyFrom(
      'WorkloadPolicy',
      '  selector: {}',
      '  network: { matchProtocols: [{ protocol: "TCP,udp" }] }',
      '  capabilities: { matchCapabilities: [{ capability: net_raw }] }',
      '  privileges: { severity: 4, ptrace: { action: Block }, bpf: {} }',
    );
    expect(
      rules.map(({ class: ruleClass, match, origin }) => [ruleClass, match, origin.path]),
    ).toEqual([
      ['network', { type: 'socket', protocol: 'tcp' }, 'spec.network.matchProtocols[0]'],
      ['network', { type: 'socket', protocol: 'udp' }, 'spec.network.matchProtocols[0]'],
      [
        'privilege',
        { type: 'capability', capability: 'net_raw' },
        'spec.capabilities.matchCapabilities[0]',
      ],
      ['privilege', { type: 'privilege', privilege: 'ptrace' }, 'spec.privileges.ptrace'],
      ['privilege', { type: 'privilege', privilege: 'bpf' }, 'spec.privileges.bpf'],
    ]);
    expect(rules[3]).toMatchObject({ action: 'Block', severity: 4 });
  });

  it('name what no field carries', () => {
    const { rules } = policyFrom(
      'KubeArmorPolicy',
      '  process:',
      '    matchPaths: [{ path: /a, pts: false, allowedArgs: [-l] }, { path: /b, pts: true }]',
      '  network: { matchDNSQueries: [{ domain: example.com }] }',
      '  syscalls: { matchSyscalls: [{ syscall: [unlink] }] }',
      '  presets: [{ name: filelessExec }]',
      '  apparmor: deny /x r,',
    );
    expect(rules.map(({ unsupported, action }) => [unsupported, action])).toEqual([
      [[], 'Block'],
      [[], 'Block'],
      [['matchDNSQueries'], 'Block'],
      [['presets'], 'Block'],
      [['syscalls'], 'Audit'],
      [['apparmor'], 'Block'],
    ]);
  });

  it.each([
    ['HostPolicy', '', true],
    ['ClusterWorkloadPolicy', '  selector: {}', true],
    ['ClusterWorkloadPolicy', '  selector: {}\n  overridable: true', false],
    ['WorkloadPolicy', '  selector: {}', false],
    ['KubeArmorClusterPolicy', '', false],
    ['KubeArmorHostPolicy', '  nodeSelector: { matchLabels: {} }', false],
  ])('of a %s%s are final where they block: %s', (kind, more, final) => {
    const { rules } = policyFrom(
      kind,
      ...more.split('\n').filter((line) => line !== ''),
      '  file:',
      '    matchPaths: [{ path: /a, action: Block }, { path: /b, action: Allow }]',
    );
    expect(rules.map((rule) => rule.final)).toEqual([final, false]);
  });
});
