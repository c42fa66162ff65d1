import type { PatternMatch } from '@ringfence/model';
import { PatternPositions, type PositionSet, STRAY_BYTE } from './pattern-positions.ts';
import { blockAfter, blockOf, type Utf8Block } from './utf8-block.ts';

/** What is known of a path that ends where a state stands: positions in the list of patterns. */
export interface PatternLabel {
  readonly matched: readonly number[];
  /** May match something below a directory of this path, because of this path. */
  readonly below: readonly number[];
  /** May match something below a directory, wherever that is. */
  readonly anywhere: readonly number[];
}

/**
 * Many patterns as one machine over the bytes of a path, from the root. A row for each state:
 * column 0 is the label of a path that ends here, the others lead on by the class of a byte.
 */
export interface PatternAutomaton {
  /** From 1; bytes of one class lead alike from every state. */
  readonly classes: Uint8Array;
  /** Columns of a row. */
  readonly width: number;
  readonly states: number;
  readonly moves: Uint16Array;
  /** Position 0 is of paths that no pattern is about. */
  readonly labels: readonly PatternLabel[];
}

/** No path that leads here can match. */
export const DEAD_STATE = 0;
/** Before the first byte, which is the root's slash. */
export const START_STATE = 1;

/** What patterns of one set may cost, in states and in steps to make them. */
export interface PatternLimits {
  readonly states: number;
  readonly steps: number;
}

export const PATTERN_LIMITS: PatternLimits = { states: 8192, steps: 4_000_000 };

export interface BuiltAutomaton {
  /** Null when it would be too large. */
  readonly automaton: PatternAutomaton | null;
  readonly steps: number;
}

export function buildAutomaton(
  patterns: readonly PatternMatch[],
  limits: PatternLimits = PATTERN_LIMITS,
): BuiltAutomaton {
  const builder = new AutomatonBuilder(new PatternPositions(patterns), limits);
  const automaton = builder.build() ? builder.automaton() : null;
  return { automaton, steps: builder.steps };
}

/** A target for each range of what a block of characters may become, offsets into the block. */
type Targets = readonly (readonly [from: number, to: number, target: number])[];

interface Base {
  readonly set: PositionSet;
  readonly block: null;
}

/** In the middle of a character: what it leads to when it ends well, and what when it does not. */
interface Middle {
  readonly block: Utf8Block;
  readonly targets: Targets;
  /** Where the bytes so far lead to, each as a character of its own. */
  readonly broken: number;
}

/** What a row costs, whatever is in it. */
const ROW_STEPS = 200;

const NOWHERE = new Uint16Array(256);

class AutomatonBuilder {
  readonly #positions: PatternPositions;
  readonly #limits: PatternLimits;
  readonly #states: (Base | Middle)[] = [{ set: [], block: null }];
  readonly #rows: Uint16Array[] = [NOWHERE];
  readonly #known = new Map<string, number>([['', DEAD_STATE]]);
  readonly #strays = new Map<number, number>([[DEAD_STATE, DEAD_STATE]]);
  steps = 0;

  constructor(positions: PatternPositions, limits: PatternLimits) {
    this.#positions = positions;
    this.#limits = limits;
  }

  /** False when it grows too large. */
  build(): boolean {
    this.steps = this.#positions.size;
    if (this.#isTooLarge()) return false;
    this.#base(this.#positions.start());
    for (let at = START_STATE; at < this.#states.length; at++) {
      this.#row(at);
      if (this.#isTooLarge()) return false;
    }
    return true;
  }

  automaton(): PatternAutomaton {
    const { classes, count } = this.#classes();
    const width = count + 1;
    const moves = new Uint16Array(this.#states.length * width);
    const labels: PatternLabel[] = [];
    const numbers = new Map<string, number>();
    for (const [state, row] of this.#rows.entries()) {
      const label = this.#label(state);
      const key = JSON.stringify(label);
      let number = numbers.get(key);
      if (number === undefined) {
        number = labels.push(label) - 1;
        numbers.set(key, number);
      }
      moves[state * width] = number;
      for (const [byte, next] of row.entries()) moves[state * width + (classes[byte] ?? 0)] = next;
    }
    return { classes, width, states: this.#states.length, moves, labels };
  }

  #isTooLarge(): boolean {
    return this.#states.length > this.#limits.states || this.steps > this.#limits.steps;
  }

  #intern(key: string, make: () => Base | Middle): number {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const state = this.#states.push(make()) - 1;
    this.#known.set(key, state);
    return state;
  }

  #base(set: PositionSet): number {
    this.steps += set.length;
    return this.#intern(set.join(), () => ({ set, block: null }));
  }

  /** Where a byte that is no valid UTF-8 leads. */
  #stray(state: number): number {
    const known = this.#strays.get(state);
    if (known !== undefined) return known;
    const at = this.#states[state];
    const next = at?.block === null ? this.#base(this.#positions.next(at.set, STRAY_BYTE)) : 0;
    this.#strays.set(state, next);
    return next;
  }

