import { AgentCounts, type LaneCounters, layout } from '@ringfence/kernel';
import { describe, expect, test } from 'vitest';
import { LaneCount } from './lane.ts';

/** What outlives agents: the kernel's counters, what agents told, and a ring of records. */
class Kernel {
  readonly #memory = new ArrayBuffer(128);
  readonly counters: { emitted: bigint; lost: bigint; folded: bigint; refused: bigint };
  /** Of those folded: not taken from their slots. */
  waiting = 0;
  inRing = 0;
  /** Not told by an agent, by workload. */
  readonly refusals = new Map<number, bigint>();

  /** The row that agents keep is as old as the counters, unless these are older. */
  constructor(emittedBefore = 0n, lostBefore = 0n) {
    this.counters = { emitted: emittedBefore, lost: lostBefore, folded: 0n, refused: 0n };
    this.counts();
  }

  readonly state = {
    lane: (): LaneCounters => ({ ...this.counters }),
    unresolved: 0,
  };

  counts(): AgentCounts {
    const counts = new AgentCounts({ memory: () => this.#memory });
    counts.initialize(this.state, layout.LANES);
    return counts;
  }

  emit(records: number): void {
    this.counters.emitted += BigInt(records);
    this.inRing += records;
  }

  /** Repeats, all of them waiting in their slots. */
  fold(records: number): void {
    this.counters.emitted += BigInt(records);
    this.counters.folded += BigInt(records);
    this.waiting += records;
  }

  /** By the budget of one workload. */
  refuse(records: number, workload: number): void {
    this.counters.emitted += BigInt(records);
    this.counters.refused += BigInt(records);
    this.refusals.set(workload, (this.refusals.get(workload) ?? 0n) + BigInt(records));
  }

  lose(records: number): void {
    this.counters.emitted += BigInt(records);
    this.counters.lost += BigInt(records);
  }
}

/** One run of the agent; nothing of it is left but what is in the kernel. */
class Agent {
  readonly #kernel: Kernel;
  readonly count: LaneCount;
  readonly sequences: bigint[] = [];
  isSlow = false;

  constructor(kernel: Kernel, { holds = false } = {}) {
    this.#kernel = kernel;
    this.count = new LaneCount('verdicts', kernel.state, kernel.counts());
    if (!holds) this.count.tellHeld();
  }

  /** `upTo` records, in the manner of a reader that dies or falls behind after them. */
  read(upTo = Number.POSITIVE_INFINITY): boolean {
    for (let read = 0; read < upTo && this.#kernel.inRing > 0; read++) {
      this.#kernel.inRing--;
      this.sequences.push(this.count.next());
    }
    return this.#kernel.inRing === 0;
  }

  /** By workload: what its budget refused. */
  refused(): (readonly [number, bigint])[] {
    const { refusals } = this.#kernel;
    const accounts = {
      takeRefused: (workload: number) => {
        const refused = refusals.get(workload) ?? 0n;
        refusals.delete(workload);
        return refused;
      },
    };
    return this.count
      .takeRefused(accounts)
      .map(({ workload, refused }) => [workload, refused] as const);
  }

  tick(): [bigint, string][] {
    const missing = this.count.takeMissing(
      () => this.read(this.isSlow ? 1 : undefined),
      () => BigInt(this.#kernel.waiting),
    );
    return missing.map(({ lost, reason }) => [lost, reason.replace(/:.*/, '')]);
  }
}

describe('what one agent did not tell, the next one does', () => {
  test('nothing is missing where all was read, or waits in the ring', () => {
    const kernel = new Kernel();
    kernel.emit(3);
    expect(new Agent(kernel).tick()).toEqual([]);
    kernel.emit(5);
    const next = new Agent(kernel);
    expect(next.tick()).toEqual([]);
    expect(next.sequences).toEqual([0n, 1n, 2n, 3n, 4n]);
    expect(next.count.status()).toMatchObject({ emitted: 5n, lost: 0n });
  });

  test('what one held when it was killed is a gap told by the next', () => {
    const kernel = new Kernel();
    kernel.emit(3);
    new Agent(kernel, { holds: true }).read();
    kernel.emit(2);
    const next = new Agent(kernel, { holds: true });
    next.read();
    next.count.tellHeld();
    expect(next.tick()).toEqual([]);
    expect(next.tick()).toEqual([
      [3n, 'an agent had taken them from the ring and ended before it told them'],
    ]);
    expect(next.count.status()).toMatchObject({ emitted: 5n, lost: 3n });
    expect(new Agent(kernel).tick()).toEqual([]);
  });

  test('the ring that ran full while none ran is a gap of exactly what it refused', () => {
    const kernel = new Kernel();
    kernel.emit(2);
    new Agent(kernel).tick();
    kernel.emit(4);
    kernel.lose(7);
    const next = new Agent(kernel);
    expect(next.tick()).toEqual([[7n, 'the ring was full']]);
    expect(next.tick()).toEqual([]);
    expect(next.count.status()).toMatchObject({ emitted: 11n, lost: 7n });
    kernel.emit(1);
    next.tick();
    expect(next.sequences.at(-1)).toBe(11n);
    expect(next.count.status()).toMatchObject({ totalEmitted: 14n, totalLost: 7n });
    expect(new Agent(kernel).tick()).toEqual([]);
  });

  test('losses that an agent told are not told again by the next', () => {
    const kernel = new Kernel();
    const first = new Agent(kernel);
    kernel.lose(3);
    expect(first.tick()).toEqual([[3n, 'the ring was full']]);
    kernel.lose(2);
    const next = new Agent(kernel);
    expect(next.tick()).toEqual([[2n, 'the ring was full']]);
    expect(next.count.status()).toMatchObject({ emitted: 2n, lost: 2n });
  });

  test('what an agent had taken when it was killed is a gap once that is certain', () => {
    const kernel = new Kernel();
    const first = new Agent(kernel);
    kernel.emit(6);
    first.read(2);
    kernel.inRing = 1; // three were in its hands
    const next = new Agent(kernel);
    expect(next.tick()).toEqual([]);
    expect(next.tick()).toEqual([
      [3n, 'an agent had taken them from the ring and ended before it told them'],
    ]);
    expect(next.tick()).toEqual([]);
    expect(next.count.status()).toMatchObject({ emitted: 4n, lost: 3n });
    expect(new Agent(kernel).tick()).toEqual([]);
  });

  test('repeats are told by whoever takes them, or are a gap of exactly so many', () => {
    const kernel = new Kernel();
    const first = new Agent(kernel);
    kernel.emit(1);
    kernel.fold(9);
    for (let second = 0; second < 3; second++) expect(first.tick()).toEqual([]);
    kernel.waiting -= 4;
    expect(first.count.nextRepeats(4)).toBe(1n);
    kernel.emit(1);
    first.tick();
    expect(first.sequences).toEqual([0n, 5n]);
    kernel.waiting = 0; // taken, and then it was killed
    const next = new Agent(kernel);
    expect(next.tick()).toEqual([]);
    expect(next.tick()).toEqual([[5n, 'repeats of an alert that an agent before this one told']]);
    expect(next.tick()).toEqual([]);
    expect(next.count.status()).toMatchObject({ emitted: 5n, lost: 5n, totalEmitted: 11n });
    expect(new Agent(kernel).tick()).toEqual([]);
  });

  test('a record that is still being written, and a reader that is behind, lose nothing', () => {
    const kernel = new Kernel();
    const agent = new Agent(kernel);
    kernel.counters.emitted += 1n; // reserved and counted, not yet to be read
    expect(agent.tick()).toEqual([]);
    kernel.inRing++;
    expect(agent.tick()).toEqual([]);
    agent.isSlow = true;
    kernel.emit(50);
    for (let second = 0; second < 10; second++) expect(agent.tick()).toEqual([]);
    agent.isSlow = false;
    agent.tick();
    expect(agent.tick()).toEqual([]);
    expect(agent.sequences).toHaveLength(51);
  });

  test('what budgets refused is told once, of whom it is, and is no other loss', () => {
    const kernel = new Kernel();
    const agent = new Agent(kernel);
    kernel.emit(2);
    kernel.refuse(7, 3);
    kernel.refuse(1, 9);
    expect(agent.tick()).toEqual([]);
    expect(agent.tick()).toEqual([]);
    expect(agent.refused()).toEqual([
      [3, 7n],
      [9, 1n],
    ]);
    expect(agent.refused()).toEqual([]);
    kernel.emit(1);
    agent.tick();
    expect(agent.sequences).toEqual([0n, 1n, 10n]);
    expect(agent.count.status()).toMatchObject({ emitted: 11n, lost: 8n, totalLost: 8n });
    kernel.refuse(2, 3);
    const next = new Agent(kernel);
    expect(next.refused()).toEqual([[3, 2n]]);
    expect(next.tick()).toEqual([]);
  });

  test('counters older than the row that agents keep are taken for told', () => {
    const kernel = new Kernel(100n, 40n);
    const agent = new Agent(kernel);
    expect(agent.tick()).toEqual([]);
    expect(agent.tick()).toEqual([]);
    expect(agent.count.status()).toMatchObject({ emitted: 0n, lost: 0n });
  });
});
