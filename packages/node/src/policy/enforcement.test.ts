import type { RuleSet, RuleSetStore } from '@ringfence/enforcers';
import type { WorkloadRows } from '@ringfence/kernel';
import { DEFAULT_POSTURE, type RuleTable, type Workload } from '@ringfence/model';
import { type Policy, parsePolicies } from '@ringfence/policy';
import { expect, test } from 'vitest';
import { Enforcement } from './enforcement.ts';
import { PacketReach } from './packet-reach.ts';
import type { RuleBook } from './rule-book.ts';

const POLICY = (app: string, path: string) => `
apiVersion: security.ringfence.dev/v1alpha1
kind: WorkloadPolicy
metadata: { name: ${app}, namespace: default }
spec:
  selector: { matchLabels: { app: ${app} } }
  action: Block
  file: { matchPaths: [{ path: ${path} }] }
`;

function policy(app: string, path: string): Policy {
  const [read] = parsePolicies(POLICY(app, path), 'policy.yaml').policies;
  if (read === undefined) throw new Error('the policy is wrong');
  return read;
}

const workload = (app: string): Workload => ({
  id: app,
  kind: 'container',
  name: app,
  namespace: 'default',
  labels: { app },
  image: '',
  runtime: '',
  pid: 0,
  cgroupPath: '',
  cgroupId: 0n,
});

/** The kernel's rows, and the sets that were asked for. */
function world() {
  const names = new Map<number, bigint>();
  const asked: RuleTable[] = [];
  const sets = new Map<string, RuleSet>();
  let created = 0;
  const rows = {
    bindings: () => new Map(),
    create: () => ++created,
    remove: () => undefined,
    setFlags: () => undefined,
    ruleSet: (id: number) => names.get(id) ?? 0n,
    setRuleSet: (id: number, name: bigint) => names.set(id, name),
    ruleSetsInUse: () => new Set(names.values()),
  };
  const store = {
    acquire(table: RuleTable) {
      asked.push(table);
      const set = sets.get(table.digest) ?? { name: BigInt(sets.size + 1), table };
      sets.set(table.digest, set as RuleSet);
      return set;
    },
    release: () => undefined,
  };
  const book = { add: () => undefined, trim: () => undefined };
  let changes = 0;
  const enforcement = new Enforcement(
    rows as unknown as WorkloadRows,
    store as unknown as RuleSetStore,
    book as unknown as RuleBook,
    '/',
    { files: false, processes: false, network: false },
    DEFAULT_POSTURE,
    new PacketReach({ programs: null, cgroupRoot: '/', tell: () => undefined }),
    () => changes++,
  );
  let inForce: readonly Policy[] = [];
  const apply = (...policies: Policy[]) => {
    asked.length = 0;
    const removed = inForce.filter((policy) => !policies.includes(policy));
    const added = policies.filter((policy) => !inForce.includes(policy));
    enforcement.prepare({ removed, added }).commit();
    inForce = policies;
    return asked.length;
  };
  const changed = () => changes;
  return {
    enforcement,
    apply,
    changed,
    nameOf: (id: string) => names.get(enforcement.idOf(id) ?? 0),
  };
}

test('a change of policies asks anew for whom it concerns, and for nobody else', () => {
  const { enforcement, apply, nameOf } = world();
  for (const app of ['a', 'b', 'c']) enforcement.put(workload(app));
  const [a, b] = [policy('a', '/one'), policy('b', '/one')];
  expect(apply(a, b)).toBe(2);
  const before = [nameOf('a'), nameOf('b')];
  expect(apply(a, b)).toBe(0);
  expect(apply(policy('a', '/two'), b)).toBe(1);
  expect(nameOf('a')).not.toBe(before[0]);
  expect(nameOf('b')).toBe(before[1]);
  expect(apply(b)).toBe(0);
  expect(nameOf('a')).toBe(0n);
  expect(nameOf('b')).toBe(before[1]);
});

test('a workload that changes its labels comes under what selects it then', () => {
  const { enforcement, apply, nameOf } = world();
  enforcement.put(workload('c'));
  apply(policy('a', '/one'));
  expect(nameOf('c')).toBe(undefined);
  enforcement.put({ ...workload('c'), labels: { app: 'a' } });
  expect(nameOf('c')).toBe(1n);
  apply();
  expect(nameOf('c')).toBe(0n);
});

test('who has left is still known by name to what comes out of the rings after it', () => {
  const { enforcement } = world();
  for (let at = 0; at < 1_100; at++) {
    enforcement.put(workload(`pod-${at}`));
    const id = enforcement.idOf(`pod-${at}`) ?? 0;
    enforcement.remove(`pod-${at}`);
    expect(enforcement.idOf(`pod-${at}`)).toBe(null);
    expect(enforcement.workload(id)?.name).toBe(`pod-${at}`);
  }
  expect(enforcement.workload(1)).toBe(null);
  expect(enforcement.workload(1_000)?.name).toBe('pod-999');
});

test('who comes under other rules is told of, and who stays under the same is not', () => {
  const { enforcement, apply, changed } = world();
  for (const app of ['a', 'b']) enforcement.put(workload(app));
  const [a, b] = [policy('a', '/one'), policy('b', '/one')];
  expect(changed()).toBe(0);
  apply(a, b);
  expect(changed()).toBe(2);
  apply(a, b);
  enforcement.put(workload('a'));
  expect(changed()).toBe(2);
  apply(b);
  expect(changed()).toBe(3);
});