  #middle(block: Utf8Block, targets: Targets, broken: number): number {
    const [first] = targets;
    // Whatever comes leads there, and stays there: no need to look for the end of the character.
    const same = targets.every(([, , target]) => target === broken) && first !== undefined;
    if (same && this.#stray(broken) === broken) return broken;
    this.steps += targets.length;
    const key = `${block.missing};${broken};${targets.join(';')}`;
    return this.#intern(key, () => ({ block, targets, broken }));
  }

  #row(state: number): Uint16Array {
    const known = this.#rows[state];
    if (known !== undefined) return known;
    const at = this.#states[state];
    const row = new Uint16Array(256);
    this.#rows[state] = row;
    if (at === undefined) return row;
    if (at.block === null) this.#fillBase(row, state, at.set);
    else this.#fillMiddle(row, at);
    return row;
  }

  #fillBase(row: Uint16Array, state: number, set: PositionSet): void {
    const intervals = this.#positions.intervals(set);
    this.steps += ROW_STEPS + intervals.length + set.length;
    const targets: (readonly [number, number, number])[] = [];
    for (const { from, to, next } of intervals) {
      const target = this.#base(next);
      const last = targets.at(-1);
      if (last?.[2] === target) targets[targets.length - 1] = [last[0], to, target];
      else targets.push([from, to, target]);
    }
    const stray = this.#stray(state);
    for (const [from, to, target] of targets) row.fill(target, from, Math.min(to, 0x7f) + 1);
    for (let byte = 0x80; byte <= 0xff; byte++) {
      const block = blockOf(byte);
      row[byte] = block === null ? stray : this.#middle(block, within(targets, block, 0), stray);
    }
  }

  #fillMiddle(row: Uint16Array, { block, targets, broken }: Middle): void {
    row.set(this.#row(broken));
    for (let byte = 0x80; byte <= 0xbf; byte++) {
      const rest = blockAfter(block, byte);
      if (rest === null) continue;
      const left = within(targets, rest, block.start);
      row[byte] =
        rest.missing === 0 ? (left[0]?.[2] ?? 0) : this.#middle(rest, left, this.#stray(broken));
    }
  }

  /** Bytes that lead alike from every state. */
  #classes(): { classes: Uint8Array; count: number } {
    let classes = new Uint8Array(256);
    let count = 1;
    for (const row of this.#rows) {
      const finer = new Map<number, number>();
      const refined = new Uint8Array(256);
      for (let byte = 0; byte < 256; byte++) {
        const key = (classes[byte] ?? 0) * 0x10000 + (row[byte] ?? 0);
        let number = finer.get(key);
        if (number === undefined) {
          number = finer.size;
          finer.set(key, number);
        }
        refined[byte] = number;
      }
      classes = refined;
      count = finer.size;
    }
    return { classes: classes.map((number) => number + 1), count };
  }

  /** A path that ends within a character ends with bytes that are no character. */
  #label(state: number): PatternLabel {
    const at = this.#states[state];
    if (at !== undefined && at.block !== null) return this.#label(at.broken);
    const set = at?.set ?? [];
    return {
      matched: this.#positions.matched(set),
      below: this.#positions.matchedBelow(set),
      anywhere: this.#positions.matchedAnywhere(set),
    };
  }
}

/** The part of the targets that a block may become; `base` is what their offsets count from. */
function within(targets: Targets, { from, to, start }: Utf8Block, base: number): Targets {
  const inside: (readonly [number, number, number])[] = [];
  for (const [first, last, target] of targets) {
    const low = Math.max(first + base, from);
    const high = Math.min(last + base, to);
    if (low <= high) inside.push([low - start, high - start, target]);
  }
  return inside;
}

/** The label of a path, as the kernel finds it. */
export function labelOf(automaton: PatternAutomaton, path: Uint8Array): number {
  const { classes, moves, width } = automaton;
  let state = START_STATE;
  for (const byte of path) {
    state = moves[state * width + (classes[byte] ?? 0)] ?? DEAD_STATE;
    if (state === DEAD_STATE) return 0;
  }
  return moves[state * width] ?? 0;
}
