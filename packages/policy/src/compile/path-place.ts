import type { PathMatch, PathReach, Rule } from '@ringfence/model';
import { appliesTo } from '../evaluate/applicability.ts';
import { comparePrecedence } from '../evaluate/precedence.ts';
import type { ArgumentPlace } from './argument-place.ts';
import type { PathOperation } from './path-trie.ts';
import { READS, type View } from './view.ts';

/** The best rules of one slot while the trie is built. */
export interface PlaceRules {
  decision: Rule | null;
  audit: Rule | null;
}

export type SlotRules = Record<PathOperation, PlaceRules>;

/** A node while the trie is built: slots exist only where a rule fell. */
export interface PlaceNode {
  readonly component: string;
  readonly parent: number;
  readonly entries: Map<string, number>;
  readonly slots: Partial<Record<PathReach, SlotRules>>;
  arguments?: ArgumentPlace;
}

export type PathRule = Rule & { readonly match: PathMatch };

/** Puts every rule at its place; at one place the rule that comes first in precedence stays. */
export function placeRules(rules: readonly PathRule[], view: View): PlaceNode[] {
  const nodes: PlaceNode[] = [newNode('', -1)];
  for (const rule of rules) {
    const node = nodeAt(nodes, rule.match.components);
    for (const operation of touchedOperations(rule, view)) {
      const place = slotOf(node, rule.match.reach)[operation];
      const slot = rule.action === 'Audit' ? 'audit' : 'decision';
      const holder = place[slot];
      if (holder === null || comparePrecedence(rule, holder) < 0) place[slot] = rule;
    }
  }
  return nodes;
}

export function slotOf(node: PlaceNode, reach: PathReach): SlotRules {
  node.slots[reach] ??= { read: newPlace(), write: newPlace(), exec: newPlace() };
  return node.slots[reach];
}

function newPlace(): PlaceRules {
  return { decision: null, audit: null };
}

function newNode(component: string, parent: number): PlaceNode {
  return { component, parent, entries: new Map(), slots: {} };
}

export function nodeAt(nodes: PlaceNode[], components: readonly string[]): PlaceNode {
  let at = 0;
  for (const component of components) {
    const node = nodes[at] as PlaceNode;
    let next = node.entries.get(component);
    if (next === undefined) {
      next = nodes.length;
      nodes.push(newNode(component, at));
      node.entries.set(component, next);
    }
    at = next;
  }
  return nodes[at] as PlaceNode;
}

const OPERATIONS = { process: ['exec'], file: ['read', 'write'] } as const;

/** What a rule speaks of, to this view of it, whatever the arguments of an exec are. */
export function touchedOperations(rule: Rule, { owner, terminal }: View): readonly PathOperation[] {
  if (rule.allowedArgs !== undefined && rule.action === 'Allow') return [];
  const operations = OPERATIONS[rule.class === 'process' ? 'process' : 'file'];
  return operations.filter((operation) =>
    appliesTo(rule, { read: READS[operation], owner, terminal }),
  );
}
