import { BehaviourTable, layout, WorkloadAccounts } from '@ringfence/kernel';
import type { Activity } from '@ringfence/model';
import { describe, expect, test } from 'vitest';
import { BehaviourCounter, placesOf } from './behaviour-counter.ts';
import { WorkloadRecord } from './workload-record.ts';

const { BEHAVIOUR_BUCKET, BEHAVIOUR_BUCKETS, BEHAVIOUR_WAYS, WORKLOAD_ACCOUNT } = layout;
const POD = 5;
const LONGS = BEHAVIOUR_BUCKET.size / 8;
const READ = layout.ACTION_READ + 1;
const SECOND = 1_000;
const LIMIT = 100;

const read = (path: string): Activity => ({ type: 'file', action: 'read', path, target: '' });

/** The table as programs see it: what bpf/behaviour.h does to it, in one bucket a tag. */
class Kernel {
  readonly #table = new ArrayBuffer(BEHAVIOUR_BUCKET.size * BEHAVIOUR_BUCKETS);
  readonly #rows = new ArrayBuffer(WORKLOAD_ACCOUNT.size * layout.WORKLOAD_SLOTS);
  readonly #longs = new BigUint64Array(this.#table);
  readonly #words = new Uint32Array(this.#table);
  readonly #accounts = new BigUint64Array(this.#rows);

