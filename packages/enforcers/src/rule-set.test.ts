import { layout, nameHash } from '@ringfence/kernel';
import { DEFAULT_POSTURE, type Workload } from '@ringfence/model';
import { buildRuleTable, compileRuleTable, parsePolicies } from '@ringfence/policy';
import { describe, expect, test } from 'vitest';
import { decodeDecision } from './decision.ts';
import { ruleSetId, ruleSetName, ruleSetRows } from './rule-set.ts';
import { ruleStatuses } from './rule-status.ts';

const keys = Uint32Array.from({ length: layout.NAME_KEYS }, (_, index) => index + 1);
const workload: Workload = {
  id: 'a',
  kind: 'container',
  name: 'a',
  namespace: 'default',
  labels: {},
  image: '',
  runtime: '',
  pid: 1,
  cgroupPath: '/a',
  cgroupId: 1n,
};

function tableOf(spec: string) {
  const text = `apiVersion: security.ringfence.dev/v1alpha1
kind: WorkloadPolicy
metadata: { name: p, namespace: default }
spec: { selector: {}, action: Block, ${spec} }
`;
  const { policies, errors } = parsePolicies(text, 'p.yaml');
  expect(errors).toEqual([]);
  return buildRuleTable(policies, workload, DEFAULT_POSTURE);
}

const rowsOf = (spec: string, map: string) => {
  const compiled = compileRuleTable(tableOf(spec));
  const name = ruleSetName(7, compiled);
  const rows = ruleSetRows(compiled, name, keys, () => 100).find((rows) => rows.map === map);
  if (rows === undefined) throw new Error(`no rows for ${map}`);
  return { ...rows, name };
};

describe('the name of a rule set', () => {
  test('says what the set holds', () => {
    const bits = (spec: string) => ruleSetName(7, compileRuleTable(tableOf(spec)));
    const file = bits('file: { matchPaths: [{ path: /etc/shadow }] }');
    expect(file & layout.RULE_SET_HAS_FILE).not.toBe(0n);
    expect(file & layout.RULE_SET_HAS_FILE_BLOCK).not.toBe(0n);
    expect(file & layout.RULE_SET_HAS_EXEC).toBe(0n);
    expect(file & layout.RULE_SET_HAS_ROOT_RULE).toBe(0n);
    const exec = bits('process: { matchPaths: [{ path: /bin/sh }] }');
    expect(exec & layout.RULE_SET_HAS_EXEC).not.toBe(0n);
    expect(exec & layout.RULE_SET_HAS_FILE).toBe(0n);
    const root = bits('file: { matchDirectories: [{ dir: /, recursive: true }] }');
    expect(root & layout.RULE_SET_HAS_ROOT_RULE).not.toBe(0n);
    expect(bits('privileges: { ptrace: {} }') & layout.RULE_SET_HAS_PRIVILEGE).not.toBe(0n);
    expect(bits('egress: [{}]') & layout.RULE_SET_HAS_NETWORK).not.toBe(0n);
    expect(ruleSetId(file)).toBe(7);
  });
});

describe('rows of paths', () => {
  test('chain the components from the root by node and keyed name', () => {
    const {
      keys: keyRows,
      values,
      count,
      name,
    } = rowsOf('file: { matchDirectories: [{ dir: /etc/bin/, recursive: true }] }', 'path_nodes');
    expect(count).toBe(3);
    const key = (index: number) => keyRows.subarray(index * layout.PATH_KEY.size);
    const value = (index: number) => values.subarray(index * layout.PATH_NODE.size);
    expect(key(0).readBigUInt64LE(layout.PATH_KEY.ruleSet)).toBe(name);
    expect(key(0).readBigUInt64LE(layout.PATH_KEY.node)).toBe(0n);
    expect(key(1).readBigUInt64LE(layout.PATH_KEY.node)).toBe(layout.PATH_ROOT_NODE);
    expect(key(1).readBigUInt64LE(layout.PATH_KEY.name)).toBe(nameHash(Buffer.from('etc'), keys));
    expect(key(2).readBigUInt64LE(layout.PATH_KEY.node)).toBe(
      BigInt(value(1).readUInt32LE(layout.PATH_NODE.child)),
    );
    expect(value(2).readUInt32LE(layout.PATH_NODE.child)).toBe(0);
    expect(value(1).readUInt32LE(layout.PATH_NODE.flags)).toBe(layout.PATH_NODE_BLOCK_BELOW);
    const decision = value(2).readUInt32LE(layout.PATH_NODE.belowDecision);
    expect(decodeDecision(decision)).toEqual({ action: 'Block', rule: 1 });
  });
});

