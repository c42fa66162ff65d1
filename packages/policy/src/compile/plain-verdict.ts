import type { PostureAction, Rule } from '@ringfence/model';
import { comparePrecedence } from '../evaluate/precedence.ts';
import type { PathDecision } from './path-trie.ts';

/** What a set says of one thing that is named by itself: no place, no range. */
export interface PlainVerdict {
  /** Of the program that acts; 0 for every one that has no verdict of its own. */
  readonly source: number;
  readonly decision: PathDecision | null;
  /** Index of the Audit rule that alerts if the outcome is permitted; 0 where none does. */
  readonly audit: number;
}

/**
 * Of all rules about that thing, in whatever order: what holds for everybody, and whole, for each
 * class of programs that some of them name. Nothing for everybody where nothing is said of them.
 */
export function plainVerdicts(
  rules: readonly Rule[],
  classesOf: (rule: Rule) => readonly number[],
  posture: PostureAction | null,
): PlainVerdict[] {
  const ordered = rules.toSorted(comparePrecedence);
  const general = ordered.filter((rule) => rule.sources.length === 0);
  const named = [...new Set(ordered.flatMap(classesOf))].sort((a, b) => a - b);
  const own = named.map((source) =>
    plainVerdict(
      source,
      ordered.filter((rule) => rule.sources.length === 0 || classesOf(rule).includes(source)),
      posture,
    ),
  );
  const isSaid = general.length > 0 || posture !== null;
  return isSaid ? [plainVerdict(0, general, posture), ...own] : own;
}

function plainVerdict(
  source: number,
  ordered: readonly Rule[],
  posture: PostureAction | null,
): PlainVerdict {
  const decision = ordered.find((rule) => rule.action !== 'Audit');
  return {
    source,
    decision: decision
      ? { rule: decision.index, action: decision.action === 'Block' ? 'Block' : 'Allow' }
      : posture && { rule: 'posture', action: posture },
    audit: ordered.find((rule) => rule.action === 'Audit')?.index ?? 0,
  };
}
