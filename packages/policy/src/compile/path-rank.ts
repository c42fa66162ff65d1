import type { PathMatch, PathReach, PatternMatch, Rule } from '@ringfence/model';
import { patternShape } from '../evaluate/glob.ts';
import type { PathDecision, PlaceVerdict } from './path-trie.ts';

/**
 * What precedence compares of path rules, as one number: larger decides. Names and postures have
 * none of it: they decide where nothing of rank does.
 */
export const RANK_NONE = 0;
const RANK_LOWEST = 2;
export const RANK_EXACT = 0xfffe;
export const RANK_FINAL = 0xffff;

/** Of a place that many components below the root, by what it is about. */
export function placeRank(depth: number, reach: PathReach): number {
  if (reach === 'exact') return RANK_EXACT;
  return spread(depth, reach === 'children');
}

export function ruleRank(rule: Rule & { readonly match: PathMatch | PatternMatch }): number {
  if (rule.final) return RANK_FINAL;
  const { match } = rule;
  if (match.type === 'path') return placeRank(match.components.length, match.reach);
  const { literalComponents, recursive } = patternShape(match);
  return spread(literalComponents, !recursive);
}

function spread(components: number, isSingleLevel: boolean): number {
  return Math.min(RANK_LOWEST + 2 * components + Number(isSingleLevel), RANK_EXACT - 1);
}

/** What stands for one operation, with the ranks of those who say it. */
export interface RankedVerdict extends PlaceVerdict {
  readonly decisionRank: number;
  readonly auditRank: number;
}

export const UNRANKED: RankedVerdict = Object.freeze({
  decision: null,
  decisionRank: RANK_NONE,
  audit: 0,
  auditRank: RANK_NONE,
});

/** Of two verdicts, each the best of its kind, what holds. */
export function strongest(one: RankedVerdict, other: RankedVerdict): RankedVerdict {
  const decides = decisionOrder(one, other) >= 0 ? one : other;
  const audits = auditOrder(one, other) >= 0 ? one : other;
  return {
    decision: decides.decision,
    decisionRank: decides.decisionRank,
    audit: audits.audit,
    auditRank: audits.auditRank,
  };
}

function decisionOrder(one: RankedVerdict, other: RankedVerdict): number {
  if (one.decision === null || other.decision === null)
    return Number(one.decision !== null) - Number(other.decision !== null);
  return (
    one.decisionRank - other.decisionRank ||
    Number(one.decision.action === 'Block') - Number(other.decision.action === 'Block') ||
    ruleNumber(other.decision) - ruleNumber(one.decision)
  );
}

function auditOrder(one: RankedVerdict, other: RankedVerdict): number {
  if (one.audit === 0 || other.audit === 0) return Number(one.audit > 0) - Number(other.audit > 0);
  return one.auditRank - other.auditRank || other.audit - one.audit;
}

function ruleNumber({ rule }: PathDecision): number {
  return rule === 'posture' ? Number.POSITIVE_INFINITY : rule;
}