describe('rows of networks', () => {
  test('put family, set and address into the prefix', () => {
    const {
      keys: keyRows,
      values,
      name,
    } = rowsOf(
      'egress: [{ to: [{ cidr: 10.1.0.0/16 }], ports: [{ protocol: TCP, port: 80, endPort: 90 }] }]',
      'network_rules',
    );
    expect(keyRows.readUInt32LE(layout.NETWORK_KEY.prefixLength)).toBe(32 + 64 + 64 + 16);
    expect(keyRows.readUInt32BE(layout.NETWORK_KEY.family)).toBe(4);
    expect(keyRows.readBigUInt64LE(layout.NETWORK_KEY.ruleSet)).toBe(name);
    expect([...keyRows.subarray(layout.NETWORK_KEY.address).subarray(0, 4)]).toEqual([10, 1, 0, 0]);
    const entry = layout.NETWORK_RULES.entries;
    expect(values.readUInt32LE(layout.NETWORK_RULES.count)).toBe(1);
    expect(values.readUInt16LE(entry + layout.NETWORK_ENTRY.portFrom)).toBe(80);
    expect(values.readUInt16LE(entry + layout.NETWORK_ENTRY.portTo)).toBe(90);
    expect(values.readUInt32LE(entry + layout.NETWORK_ENTRY.protocol)).toBe(6);
  });
});

describe('rows of capabilities', () => {
  test('stand at their numbers, beside one for borrowed credentials', () => {
    const spec = 'capabilities: { matchCapabilities: [{ capability: net_raw }] }';
    const { keys: keyRows, values, count, name } = rowsOf(spec, 'privilege_rules');
    expect(name & layout.RULE_SET_HAS_CAPABILITY).not.toBe(0n);
    expect(name & layout.RULE_SET_HAS_PRIVILEGE).toBe(0n);
    const number = (row: number) =>
      keyRows.readUInt32LE(row * layout.PRIVILEGE_KEY.size + layout.PRIVILEGE_KEY.privilege);
    const wanted = [layout.PRIVILEGE_CAPABILITY + 13, layout.PRIVILEGE_BORROWED_CAPABILITY];
    expect([...new Array(count).keys()].map(number)).toEqual(wanted);
    for (const row of [0, layout.PRIVILEGE_RULE.size])
      expect(decodeDecision(values.readUInt32LE(row + layout.PRIVILEGE_RULE.decision))).toEqual({
        action: 'Block',
        rule: 1,
      });
  });
});

describe('rows of privileges', () => {
  test('stand beside each other for a program that rules name, and for everybody', () => {
    const spec = 'privileges: { mount: { fromSource: [{ path: /bin/a }] }, bpf: {} }';
    const { keys: keyRows, count, name } = rowsOf(spec, 'privilege_rules');
    expect(name & layout.RULE_SET_HAS_SOURCE).not.toBe(0n);
    const field = (row: number, at: number) =>
      keyRows.readUInt32LE(row * layout.PRIVILEGE_KEY.size + at);
    const rows = [...new Array(count).keys()].map((row) => [
      field(row, layout.PRIVILEGE_KEY.privilege),
      field(row, layout.PRIVILEGE_KEY.source),
    ]);
    expect(rows).toEqual([
      [layout.PRIVILEGE_BPF, 0],
      [layout.PRIVILEGE_MOUNT, 1],
    ]);
  });
});

