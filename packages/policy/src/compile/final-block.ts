import type { PathReach, Rule } from '@ringfence/model';
import { type PlaceNode, slotOf } from './path-place.ts';
import { PATH_OPERATIONS, type PathOperation } from './path-trie.ts';

/** The final Block, if any, over a node itself, its direct entries, and everything below it. */
interface FinalCover {
  readonly itself: Rule | null;
  readonly children: Rule | null;
  readonly below: Rule | null;
}

const UNCOVERED: FinalCover = { itself: null, children: null, below: null };

/**
 * Writes final Blocks over whatever narrower rules stand under them, so that the walk, which
 * knows no finality, never meets an Allow that a final Block forbids. Nodes come parents first.
 */
export function imposeFinalBlocks(nodes: readonly PlaceNode[]): void {
  for (const operation of PATH_OPERATIONS) {
    const covers: FinalCover[] = [];
    for (const node of nodes) {
      const above = covers[node.parent] ?? UNCOVERED;
      const cover = coverOf(node, operation, above);
      covers.push(cover);
      impose(node, operation, cover);
    }
  }
}

function coverOf(node: PlaceNode, operation: PathOperation, above: FinalCover): FinalCover {
  const exact = finalAt(node, 'exact', operation);
  const children = finalAt(node, 'children', operation);
  const below = finalAt(node, 'below', operation);
  return {
    itself: exact ?? children ?? below ?? above.children,
    children: children ?? below ?? above.below,
    below: below ?? above.below,
  };
}

function finalAt(node: PlaceNode, reach: PathReach, operation: PathOperation): Rule | null {
  const decision = node.slots[reach]?.[operation].decision ?? null;
  return decision?.final === true ? decision : null;
}

function impose(node: PlaceNode, operation: PathOperation, cover: FinalCover): void {
  const overridable = (reach: PathReach) =>
    node.slots[reach]?.[operation].decision?.final === false;
  const write = (reach: PathReach, rule: Rule | null) => {
    if (rule !== null) slotOf(node, reach)[operation].decision = rule;
  };
  const anyOverridable = overridable('exact') || overridable('children') || overridable('below');
  if (!anyOverridable) return;
  if (overridable('children')) write('children', cover.children);
  if (overridable('below')) write('below', cover.below);
  write('exact', cover.itself);
}
