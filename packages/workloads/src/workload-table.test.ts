import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ContainerFacts } from './container-facts.ts';
import { containerKey, type WorkloadChange, WorkloadTable } from './workload-table.ts';

function facts(containerId: string, label = '', runtimeNamespace = 'default'): ContainerFacts {
  const labels = label === '' ? {} : { app: label };
  const name = '';
  const rest = { name, image: 'i', runtime: 'r', plannedCgroup: null };
  return { runtimeNamespace, containerId, labels, ...rest };
}

const table = () => new WorkloadTable((pid) => ({ path: `/c/${pid}`, id: BigInt(pid) }));
const key = (id: string) => containerKey('default', id);
const types = (changes: readonly WorkloadChange[]) => changes.map(({ type }) => type);

test('a task that comes before its metadata is told once both are known', () => {
  const workloads = table();
  expect(workloads.taskCreated(key('a'), 7)).toEqual([]);
  const [told] = workloads.describe(facts('a'));
  expect(told).toMatchObject({ type: 'added', workload: { id: 'a', pid: 7, cgroupId: 7n } });
  expect(workloads.describe(facts('a'))).toEqual([]);
});

test('a container is known by the process that is met where it was planned', () => {
  const paths = new Map([
    [7, '/default/a'],
    [8, '/elsewhere/default/a'],
    [9, '/system.slice/run-b.scope'],
  ]);
  const workloads = new WorkloadTable((pid) => ({ path: paths.get(pid) ?? '/', id: BigInt(pid) }));
  workloads.describe({ ...facts('a'), plannedCgroup: ['default', 'a'] });
  workloads.describe({ ...facts('b'), plannedCgroup: ['run-b.scope'] });
  workloads.describe(facts('c'));
  expect(workloads.appeared(8)).toEqual([]);
  expect(workloads.appeared(6)).toEqual([]);
  expect(workloads.appeared(7)).toMatchObject([
    { type: 'updated', workload: { id: 'a', pid: 7, cgroupId: 7n } },
  ]);
  expect(workloads.appeared(7)).toEqual([]);
  expect(workloads.taskCreated(key('a'), 7)).toEqual([]);
  expect(workloads.appeared(9)).toMatchObject([{ workload: { id: 'b', cgroupId: 9n } }]);
});

test('a container that ended keeps its cgroup until its task is deleted', () => {
  const workloads = table();
  workloads.describe(facts('a'));
  workloads.taskCreated(key('a'), 7);
  expect(workloads.taskExited(key('a'))[0]?.workload).toMatchObject({ pid: 0, cgroupId: 7n });
  expect(workloads.taskDeleted(key('a'))[0]?.workload).toMatchObject({
    cgroupId: 0n,
    cgroupPath: '',
  });
  expect(types(workloads.remove(key('a')))).toEqual(['removed']);
  expect(workloads.remove(key('a'))).toEqual([]);
  expect(workloads.taskExited(key('b'))).toEqual([]);
});

test('a listing is not believed where events came after it began', () => {
  const workloads = table();
  workloads.describe(facts('gone'));
  workloads.describe(facts('stays'));
  workloads.beginListing();
  workloads.remove(key('gone'));
  workloads.describe(facts('new'));
  workloads.taskCreated(key('new'), 9);
  const listing = { containers: [facts('gone'), facts('stays')], pids: new Map() };
  expect(workloads.applyListing(listing)).toEqual([]);
  expect(workloads.workloads().map(({ id }) => id)).toEqual(['stays', 'new']);
  workloads.beginListing();
  expect(types(workloads.applyListing(listing))).toEqual(['removed', 'added']);
});

test('one id is one workload, in whatever namespaces of the runtime it occurs', () => {
  const workloads = table();
  workloads.describe(facts('a', '', 'default'));
  workloads.describe(facts('a', '', 'other'));
  workloads.describe(facts('host'));
  expect(workloads.workloads().map(({ id }) => id)).toEqual(['a', 'other/a', 'default/host']);
  workloads.remove(containerKey('default', 'a'));
  // An id is kept for life, also when the shorter one becomes free.
  expect(workloads.describe(facts('a', 'x', 'other'))[0]?.workload.id).toBe('other/a');
});

test('ten thousand containers come in one batch, and again as nothing', () => {
  const workloads = table();
  const containers = Array.from({ length: 10_000 }, (_, index) =>
    facts(`c${index}`, '\u001b[2J\n'),
  );
  const pids = new Map(containers.map(({ containerId }, index) => [key(containerId), index + 1]));
  workloads.beginListing();
  expect(workloads.applyListing({ containers, pids })).toHaveLength(10_000);
  workloads.beginListing();
  expect(workloads.applyListing({ containers, pids })).toEqual([]);
});

test('what is told adds up to what is there, whatever the order of events', () => {
  const id = fc.constantFrom('a', 'b', 'c');
  const pid = fc.integer({ min: 1, max: 4 });
  const step = fc.oneof(
    fc.record({ do: fc.constant('describe' as const), id, label: fc.constantFrom('', 'x', 'y') }),
    fc.record({ do: fc.constant('create' as const), id, pid }),
    fc.record({ do: fc.constantFrom('exit', 'delete', 'remove'), id }),
    fc.record({ do: fc.constant('begin' as const) }),
    fc.record({ do: fc.constant('list' as const), ids: fc.uniqueArray(id), pid }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const workloads = table();
      const told = new Map<string, unknown>();
      for (const one of steps) {
        for (const { type, workload } of perform(workloads, one)) {
          expect(told.has(workload.id)).toBe(type !== 'added');
          if (type === 'removed') told.delete(workload.id);
          else told.set(workload.id, workload);
        }
      }
      expect(new Map(workloads.workloads().map((one) => [one.id, one]))).toEqual(told);
    }),
  );
});

interface Step {
  readonly do: string;
  readonly id?: string;
  readonly label?: string;
  readonly pid?: number;
  readonly ids?: readonly string[];
}

function perform(workloads: WorkloadTable, step: Step): WorkloadChange[] {
  const { id = '', pid = 0, ids = [] } = step;
  switch (step.do) {
    case 'describe':
      return workloads.describe(facts(id, step.label));
    case 'create':
      return workloads.taskCreated(key(id), pid);
    case 'exit':
      return workloads.taskExited(key(id));
    case 'delete':
      return workloads.taskDeleted(key(id));
    case 'remove':
      return workloads.remove(key(id));
    case 'begin':
      workloads.beginListing();
      return [];
    default: {
      const pids = new Map(ids.map((one) => [key(one), pid]));
      return workloads.applyListing({ containers: ids.map((one) => facts(one)), pids });
    }
  }
}