  table(): BehaviourTable {
    return new BehaviourTable({ memory: () => this.#table });
  }

  accounts(): WorkloadAccounts {
    return new WorkloadAccounts({ memory: () => this.#rows });
  }

  /** Where a program finds it now, or undefined. */
  find(tag: bigint): number | undefined {
    const bucket = Number(tag % BigInt(BEHAVIOUR_BUCKETS));
    for (let way = 0; way < BEHAVIOUR_WAYS; way++)
      if (this.#longs[bucket * LONGS + way] === tag) return bucket * LONGS + way;
    return undefined;
  }

  add(at: number, count: number): void {
    const index = at + BEHAVIOUR_BUCKET.counts / 8;
    this.#longs[index] = (this.#longs[index] ?? 0n) + BigInt(count);
  }

  /** True for the first. */
  count(tag: bigint, workload: number, count = 1): boolean {
    const known = this.find(tag);
    if (known !== undefined) {
      this.add(known, count);
      return false;
    }
    const bucket = Number(tag % BigInt(BEHAVIOUR_BUCKETS));
    for (let way = 0; way < BEHAVIOUR_WAYS; way++) {
      const at = bucket * LONGS + way;
      if (this.#longs[at] !== 0n) continue;
      this.#longs[at] = tag;
      this.add(at, count);
      const word = (bucket * BEHAVIOUR_BUCKET.size) / 4 + way;
      this.#words[word + BEHAVIOUR_BUCKET.workloads / 4] = workload;
      this.#words[word + BEHAVIOUR_BUCKET.kinds / 4] = READ;
      const added = ((workload % 4096) * WORKLOAD_ACCOUNT.size + WORKLOAD_ACCOUNT.added) / 8;
      this.#accounts[added] = (this.#accounts[added] ?? 0n) + 1n;
      return true;
    }
    throw new Error('the bucket is full');
  }
}

const tagOf = (number: number) => (1n << 63n) | BigInt(number);

function agent(kernel: Kernel, bound: readonly number[] = [POD]) {
  const records = new Map(
    bound.map((id) => [id, new WorkloadRecord({ executions: 0n, overflow: 0n, lanes: [] })]),
  );
  const accounts = kernel.accounts();
  const counter = new BehaviourCounter(
    kernel.table(),
    accounts,
    (id) => records.get(id) ?? null,
    0,
  );
  let time = 0;
  const record = records.get(POD);
  if (record === undefined) throw new Error('nobody is bound');
  return {
    record,
    records,
    accounts,
    name: (tag: bigint, path: string) => counter.name(tag, POD, read(path), time, LIMIT),
    look: () => {
      time += SECOND;
      counter.look([...records.keys()], time);
    },
    counts: () => Object.fromEntries(record.files.list().map(({ path, count }) => [path, count])),
  };
}

describe('behaviours', () => {
  test('are counted by name, whether the name or the count is seen first', () => {
    const kernel = new Kernel();
    const node = agent(kernel);
    kernel.count(tagOf(1), POD);
    node.name(tagOf(1), '/early');
    node.look();
    kernel.count(tagOf(1), POD, 4);
    kernel.count(tagOf(2), POD, 3);
    node.look();
    expect(node.record.unnamed).toBe(3);
    node.name(tagOf(2), '/late');
    kernel.count(tagOf(2), POD, 2);
    node.look();
    expect(node.counts()).toEqual({ '/early': 5, '/late': 5 });
    expect(node.record).toMatchObject({ opens: 10, unnamed: 0 });
  });

  test('lose no count when a place is given back, also of a program that had found it', () => {
    const kernel = new Kernel();
    const node = agent(kernel);
    const many = placesOf(1);
    for (let tag = 0; tag < many; tag++) {
      kernel.count(tagOf(tag), POD);
      node.name(tagOf(tag), `/${tag}`);
    }
    for (let second = 0; second < 10; second++) node.look();
    const found = kernel.find(tagOf(7));
    if (found === undefined) throw new Error('it has a place yet');
    node.look(); // idle for long, and the workload is short of places: closed
    expect(kernel.find(tagOf(7))).toBeUndefined();
    kernel.add(found, 2); // by the program that found it before
    kernel.count(tagOf(7), POD, 5); // by the next: in another place, told anew
    node.look();
    expect(node.accounts.held(POD)).toBe(1n);
    node.name(tagOf(7), '/again');
    node.look();
    expect(node.record.opens).toBe(many + 2 + 5);
    expect(node.counts()['/again']).toBe(5);
  });

  test('that an agent before this one named are told anew, and not counted again', () => {
    const kernel = new Kernel();
    const first = agent(kernel);
    kernel.count(tagOf(1), POD, 9);
    first.name(tagOf(1), '/one');
    first.look();
    const next = agent(kernel);
    expect(kernel.count(tagOf(1), POD)).toBe(true);
    next.name(tagOf(1), '/one');
    next.look();
    next.look();
    expect(next.counts()).toEqual({ '/one': 1 });
    expect(next.record.opens).toBe(1);
    expect(next.accounts.held(POD)).toBe(1n);
  });

  test('whose record did not come are told anew when they recur', () => {
    const kernel = new Kernel();
    const node = agent(kernel);
    kernel.count(tagOf(1), POD);
    for (let second = 0; second < 5; second++) node.look();
    expect(kernel.find(tagOf(1))).toBeUndefined();
    expect(kernel.count(tagOf(1), POD)).toBe(true);
    node.name(tagOf(1), '/at-last');
    node.look();
    expect(node.counts()).toEqual({ '/at-last': 1 });
    expect(node.record).toMatchObject({ opens: 2, unnamed: 1 });
  });

  test('whose record did not come are told anew though they never rest', () => {
    const kernel = new Kernel();
    const node = agent(kernel);
    let told = 0;
    for (let second = 0; second < 5; second++) {
      if (kernel.count(tagOf(1), POD)) told++;
      node.look();
    }
    expect(told).toBe(2);
  });

  test('of a workload that is gone leave its places to others', () => {
    const kernel = new Kernel();
    const node = agent(kernel, [POD, 6]);
    kernel.count(tagOf(1), 6);
    node.look();
    node.records.delete(6);
    node.look();
    expect(kernel.find(tagOf(1))).toBeUndefined();
    node.look();
    expect(node.accounts.held(6)).toBe(0n);
  });
});

test('all shares together are never more than there is', () => {
  for (const workloads of [0, 1, 7, 200, 4095]) {
    expect(placesOf(workloads) * workloads).toBeLessThanOrEqual(
      (BEHAVIOUR_BUCKETS * BEHAVIOUR_WAYS) / 2,
    );
    expect(placesOf(workloads)).toBeGreaterThan(0);
  }
});
