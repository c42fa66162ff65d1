import type { PathReach } from '@ringfence/model';

/** What a place says about one operation. */
export interface PlaceVerdict {
  /** The rule that decides here, null where none does. */
  readonly decision: PathDecision | null;
  /** Index of the Audit rule that alerts if the outcome is permitted; 0 where none does. */
  readonly audit: number;
}

/** A rule's index, or that no rule decided but the default posture. */
export type DecidingRule = number | 'posture';

export interface PathDecision {
  readonly rule: DecidingRule;
  /** Audit only of the posture: an Audit rule decides nothing, it alerts beside what does. */
  readonly action: 'Allow' | 'Block' | 'Audit';
  /** A Block that no rule lifts, however specific. */
  readonly final?: true;
}

export const PATH_OPERATIONS = ['read', 'write', 'exec'] as const;
/** Process rules fill `exec`, file rules `read` and `write`; whatever is no read is a write. */
export type PathOperation = (typeof PATH_OPERATIONS)[number];

export type PathSlot = Readonly<Record<PathOperation, PlaceVerdict>>;

/**
 * One component of a path. `exact` is about the path itself, `children` about it and its direct
 * entries, `below` about it and everything under it.
 */
export interface PathNode extends Readonly<Record<PathReach, PathSlot>> {
  /** Empty for the root directory. */
  readonly component: string;
  /** Position of the parent in `nodes`; -1 for the root directory. */
  readonly parent: number;
  /** Positions in `nodes`, by component. */
  readonly entries: ReadonlyMap<string, number>;
  /** Some Block rule stands here or below: renaming this directory would slip from under it. */
  readonly blockBelow: boolean;
  /** Some Allow rule stands here or below. */
  readonly allowBelow: boolean;
  /** Number of the list of rules that ask for this program's arguments; 0: none does. */
  readonly argumentList: number;
}

/** Rules over paths as the kernel walks them. Parents come before children; `nodes[0]` is `/`. */
export interface PathTrie {
  readonly nodes: readonly PathNode[];
}

export const NO_VERDICT: PlaceVerdict = Object.freeze({ decision: null, audit: 0 });
export const EMPTY_SLOT: PathSlot = Object.freeze({
  read: NO_VERDICT,
  write: NO_VERDICT,
  exec: NO_VERDICT,
});
