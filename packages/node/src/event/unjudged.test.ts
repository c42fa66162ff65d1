import type { ProgramStats } from '@ringfence/kernel';
import type { LogRecord } from '@ringfence/model';
import { expect, test, vi } from 'vitest';
import { Unjudged } from './unjudged.ts';

function kernel(unresolved: number, told: { unresolved: bigint; missed: bigint }) {
  const missed = new Map([
    ['file_open', 0n],
    ['rename_starts', 0n],
  ]);
  return {
    state: { unresolved, settleRenames: async () => void 0 },
    agentCounts: told,
    missed,
    stats: (): ProgramStats[] =>
      [...missed].map(([name, count]) => {
        return { family: 'file', name, runs: 0n, runTime: 0n, missed: count };
      }),
  };
}

function watch(programs: ReturnType<typeof kernel>) {
  const told: [string, bigint, string][] = [];
  const publish = (record: LogRecord) => {
    if (record.type !== 'gap') throw new Error('not a gap');
    const { lane, lost, reason } = record.gap;
    told.push([lane, lost, reason]);
  };
  return { unjudged: new Unjudged(programs, publish), told };
}

test('paths that could not be judged are told as they grow, and counted for this epoch', () => {
  const programs = kernel(7, { unresolved: 7n, missed: 0n });
  const { unjudged, told } = watch(programs);
  using _ = unjudged;
  expect(told).toEqual([]);
  programs.state.unresolved = 9;
  expect(unjudged.status().unresolved).toBe(2n);
  unjudged.look();
  unjudged.look();
  expect(told).toEqual([['status', 2n, expect.stringMatching(/^a path could not be judged/)]]);
  programs.state.unresolved = 10;
  expect(unjudged.status().unresolved).toBe(3n);
});

test('those of the time without an agent are told at once', () => {
  const programs = kernel(8, { unresolved: 5n, missed: 0n });
  const { unjudged, told } = watch(programs);
  using _ = unjudged;
  expect(told).toEqual([['status', 3n, expect.anything()]]);
  expect(programs.agentCounts.unresolved).toBe(8n);
  expect(unjudged.status().unresolved).toBe(3n);
});

test('counts of renames are looked after, since one of them may have been passed over', () => {
  const programs = kernel(0, { unresolved: 0n, missed: 0n });
  const settleRenames = vi.spyOn(programs.state, 'settleRenames');
  using watched = watch(programs).unjudged;
  watched.look();
  expect(settleRenames).toHaveBeenCalledTimes(2);
});

test('programs that were passed over are told by name, once', () => {
  const programs = kernel(0, { unresolved: 0n, missed: 2n });
  programs.missed.set('file_open', 2n);
  const { unjudged, told } = watch(programs);
  using _ = unjudged;
  expect(told).toEqual([]);
  programs.missed.set('rename_starts', 5n);
  unjudged.look();
  unjudged.look();
  expect(told).toEqual([['status', 5n, expect.stringMatching(/file_open 2, rename_starts 5$/)]]);
  expect(unjudged.status().programs.map(({ missed }) => missed)).toEqual([2n, 5n]);
});
