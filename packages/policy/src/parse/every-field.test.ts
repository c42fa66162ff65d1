import { DEFAULT_POSTURE, type PolicyKind } from '@ringfence/model';
import { POLICY_API } from '@ringfence/model/schema';
import { describe, expect, test } from 'vitest';
import { compileRuleTable } from '../compile/rule-table-compiler.ts';
import type { Policy } from '../policy.ts';
import { parsePolicies } from './policy-reader.ts';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Unlike any default, so that leaving one out shows. */
const annotations = { action: 'Allow', severity: 3, tags: ['T1'], message: 'why' };
const fromSource = [{ path: '/usr/bin/a' }, { path: '/usr/bin/b' }];

const common = {
  process: {
    matchPaths: [
      { path: '/p', ownerOnly: true, allowedArgs: ['-l'], pts: false, fromSource, ...annotations },
      { execname: 'nc' },
    ],
    matchDirectories: [
      { dir: '/d/', recursive: true, ownerOnly: true, pts: false, fromSource, ...annotations },
    ],
    matchPatterns: [{ pattern: '/x/*', ownerOnly: true, ...annotations }],
  },
  file: {
    matchPaths: [
      { path: '/p', readOnly: true, ownerOnly: true, pts: false, fromSource, ...annotations },
    ],
    matchDirectories: [
      {
        dir: '/d/',
        recursive: true,
        readOnly: true,
        ownerOnly: true,
        pts: false,
        fromSource,
        ...annotations,
      },
    ],
    matchPatterns: [{ pattern: '/x/*', readOnly: true, ownerOnly: true, ...annotations }],
  },
  network: {
    matchProtocols: [{ protocol: 'tcp,udp', pts: false, fromSource, ...annotations }],
    matchDNSQueries: [{ domain: 'example.com', fromSource, ...annotations }],
  },
  capabilities: {
    matchCapabilities: [{ capability: 'net_raw', fromSource, ...annotations }],
  },
};
const kubeArmor = {
  ...common,
  syscalls: {
    severity: 2,
    tags: ['T2'],
    message: 'call',
    matchSyscalls: [
      { syscall: ['unlink'], fromSource: [{ path: '/a' }, { dir: '/b/', recursive: true }] },
    ],
    matchPaths: [
      { path: '/c/', recursive: true, syscall: ['rmdir'], fromSource: [{ path: '/a' }] },
    ],
  },
  apparmor: 'deny /x r,',
};
const presets = [{ name: 'exec', ...annotations }];
const connection = {
  ports: [{ protocol: 'TCP', port: 80, endPort: 90 }, { protocol: 'UDP' }, { port: 53 }],
  fromSource,
  ...annotations,
};
const peers = [{ cidr: '10.0.0.0/8' }, { cidr: 'fd00::/8' }];
const privilege = { fromSource, ...annotations };
const ringfence = {
  ...common,
  egress: [{ to: peers, ...connection }],
  ingress: [{ from: peers, ...connection }],
  privileges: {
    ptrace: { ...privilege, action: 'Block' },
    mount: privilege,
    bpf: privilege,
    module: privilege,
    userns: privilege,
    setuid: privilege,
    signal: privilege,
    io_uring: privilege,
  },
};
const labels = { key: 'label', operator: 'In', values: ['app=web', 'app=api'] };
const namespaces = { key: 'namespace', operator: 'NotIn', values: ['shop'] };
const matchLabels = { app: 'web' };
const nodeSelector = { matchLabels: { 'kubernetes.io/hostname': 'one' } };

/** Everything that a kind may say of processes, files, network and capabilities, and the rest. */
const SPECS: Readonly<Record<PolicyKind, Json>> = {
  KubeArmorPolicy: { ...kubeArmor, presets, selector: { matchLabels, matchExpressions: [labels] } },
  KubeArmorClusterPolicy: {
    ...kubeArmor,
    presets,
    selector: { matchExpressions: [labels, namespaces] },
  },
  KubeArmorHostPolicy: {
    ...kubeArmor,
    device: {
      matchDevice: [
        { class: 'ALL', subClass: 1, protocol: 2, level: 3, fromSource, ...annotations },
      ],
    },
    nodeSelector,
  },
  WorkloadPolicy: { ...ringfence, selector: { matchLabels, matchExpressions: [labels] } },
  ClusterWorkloadPolicy: {
    ...ringfence,
    overridable: true,
    selector: { matchLabels, matchExpressions: [labels, namespaces] },
  },
  HostPolicy: { ...ringfence, overridable: true, nodeSelector },
};

