import { layout } from '@ringfence/kernel';
import {
  PATH_OPERATIONS,
  type PathViews,
  type PatternAutomaton,
  type PatternVerdict,
} from '@ringfence/policy';
import { encodeDecision } from '../decision.ts';
import type { Rows } from '../rows.ts';
import { viewNumber } from './view-number.ts';

const { PATTERN_COLUMNS, PATTERN_KEY, PATTERN_MOVES, PATTERN_SET, PATTERN_VERDICT } = layout;

/** Finds a place for that many rows of `pattern_moves`. */
export type TakeRoom = (rows: number) => number;

/** The patterns of a set: their machine, and what its labels mean to each view. */
export function patternRows(
  { automaton, views }: PathViews,
  ruleSet: bigint,
  take: TakeRoom,
): readonly Rows[] {
  if (automaton === null) return [];
  const step = Math.ceil(automaton.width / PATTERN_COLUMNS);
  const rows = automaton.states * step;
  const base = take(rows);
  return [
    moveRows(automaton, base, step),
    setRow(automaton, ruleSet, { base, rows, step }),
    verdictRows(views, ruleSet),
  ];
}

function moveRows({ moves, states, width }: PatternAutomaton, base: number, step: number): Rows {
  const count = states * step;
  const keys = Buffer.alloc(count * 4);
  for (let row = 0; row < count; row++) keys.writeUInt32LE(base + row, row * 4);
  const values = Buffer.alloc(count * PATTERN_MOVES.size);
  for (let state = 0; state < states; state++)
    for (let column = 0; column < width; column++) {
      const next = moves[state * width + column] ?? 0;
      values.writeUInt16LE(next, state * step * PATTERN_MOVES.size + 2 * column);
    }
  return { map: 'pattern_moves', keys, values, count, isArray: true };
}

interface Place {
  readonly base: number;
  readonly rows: number;
  readonly step: number;
}

function setRow({ classes }: PatternAutomaton, ruleSet: bigint, place: Place): Rows {
  const keys = Buffer.alloc(8);
  keys.writeBigUInt64LE(ruleSet);
  const values = Buffer.alloc(PATTERN_SET.size);
  values.writeUInt32LE(place.base, PATTERN_SET.base);
  values.writeUInt32LE(place.rows, PATTERN_SET.rows);
  values.writeUInt32LE(place.step, PATTERN_SET.step);
  values.set(classes, PATTERN_SET.classes);
  return { map: 'pattern_sets', keys, values, count: 1 };
}

function verdictRows(views: PathViews['views'], ruleSet: bigint): Rows {
  const count = views.reduce((sum, { patterns }) => sum + patterns.length, 0);
  const keys = Buffer.alloc(count * PATTERN_KEY.size);
  const values = Buffer.alloc(count * PATTERN_VERDICT.size);
  let at = 0;
  for (const { view, patterns } of views)
    for (const verdict of patterns) {
      const key = at * PATTERN_KEY.size;
      keys.writeBigUInt64LE(ruleSet, key + PATTERN_KEY.ruleSet);
      keys.writeUInt32LE(viewNumber(view), key + PATTERN_KEY.view);
      keys.writeUInt32LE(verdict.label, key + PATTERN_KEY.label);
      writeVerdict(values, at * PATTERN_VERDICT.size, verdict);
      at++;
    }
  return { map: 'pattern_verdicts', keys, values, count };
}

function writeVerdict(row: Buffer, at: number, verdict: PatternVerdict): void {
  for (const [index, operation] of PATH_OPERATIONS.entries()) {
    const { decision, decisionRank, audit, auditRank } = verdict[operation];
    row.writeUInt32LE(encodeDecision(decision), at + PATTERN_VERDICT.decision + 4 * index);
    row.writeUInt32LE(audit, at + PATTERN_VERDICT.audit + 4 * index);
    row.writeUInt16LE(decisionRank, at + PATTERN_VERDICT.decisionRank + 2 * index);
    row.writeUInt16LE(auditRank, at + PATTERN_VERDICT.auditRank + 2 * index);
  }
  const { blockBelow, blockAnywhere, allowBelow } = verdict;
  const flags =
    (blockBelow ? layout.PATH_NODE_BLOCK_BELOW : 0) |
    (blockAnywhere ? layout.PATH_NODE_BLOCK_ANYWHERE : 0) |
    (allowBelow ? layout.PATH_NODE_PATTERN_ALLOW : 0);
  row.writeUInt32LE(flags, at + PATTERN_VERDICT.flags);
}

/** What the set's name says of its patterns. */
export function patternBits({ automaton, views }: PathViews): bigint {
  if (automaton === null) return 0n;
  let bits = layout.RULE_SET_HAS_PATTERN;
  for (const verdict of views.flatMap(({ patterns }) => patterns))
    for (const operation of PATH_OPERATIONS) {
      const { decision, audit } = verdict[operation];
      if (decision === null && audit === 0) continue;
      const isExec = operation === 'exec';
      bits |= isExec ? layout.RULE_SET_HAS_EXEC : layout.RULE_SET_HAS_FILE;
      if (decision?.action === 'Block')
        bits |= isExec ? layout.RULE_SET_HAS_EXEC_BLOCK : layout.RULE_SET_HAS_FILE_BLOCK;
    }
  return bits;
}