describe('what became of a rule', () => {
  const able = { see: '', audit: '', block: '', limit: '', source: '' };
  const blind = { see: 'no LSM', audit: 'no LSM', block: 'no LSM', limit: '', source: '' };
  const seeing = { see: '', audit: 'no LSM', block: 'no LSM', limit: '', source: '' };
  const watching = { see: '', audit: '', block: 'no LSM', limit: '', source: '' };
  const table = tableOf(
    'file: { matchPaths: [{ path: /a }, { path: /b, action: Audit }], ' +
      `matchPatterns: [{ pattern: "/**d${'?'.repeat(30)}" }] },` +
      ' process: { matchPaths: [{ path: /d }] }',
  );
  const compiled = compileRuleTable(table);

  test('is claimed only as far as the node can', () => {
    const on = (file: typeof able, process: typeof able) =>
      ruleStatuses(table.rules, compiled, {
        file,
        process,
        network: able,
        socket: able,
        ingress: able,
        privilege: able,
      }).map(({ state }) => state);
    const states = new Map(table.rules.map((rule, index) => [index, rule.class]));
    expect([...states.values()].sort()).toEqual(['file', 'file', 'file', 'process']);
    expect(on(able, able).toSorted()).toEqual(['audited', 'enforced', 'enforced', 'not-enforced']);
    expect(on(watching, watching).toSorted()).toEqual([
      'audited',
      'audited',
      'audited',
      'not-enforced',
    ]);
    expect(on(blind, seeing).toSorted()).toEqual([
      'not-enforced',
      'not-enforced',
      'not-seen',
      'not-seen',
    ]);
  });

  test('says what is audited in part, of a Block and of an Audit rule', () => {
    const limited = { ...watching, limit: 'io_uring is missed' };
    const details = ruleStatuses(table.rules, compiled, {
      ...{
        file: limited,
        process: watching,
        network: able,
        ingress: able,
        socket: able,
        privilege: able,
      },
    }).map(({ detail }) => detail);
    expect(details).toContain('no LSM; io_uring is missed');
    expect(details).toContain('io_uring is missed');
    expect(details).toContain('no LSM');
  });

  test('with arguments is not claimed where nobody judges them', () => {
    const asking = tableOf('process: { matchPaths: [{ path: /a, allowedArgs: [-l] }] }');
    const process = { ...watching, arguments: 'arguments are not judged: no LSM' };
    const [status] = ruleStatuses(asking.rules, compileRuleTable(asking), {
      ...{ process, file: able, network: able, ingress: able, socket: able, privilege: able },
    });
    const detail = 'arguments are not judged: no LSM: what it forbids is not stopped';
    expect(status).toEqual({ index: 1, state: 'not-enforced', detail });
  });

  test('with a source is not claimed where it is not known which program acts', () => {
    const sourced = tableOf('file: { matchPaths: [{ path: /a, fromSource: [{ path: /b }] }] }');
    const file = { ...watching, source: 'no task storage' };
    const [status] = ruleStatuses(sourced.rules, compileRuleTable(sourced), {
      ...{ file, process: able, network: able, ingress: able, socket: able, privilege: able },
    });
    expect(status).toEqual({ index: 1, state: 'not-seen', detail: 'no task storage' });
  });

  test('says why in words', () => {
    const statuses = ruleStatuses(table.rules, compiled, {
      file: blind,
      process: seeing,
      network: able,
      socket: able,
      ingress: able,
      privilege: able,
    });
    for (const { detail } of statuses) expect(detail).not.toBe('');
  });
});

describe('decisions', () => {
  test('0 is an observation, and a path that cannot be judged has no rule', () => {
    expect(decodeDecision(0)).toBeNull();
    const unresolved = (layout.DECISION_BLOCK | layout.RULE_UNRESOLVED) >>> 0;
    expect(decodeDecision(unresolved)).toEqual({ action: 'Block', rule: 'unjudged' });
    expect(decodeDecision((layout.DECISION_AUDIT | 3) >>> 0)).toEqual({ action: 'Audit', rule: 3 });
  });
});
