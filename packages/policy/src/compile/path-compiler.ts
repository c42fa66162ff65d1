import type { PathReach, PostureAction } from '@ringfence/model';
import type { ArgumentPlace } from './argument-place.ts';
import { imposeFinalBlocks } from './final-block.ts';
import {
  nodeAt,
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

import type { View } from './view.ts';

const REACHES: readonly PathReach[] = ['exact', 'children', 'below'];

/** What stands below the root where no rule does. */
export interface PathPosture {
  readonly file: PostureAction | null;
  readonly exec: PostureAction | null;
}

/** The trie of what these rules say to one view of them. */
export function compilePaths(
  rules: readonly PathRule[],
  view: View,
  posture: PathPosture,
  argumentPlaces: readonly ArgumentPlace[],
): PathTrie {
  const nodes = placeRules(rules, view);
  for (const place of argumentPlaces) nodeAt(nodes, place.components).arguments = place;
  imposeFinalBlocks(nodes);
  const blockBelow = markBelow(nodes, 'Block');
  const allowBelow = markBelow(nodes, 'Allow');
  const trie = nodes.map((node, at) =>
    toPathNode(node, blockBelow[at] === true, allowBelow[at] === true),
  );
  const [root] = trie;
  if (root !== undefined) trie[0] = { ...root, below: withPosture(root.below, posture) };
  return { nodes: markPosture(trie) };
}

/** Everything lies below the root, and everything else is deeper: it decides where nothing does. */
function withPosture(slot: PathSlot, { file, exec }: PathPosture): PathSlot {
  const fill = (place: PlaceVerdict, action: PostureAction | null): PlaceVerdict =>
    place.decision !== null || action === null
      ? place
      : { ...place, decision: { rule: 'posture', action } };
  return {
    read: fill(slot.read, file),
    write: fill(slot.write, file),
    exec: fill(slot.exec, exec),
  };
}

const FILE_OPERATIONS = ['read', 'write'] as const;

/**
 * A folder is also held in place where what lies below it falls to a file posture that blocks: the
 * move would take it to where it is allowed.
 */
function markPosture(nodes: readonly PathNode[]): readonly PathNode[] {
  const exposed: Record<(typeof FILE_OPERATIONS)[number], boolean>[] = [];
  return nodes.map((node) => {
    const isExposed = (operation: (typeof FILE_OPERATIONS)[number]) => {
      const { decision } = node.below[operation];
      if (decision === null) return exposed[node.parent]?.[operation] === true;
      return decision.rule === 'posture' && decision.action === 'Block';
    };
    const own = { read: isExposed('read'), write: isExposed('write') };
    exposed.push(own);
    return own.read || own.write ? { ...node, blockBelow: true } : node;
  });
}

/** Children come after their parents, so one pass from the end carries every mark to the root. */
function markBelow(nodes: readonly PlaceNode[], action: 'Allow' | 'Block'): boolean[] {
  const marks = nodes.map((node) => holds(node, action));
  for (let at = nodes.length - 1; at > 0; at--) {
    const parent = nodes[at]?.parent;
    if (marks[at] === true && parent !== undefined) marks[parent] = true;
  }
  return marks;
}

function holds(node: PlaceNode, action: 'Allow' | 'Block'): boolean {
  if (action === 'Block' ? node.arguments?.blocks : node.arguments?.allows) return true;
  return REACHES.some((reach) =>
    PATH_OPERATIONS.some((operation) => node.slots[reach]?.[operation].decision?.action === action),
  );
}

function toPathNode(node: PlaceNode, blockBelow: boolean, allowBelow: boolean): PathNode {
  return {
    component: node.component,
    parent: node.parent,
    entries: node.entries,
    exact: toSlot(node.slots.exact),
    children: toSlot(node.slots.children),
    below: toSlot(node.slots.below),
    blockBelow,
    allowBelow,
    argumentList: node.arguments?.list ?? 0,
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
          ...(decision.final && { final: true as const }),
        } as const);
  return { decision: winner, audit: audit?.index ?? 0 };
}