function parse(kind: PolicyKind, spec: Json): Policy {
  const text = JSON.stringify({
    apiVersion: POLICY_API[kind],
    kind,
    metadata: { name: 'sample' },
    spec,
  });
  const { policies, errors } = parsePolicies(text, 'p.json');
  expect(errors).toEqual([]);
  return policies[0] as Policy;
}

/** What a policy says, without where it says it. */
function meaning({ selector, rules }: Policy): string {
  return JSON.stringify({
    matchLabels: [...selector.matchLabels],
    matchExpressions: selector.matchExpressions,
    rules: rules.map(({ origin, ...rule }) => ({ ...rule, path: origin.path })),
  });
}

/** Each way to leave out one entry or one field, with the place of it. */
function* without(value: Json, place: string): Generator<{ place: string; value: Json }> {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const [at, item] of value.entries()) {
      if (value.length > 1) yield { place: `${place}[${at}]`, value: value.toSpliced(at, 1) };
      for (const inner of without(item, `${place}[${at}]`))
        yield { place: inner.place, value: value.with(at, inner.value) };
    }
    return;
  }
  for (const [key, item] of Object.entries(value)) {
    const { [key]: _left, ...rest } = value;
    yield { place: `${place}.${key}`, value: rest };
    for (const inner of without(item, `${place}.${key}`))
      yield { place: inner.place, value: { ...value, [key]: inner.value } };
  }
}

/** Leaving these out is an error of its own, or says the same as the default. */
const REQUIRED =
  /\.(?:selector|nodeSelector|path|execname|dir|pattern|protocol|domain|capability|syscall|class|name|cidr|port|key|operator|values|matchLabels)$/;

describe.each(Object.entries(SPECS) as [PolicyKind, Json][])('a %s', (kind, spec) => {
  test('loses nothing of what it says', () => {
    const whole = meaning(parse(kind, spec));
    let tried = 0;
    for (const { place, value } of without(spec, 'spec')) {
      if (REQUIRED.test(place)) continue;
      tried++;
      expect(meaning(parse(kind, value)) === whole, place).toBe(false);
    }
    expect(tried).toBeGreaterThan(50);
  });

  test('has every rule compiled or reported with a reason', () => {
    const { rules } = parse(kind, spec);
    const indexed = rules.map((rule, at) => ({ ...rule, index: at + 1 }));
    const compiled = compileRuleTable({ rules: indexed, posture: DEFAULT_POSTURE, digest: '' });
    const reported = new Map(compiled.excluded.map(({ index, reason }) => [index, reason]));
    for (const rule of indexed) {
      const reason = reported.get(rule.index);
      if (rule.unsupported.length > 0) expect(reason, rule.origin.path).toMatch(/not enforced yet/);
    }
    for (const reason of reported.values()) expect(reason).toMatch(/: .+/);
  });
});

test.each(['spec', 'section', 'rule'] as const)('annotations count at the %s', (level) => {
  const given = (here: string) => (here === level ? annotations : {});
  for (const section of ['process', 'file', 'network', 'capabilities', 'privileges'] as const) {
    const rule = given('rule');
    const body: Record<typeof section, Json> = {
      process: { ...given('section'), matchPaths: [{ path: '/p', ...rule }] },
      file: { ...given('section'), matchPatterns: [{ pattern: '/p/*', ...rule }] },
      network: { ...given('section'), matchProtocols: [{ protocol: 'tcp', ...rule }] },
      capabilities: {
        ...given('section'),
        matchCapabilities: [{ capability: 'chown', ...rule }],
      },
      privileges: { ...given('section'), ptrace: rule },
    };
    const spec = { selector: {}, ...given('spec'), [section]: body[section] };
    const [read] = parse('WorkloadPolicy', spec).rules;
    expect(read, section).toMatchObject(annotations);
  }
});
