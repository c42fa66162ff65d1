import { layout } from '@ringfence/kernel';
import { DEFAULT_POSTURE, type Workload } from '@ringfence/model';
import { buildRuleTable, compileRuleTable, parsePolicies } from '@ringfence/policy';
import { describe, expect, test } from 'vitest';
import { decodeDecision } from '../decision.ts';
import type { Rows } from '../rows.ts';
import { patternBits, patternRows } from './pattern-rows.ts';

const { PATTERN_COLUMNS, PATTERN_KEY, PATTERN_MOVES, PATTERN_SET, PATTERN_VERDICT } = layout;
const BASE = 1000;
const SET = 7n;
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

function compile(spec: string, kind = 'WorkloadPolicy') {
  const text = `apiVersion: security.ringfence.dev/v1alpha1
kind: ${kind}
metadata: { name: p }
spec: { selector: {}, action: Block, ${spec} }
`;
  const { policies, errors } = parsePolicies(text, 'p.yaml');
  expect(errors).toEqual([]);
  return compileRuleTable(buildRuleTable(policies, workload, DEFAULT_POSTURE)).paths;
}

/** Steps over the rows as bpf/pattern.h does. */
function labelOf(rows: readonly Rows[], path: string): number {
  const [moves, set] = rows;
  if (moves === undefined || set === undefined) throw new Error('no rows');
  const step = set.values.readUInt32LE(PATTERN_SET.step);
  const next = (state: number, column: number) => {
    const row = state * step + Math.floor(column / PATTERN_COLUMNS);
    expect(moves.keys.readUInt32LE(4 * row)).toBe(BASE + row);
    return moves.values.readUInt16LE(row * PATTERN_MOVES.size + 2 * (column % PATTERN_COLUMNS));
  };
  let state = layout.PATTERN_START;
  for (const byte of Buffer.from(path)) {
    state = next(state, set.values.readUInt8(PATTERN_SET.classes + byte));
    if (state === 0) return 0;
  }
  return next(state, 0);
}

function decisionOf([, , verdicts]: readonly Rows[], label: number, operation: number) {
  if (verdicts === undefined) throw new Error('no rows');
  for (let at = 0; at < verdicts.count; at++) {
    const key = at * PATTERN_KEY.size;
    expect(verdicts.keys.readBigUInt64LE(key + PATTERN_KEY.ruleSet)).toBe(SET);
    if (verdicts.keys.readUInt32LE(key + PATTERN_KEY.label) !== label) continue;
    const value = at * PATTERN_VERDICT.size;
    return {
      decision: decodeDecision(
        verdicts.values.readUInt32LE(value + PATTERN_VERDICT.decision + 4 * operation),
      ),
      rank: verdicts.values.readUInt16LE(value + PATTERN_VERDICT.decisionRank + 2 * operation),
    };
  }
  return null;
}

describe('rows of patterns', () => {
  const paths = compile(
    'file: { matchPatterns: [{ pattern: "/etc/*.key" }, { pattern: "/**/[à-é]?" }] }, ' +
      'process: { matchPatterns: [{ pattern: "/usr/bin/*", action: Audit }] }',
  );
  const rows = patternRows(paths, SET, (count) => {
    expect(count).toBeGreaterThan(10);
    return BASE;
  });
  const read = (path: string) => decisionOf(rows, labelOf(rows, path), layout.PATH_READ);

  test('lead a path to its rule, with its rank', () => {
    expect(read('/etc/a.key')).toEqual({
      decision: { action: 'Block', rule: 2 },
      rank: layout.RANK_LOWEST + 2 * 1 + 1,
    });
    expect(read('/x/y/éz')).toEqual({
      decision: { action: 'Block', rule: 3 },
      rank: layout.RANK_LOWEST,
    });
    expect(read('/etc/a/b.key')?.decision ?? null).toBeNull();
    expect(labelOf(rows, '/x/y/zz')).toBe(labelOf(rows, '/other/place'));
  });

  test('hold all rows of the set, in the range that it took', () => {
    const [moves, set] = rows;
    expect(set?.values.readUInt32LE(PATTERN_SET.base)).toBe(BASE);
    expect(set?.values.readUInt32LE(PATTERN_SET.rows)).toBe(moves?.count);
  });

  test('put a final Block before everything', () => {
    const final = compile('file: { matchPatterns: [{ pattern: "/*" }] }', 'ClusterWorkloadPolicy');
    const own = patternRows(final, SET, () => BASE);
    expect(decisionOf(own, labelOf(own, '/x'), layout.PATH_READ)?.rank).toBe(layout.RANK_FINAL);
  });

  test('show in the name of the set', () => {
    expect(patternBits(paths) & layout.RULE_SET_HAS_PATTERN).not.toBe(0n);
    expect(patternBits(paths) & layout.RULE_SET_HAS_FILE_BLOCK).not.toBe(0n);
    expect(patternBits(paths) & layout.RULE_SET_HAS_EXEC).not.toBe(0n);
    expect(patternBits(paths) & layout.RULE_SET_HAS_EXEC_BLOCK).toBe(0n);
    expect(patternBits(compile('file: { matchPaths: [{ path: /a }] }'))).toBe(0n);
  });
});
