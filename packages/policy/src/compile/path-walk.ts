import type { PathComponents } from '@ringfence/model';
import type { ArgumentList } from './argument-lists.ts';
import {
  placeRank,
  RANK_FINAL,
  RANK_NONE,
  type RankedVerdict,
  strongest,
  UNRANKED,
} from './path-rank.ts';
import {
  NO_VERDICT,
  type PathDecision,
  type PathOperation,
  type PathTrie,
  type PlaceVerdict,
} from './path-trie.ts';
import type { PathView, PathViews } from './path-views.ts';
import { labelOf, type PatternAutomaton } from './pattern-automaton.ts';
import type { View } from './view.ts';

/** What the views of a set say of one path, found as the kernel finds it. */
export function walkViews(
  paths: PathViews,
  who: View,
  components: PathComponents,
  operation: PathOperation,
  given: readonly string[] = [],
): PlaceVerdict {
  const { place, list } = walkPlaces(paths, who, components, operation);
  return operation === 'exec'
    ? askArguments(paths.argumentLists[list - 1] ?? [], given, place)
    : place;
}

/** The rules that ask for arguments come first. */
function askArguments(
  list: ArgumentList,
  given: readonly string[],
  place: PlaceVerdict,
): PlaceVerdict {
  const speaking = list.filter(
    ({ action, allowed }) =>
      given.every((argument) => allowed.includes(argument)) === (action === 'Allow'),
  );
  const decides = speaking.find(({ action }) => action !== 'Audit');
  const audits = speaking.find(({ action }) => action === 'Audit');
  return {
    decision: decides ? { rule: decides.rule, action: decides.action } : place.decision,
    audit: audits?.rule ?? place.audit,
  };
}

function walkPlaces(
  { questions, views, automaton }: PathViews,
  { source, owner, terminal }: View,
  components: PathComponents,
  operation: PathOperation,
): { place: PlaceVerdict; list: number } {
  const asked = { owner: owner && questions.owner, terminal: terminal && questions.terminal };
  const viewAt = (wanted: number) =>
    views.find(
      ({ view }) =>
        view.source === wanted && view.owner === asked.owner && view.terminal === asked.terminal,
    );
  const label = automaton === null ? 0 : labelOfPath(automaton, components);
  const general = walkView(viewAt(0), components, operation, label);
  const list = argumentList(viewAt(0), components);
  if (source === 0) return { place: general, list };
  const sourced = walkView(viewAt(source), components, operation, label);
  return {
    place: {
      decision: sourced.decision ?? general.decision,
      audit: sourced.audit || general.audit,
    },
    list: argumentList(viewAt(source), components) || list,
  };
}

function argumentList(view: PathView | undefined, components: PathComponents): number {
  let node = view?.trie.nodes[0];
  for (const component of components) {
    const next = node?.entries.get(component);
    node = next === undefined ? undefined : view?.trie.nodes[next];
  }
  return node?.argumentList ?? 0;
}

function labelOfPath(automaton: PatternAutomaton, components: PathComponents): number {
  return labelOf(automaton, Buffer.from(`/${components.join('/')}`));
}

function walkView(
  view: PathView | undefined,
  components: PathComponents,
  operation: PathOperation,
  label: number,
): PlaceVerdict {
  if (view === undefined) return NO_VERDICT;
  const pattern = view.patterns.find((each) => each.label === label);
  const placed = walk(view.trie, components, operation);
  const found = strongest(placed, pattern?.[operation] ?? UNRANKED);
  const name = view.names.find((each) => operation === 'exec' && each.name === components.at(-1));
  if (name === undefined) return found;
  const audit = found.audit || name.audit;
  if (name.final !== null) return { decision: name.final, audit };
  const isOpen = found.decision === null || found.decision.rule === 'posture';
  return { decision: isOpen ? (name.decision ?? found.decision) : found.decision, audit };
}

/**
 * Decision and audit for a path, found as the kernel finds them: from the root to the leaf, each
 * deeper place overriding what stood before. Directories above the parent speak through `below`,
 * the parent through `below` and then `children`, the target itself through `below`, `children`
 * and then `exact`.
 */
function walk(trie: PathTrie, components: PathComponents, operation: PathOperation): RankedVerdict {
  let found = UNRANKED;
  let node = trie.nodes[0];
  for (let depth = 0; node !== undefined; depth++) {
    const { below, children, exact } = node;
    found = override(found, below[operation], placeRank(depth, 'below'));
    if (components.length - depth <= 1)
      found = override(found, children[operation], placeRank(depth, 'children'));
    const component = components[depth];
    if (component === undefined)
      return override(found, exact[operation], placeRank(depth, 'exact'));
    const next = node.entries.get(component);
    node = next === undefined ? undefined : trie.nodes[next];
  }
  return found;
}

/** Deeper places have a higher rank, but for final Blocks, which stand in all places below them. */
function override(
  before: RankedVerdict,
  { decision, audit }: PlaceVerdict,
  rank: number,
): RankedVerdict {
  return {
    decision: decision ?? before.decision,
    decisionRank: decision === null ? before.decisionRank : decisionRank(decision, rank),
    audit: audit || before.audit,
    auditRank: audit > 0 ? rank : before.auditRank,
  };
}

function decisionRank({ rule, final }: PathDecision, rank: number): number {
  if (rule === 'posture') return RANK_NONE;
  return final === true ? RANK_FINAL : rank;
}
