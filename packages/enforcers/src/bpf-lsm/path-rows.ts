import { layout, type NameKeys, nameHash } from '@ringfence/kernel';
import { PATH_OPERATIONS, type PathNode, type PathSlot, type PathTrie } from '@ringfence/policy';
import { encodeDecision } from '../decision.ts';
import type { Rows } from '../rows.ts';

const { PATH_KEY, PATH_NODE } = layout;

function writeSlot(row: Buffer, decisions: number, audits: number, slot: PathSlot): void {
  for (const [index, operation] of PATH_OPERATIONS.entries()) {
    row.writeUInt32LE(encodeDecision(slot[operation].decision), decisions + 4 * index);
    row.writeUInt32LE(slot[operation].audit, audits + 4 * index);
  }
}

function writeNode(row: Buffer, node: PathNode, child: number): void {
  row.writeUInt32LE(child, PATH_NODE.child);
  row.writeUInt32LE(node.blockBelow ? layout.PATH_NODE_BLOCK_BELOW : 0, PATH_NODE.flags);
  writeSlot(row, PATH_NODE.exactDecision, PATH_NODE.exactAudit, node.exact);
  writeSlot(row, PATH_NODE.childrenDecision, PATH_NODE.childrenAudit, node.children);
  writeSlot(row, PATH_NODE.belowDecision, PATH_NODE.belowAudit, node.below);
}

/** A node's id is its position plus one, which makes the root directory ROOT_NODE. */
const nodeId = (position: number) => position + layout.ROOT_NODE;

/** The trie as rows of `path_nodes`. */
export function pathRows(trie: PathTrie, ruleSet: bigint, keys: NameKeys): Rows {
  const count = trie.nodes.length;
  const keyRows = Buffer.alloc(count * PATH_KEY.size);
  const valueRows = Buffer.alloc(count * PATH_NODE.size);
  const hashes = new Map<string, bigint>();
  const hash = (component: string) => {
    const known = hashes.get(component);
    if (known !== undefined) return known;
    const made = nameHash(Buffer.from(component), keys);
    hashes.set(component, made);
    return made;
  };
  for (const [position, node] of trie.nodes.entries()) {
    const key = position * PATH_KEY.size;
    keyRows.writeBigUInt64LE(ruleSet, key + PATH_KEY.ruleSet);
    if (node.parent >= 0) {
      keyRows.writeBigUInt64LE(BigInt(nodeId(node.parent)), key + PATH_KEY.node);
      keyRows.writeBigUInt64LE(hash(node.component), key + PATH_KEY.name);
    }
    const value = valueRows.subarray(position * PATH_NODE.size, (position + 1) * PATH_NODE.size);
    writeNode(value, node, node.entries.size > 0 ? nodeId(position) : 0);
  }
  return { map: 'path_nodes', keys: keyRows, values: valueRows, count };
}

/** What the set's name says about its paths, so that hooks without a rule cost nothing. */
export function pathBits(trie: PathTrie): bigint {
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
