/** What the container that tries it is under: file and process rules, those and more, or others. */
export type Policy = 'files' | 'privileges' | 'network' | 'sockets' | 'none';

/** Something that is open in the container's first process, from before the policy. */
export interface Held {
  readonly path: string;
  /** Of open(2). */
  readonly flags: number;
}

/** One way around a policy, as it is tried in a guest, and what comes of it. */
export interface BypassRow {
  readonly id: string;
  readonly technique: string;
  readonly result: 'denied' | 'not covered';
  /** What stops it, or why nothing does. */
  readonly because: string;
  /** Words of the actor, FD being what is held, or received; null: not tried, or by another test. */
  readonly words: readonly string[] | null;
  /** The other test. */
  readonly triedBy?: string;
  /** File and process rules alone, unless it says more. */
  readonly under?: Policy;
  readonly held?: Held;
  /** By the actor's first process, which opened it, not by a program that inherited it. */
  readonly byHolder?: boolean;
  /** By an actor that `ctr task exec` starts beside it. */
  readonly byEntered?: boolean;
  /** What the container without a policy sends it. */
  readonly sends?: string;
  /** Some of its operations may be refused more than once. */
  readonly repeats?: boolean;
  /** What it comes to without a policy, empty unless it says so; `unsupported` may be any of both. */
  readonly otherwise?: string;
}

export const NO_ROOT = 'a path that leads to no root is refused';
export const NOWHERE = 'a program that no path leads to is refused where any may not be executed';

type More = Omit<BypassRow, 'id' | 'technique' | 'result' | 'because' | 'words'>;

export const denied = (
  id: string,
  technique: string,
  because: string,
  words: readonly string[],
  more: More = {},
): BypassRow => ({ id, technique, result: 'denied', because, words, ...more });

export const notCovered = (
  id: string,
  technique: string,
  because: string,
  words: readonly string[] | null,
  more: More = {},
): BypassRow => ({ id, technique, result: 'not covered', because, words, ...more });

/** One operation after another, in one process. */
export const sequence = (...steps: readonly string[]): string[] => [
  'sequence',
  ...steps.join(' , ').split(' '),
];
