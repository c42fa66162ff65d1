import type { PathReach } from '@ringfence/model';
import { imposeFinalBlocks } from './final-block.ts';
import {
  type PathRule,
  type PlaceNode,
  type PlaceRules,
  placeRules,
  type SlotRules,
} from './path-place.ts';
import {
  EMPTY_SLOT,
  NO_VERDICT,
  PATH_OPERATIONS,
  type PathNode,
  type PathSlot,
  type PathTrie,
  type PlaceVerdict,
} from './path-trie.ts';

const REACHES: readonly PathReach[] = ['exact', 'children', 'below'];

/** The trie of these rules, which have neither sources nor ownerOnly. */
export function compilePaths(rules: readonly PathRule[]): PathTrie {
  const nodes = placeRules(rules);
  imposeFinalBlocks(nodes);
  const blockBelow = markBlocks(nodes);
  return { nodes: nodes.map((node, at) => toPathNode(node, blockBelow[at] === true)) };
}

/** Children come after their parents, so one pass from the end carries every mark to the root. */
function markBlocks(nodes: readonly PlaceNode[]): boolean[] {
  const marks = nodes.map(holdsBlock);
  for (let at = nodes.length - 1; at > 0; at--) {
    const parent = nodes[at]?.parent;
    if (marks[at] === true && parent !== undefined) marks[parent] = true;
  }
  return marks;
}

function holdsBlock(node: PlaceNode): boolean {
  return REACHES.some((reach) =>
    PATH_OPERATIONS.some(
      (operation) => node.slots[reach]?.[operation].decision?.action === 'Block',
    ),
  );
}

function toPathNode(node: PlaceNode, blockBelow: boolean): PathNode {
  return {
    component: node.component,
    parent: node.parent,
    entries: node.entries,
    exact: toSlot(node.slots.exact),
    children: toSlot(node.slots.children),
    below: toSlot(node.slots.below),
    blockBelow,
  };
}

function toSlot(slot: SlotRules | undefined): PathSlot {
  if (slot === undefined) return EMPTY_SLOT;
  return {
    read: toVerdict(slot.read),
    write: toVerdict(slot.write),
    exec: toVerdict(slot.exec),
  };
}

function toVerdict({ decision, audit }: PlaceRules): PlaceVerdict {
  if (decision === null && audit === null) return NO_VERDICT;
  const winner =
    decision === null
      ? null
      : ({
          rule: decision.index,
          action: decision.action === 'Block' ? 'Block' : 'Allow',
        } as const);
  return { decision: winner, audit: audit?.index ?? 0 };
}
