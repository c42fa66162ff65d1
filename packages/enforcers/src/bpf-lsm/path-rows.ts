import { layout, type NameKeys, nameHash } from '@ringfence/kernel';
import {
  type NameVerdict,
  PATH_OPERATIONS,
  type PathNode,
  type PathSlot,
  type PathTrie,
  type PathViews,
} from '@ringfence/policy';
import { encodeDecision } from '../decision.ts';
import type { Rows } from '../rows.ts';
import { viewNumber } from './view-number.ts';

const { PATH_KEY, PATH_NODE } = layout;
const EXEC = 4 * layout.PATH_EXEC;

function writeSlot(row: Buffer, decisions: number, audits: number, slot: PathSlot): void {
  for (const [index, operation] of PATH_OPERATIONS.entries()) {
    row.writeUInt32LE(encodeDecision(slot[operation].decision), decisions + 4 * index);
    row.writeUInt32LE(slot[operation].audit, audits + 4 * index);
  }
}

/** In the order of the bits that say which decisions are final. */
const REACHES = ['exact', 'children', 'below'] as const;

function nodeFlags(node: PathNode): number {
  let flags = 0;
  if (node.blockBelow) flags |= layout.PATH_NODE_BLOCK_BELOW;
  if (node.allowBelow) flags |= layout.PATH_NODE_ALLOW_BELOW;
  let bit = 1 << layout.PATH_NODE_FINAL_SHIFT;
  for (const reach of REACHES)
    for (const operation of PATH_OPERATIONS) {
      if (node[reach][operation].decision?.final === true) flags |= bit;
      bit <<= 1;
    }
  return (flags | (node.argumentList << layout.PATH_NODE_ARGUMENTS_SHIFT)) >>> 0;
}

function writeNode(row: Buffer, node: PathNode, child: number): void {
  row.writeUInt32LE(child, PATH_NODE.child);
  row.writeUInt32LE(nodeFlags(node), PATH_NODE.flags);
  writeSlot(row, PATH_NODE.exactDecision, PATH_NODE.exactAudit, node.exact);
  writeSlot(row, PATH_NODE.childrenDecision, PATH_NODE.childrenAudit, node.children);
  writeSlot(row, PATH_NODE.belowDecision, PATH_NODE.belowAudit, node.below);
}

/** The tries of all views as rows of `path_nodes`. */
export function pathRows({ views }: PathViews, ruleSet: bigint, keys: NameKeys): Rows {
  const count = views.reduce((sum, { trie, names }) => sum + trie.nodes.length + names.length, 0);
  const rows = new PathRows(count, ruleSet, keys);
  for (const { view, trie, names } of views) {
    rows.addTrie(BigInt(viewNumber(view)), trie);
    rows.addNames(BigInt(viewNumber(view)), names);
  }
  return { map: 'path_nodes', keys: rows.keys, values: rows.values, count };
}

class PathRows {
  readonly keys: Buffer;
  readonly values: Buffer;
  readonly #ruleSet: bigint;
  readonly #nameKeys: NameKeys;
  readonly #hashes = new Map<string, bigint>();
  #at = 0;
  #lastId = 0;

  constructor(count: number, ruleSet: bigint, nameKeys: NameKeys) {
    this.keys = Buffer.alloc(count * PATH_KEY.size);
    this.values = Buffer.alloc(count * PATH_NODE.size);
    this.#ruleSet = ruleSet;
    this.#nameKeys = nameKeys;
  }

  /** The root's own row first; what lies in it hangs from the view, all else from its parent's id. */
  addTrie(view: bigint, { nodes }: PathTrie): void {
    const ids: number[] = [];
    for (const [position, node] of nodes.entries()) {
      const isRoot = node.parent < 0;
      const id = !isRoot && node.entries.size > 0 ? ++this.#lastId : 0;
      ids[position] = id;
      const parent =
        node.parent === 0 ? layout.PATH_ROOT_NODE | view : BigInt(ids[node.parent] ?? 0);
      const value = isRoot ? this.#add(0n, view) : this.#add(parent, this.#hash(node.component));
      writeNode(value, node, id);
    }
  }

  addNames(view: bigint, names: readonly NameVerdict[]): void {
    for (const { name, decision, final, audit } of names) {
      const value = this.#add(layout.PATH_NAME_NODE | view, this.#hash(name));
      value.writeUInt32LE(encodeDecision(decision), PATH_NODE.exactDecision + EXEC);
      value.writeUInt32LE(audit, PATH_NODE.exactAudit + EXEC);
      value.writeUInt32LE(encodeDecision(final), PATH_NODE.belowDecision + EXEC);
    }
  }

  #add(node: bigint, name: bigint): Buffer {
    const key = this.#at * PATH_KEY.size;
    this.keys.writeBigUInt64LE(this.#ruleSet, key + PATH_KEY.ruleSet);
    this.keys.writeBigUInt64LE(node, key + PATH_KEY.node);
    this.keys.writeBigUInt64LE(name, key + PATH_KEY.name);
    const value = this.#at * PATH_NODE.size;
    this.#at++;
    return this.values.subarray(value, value + PATH_NODE.size);
  }

  #hash(component: string): bigint {
    const known = this.#hashes.get(component);
    if (known !== undefined) return known;
    const made = nameHash(Buffer.from(component), this.#nameKeys);
    this.#hashes.set(component, made);
    return made;
  }
}

/** What the set's name says about its paths, so that hooks without a rule cost nothing. */
export function pathBits({ questions, views }: PathViews): bigint {
  let bits = 0n;
  if (questions.owner) bits |= layout.RULE_SET_HAS_OWNER;
  if (questions.terminal) bits |= layout.RULE_SET_HAS_TERMINAL;
  for (const { trie, names } of views) {
    bits |= trieBits(trie);
    if (names.length > 0) bits |= layout.RULE_SET_HAS_NAME | layout.RULE_SET_HAS_EXEC;
    if (names.some(({ decision }) => decision?.action === 'Block'))
      bits |= layout.RULE_SET_HAS_EXEC_BLOCK;
  }
  return bits;
}

function trieBits(trie: PathTrie): bigint {
  let bits = 0n;
  for (const [position, node] of trie.nodes.entries()) {
    for (const slot of [node.exact, node.children, node.below]) {
      for (const operation of PATH_OPERATIONS) {
        const { decision, audit } = slot[operation];
        if (decision === null && audit === 0) continue;
        bits |= operation === 'exec' ? layout.RULE_SET_HAS_EXEC : layout.RULE_SET_HAS_FILE;
        if (decision?.action === 'Block')
          bits |=
            operation === 'exec' ? layout.RULE_SET_HAS_EXEC_BLOCK : layout.RULE_SET_HAS_FILE_BLOCK;
        if (position === 0) bits |= layout.RULE_SET_HAS_ROOT_RULE;
      }
    }
  }
  return bits;
}
