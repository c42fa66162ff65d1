import type { Capability, CapabilityMatch, PostureAction, Rule } from '@ringfence/model';
import type { PathDecision } from './path-trie.ts';
import { type PlainVerdict, plainVerdicts } from './plain-verdict.ts';
import { type SourcePaths, sourceClasses } from './view.ts';

export type CapabilityRule = Rule & { readonly match: CapabilityMatch };

export interface CapabilityVerdict extends PlainVerdict {
  readonly capability: Capability;
}

export interface CapabilityList {
  /** Lines for each capability that some rule names, in order of their names. */
  readonly named: readonly CapabilityVerdict[];
  /** What is done with every other, those among them that have no name here. */
  readonly others: PostureAction | null;
  /**
   * Whether any is refused, by the first that is: who is refused one may not borrow rights that it
   * had before. Only for everybody where none is, for each program with rules of its own otherwise.
   */
  readonly borrowed: readonly PlainVerdict[];
}

export function compileCapabilities(
  rules: readonly CapabilityRule[],
  sources: SourcePaths,
  posture: PostureAction | null,
): CapabilityList {
  const classesOf = sourceClasses(sources);
  const byName = Map.groupBy(rules, (rule) => rule.match.capability);
  const named = [...byName]
    .flatMap(([capability, own]) =>
      plainVerdicts(own, classesOf, posture).map((verdict) => ({ capability, ...verdict })),
    )
    .sort((a, b) => (a.capability < b.capability ? -1 : Number(a.capability > b.capability)));
  return { named, others: posture, borrowed: borrowedRights([...byName.keys()], named, posture) };
}

function borrowedRights(
  capabilities: readonly Capability[],
  named: readonly CapabilityVerdict[],
  posture: PostureAction | null,
): PlainVerdict[] {
  const others: PathDecision | null = posture && { rule: 'posture', action: posture };
  const refusedTo = (source: number) => {
    const decisions = capabilities.map((capability) => {
      const lines = named.filter((verdict) => verdict.capability === capability);
      const own = lines.find((verdict) => verdict.source === source);
      return (own ?? lines.find((verdict) => verdict.source === 0))?.decision ?? null;
    });
    return [...decisions, others].find((decision) => decision?.action === 'Block') ?? null;
  };
  const everybody = refusedTo(0);
  const classes = new Set(named.map(({ source }) => source));
  const own = [...classes]
    .filter((source) => source > 0)
    .map((source) => ({ source, decision: refusedTo(source), audit: 0 }))
    .filter(({ decision }) => decision !== null || everybody !== null);
  return everybody === null ? own : [{ source: 0, decision: everybody, audit: 0 }, ...own];
}
