import type { PathComponents } from '@ringfence/model';
import { NO_VERDICT, type PathOperation, type PathTrie, type PlaceVerdict } from './path-trie.ts';

/**
 * Decision and audit for a path, found as the kernel finds them: from the root to the leaf, each
 * deeper place overriding what stood before. Directories above the parent speak through `below`,
 * the parent through `below` and then `children`, the target itself through `below`, `children`
 * and then `exact`.
 */
export function walk(
  trie: PathTrie,
  components: PathComponents,
  operation: PathOperation,
): PlaceVerdict {
  let found = NO_VERDICT;
  let node = trie.nodes[0];
  for (let depth = 0; node !== undefined; depth++) {
    found = override(found, node.below[operation]);
    if (components.length - depth <= 1) found = override(found, node.children[operation]);
    const component = components[depth];
    if (component === undefined) return override(found, node.exact[operation]);
    const next = node.entries.get(component);
    node = next === undefined ? undefined : trie.nodes[next];
  }
  return found;
}

function override(before: PlaceVerdict, place: PlaceVerdict): PlaceVerdict {
  if (place.decision === null && place.audit === 0) return before;
  return { decision: place.decision ?? before.decision, audit: place.audit || before.audit };
}
