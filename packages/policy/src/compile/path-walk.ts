import type { PathComponents } from '@ringfence/model';
import { NO_VERDICT, type PathOperation, type PathTrie, type PlaceVerdict } from './path-trie.ts';
import type { PathView, PathViews } from './path-views.ts';
import type { View } from './view.ts';

/** What the views of a set say of one path, found as the kernel finds it. */
export function walkViews(
  { questions, views }: PathViews,
  { source, owner, terminal }: View,
  components: PathComponents,
  operation: PathOperation,
): PlaceVerdict {
  const asked = { owner: owner && questions.owner, terminal: terminal && questions.terminal };
  const viewAt = (wanted: number) =>
    views.find(
      ({ view }) =>
        view.source === wanted && view.owner === asked.owner && view.terminal === asked.terminal,
    );
  const general = walkView(viewAt(0), components, operation);
  return source === 0
    ? general
    : override(general, walkView(viewAt(source), components, operation));
}

function walkView(
  view: PathView | undefined,
  components: PathComponents,
  operation: PathOperation,
): PlaceVerdict {
  if (view === undefined) return NO_VERDICT;
  const found = walk(view.trie, components, operation);
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
function walk(trie: PathTrie, components: PathComponents, operation: PathOperation): PlaceVerdict {
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
