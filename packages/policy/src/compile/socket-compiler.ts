import type { PostureAction, Rule, SocketMatch } from '@ringfence/model';
import { comparePrecedence } from '../evaluate/precedence.ts';
import { matchesSocket, SOCKET_NATURES } from '../evaluate/socket-match.ts';
import type { PlaceVerdict } from './path-trie.ts';
import { bySource, type SourcePaths } from './view.ts';

export type SocketRule = Rule & { readonly match: SocketMatch };

/** One verdict for every nature that a socket can have. */
export interface SocketVerdicts {
  /** Class of the program that makes it; 0: what is said of every program. */
  readonly source: number;
  readonly verdicts: readonly PlaceVerdict[];
}

/** For every program, and first for each that rules name; empty where nothing speaks of sockets. */
export function compileSockets(
  rules: readonly SocketRule[],
  sources: SourcePaths,
  posture: PostureAction | null = null,
): readonly SocketVerdicts[] {
  const { general, own } = bySource(rules, sources);
  const named = own.map(([source, list]) => ({ source, verdicts: verdictsOf(list, null) }));
  if (general.length === 0 && posture === null) return named;
  return [{ source: 0, verdicts: verdictsOf(general, posture) }, ...named];
}

function verdictsOf(
  rules: readonly SocketRule[],
  posture: PostureAction | null,
): readonly PlaceVerdict[] {
  const ordered = rules.toSorted(comparePrecedence);
  return SOCKET_NATURES.map((nature) => {
    const own = ordered.filter(({ match }) => matchesSocket(match, nature));
    const decision = own.find(({ action }) => action !== 'Audit');
    return {
      decision: decision
        ? { rule: decision.index, action: decision.action === 'Block' ? 'Block' : 'Allow' }
        : posture && { rule: 'posture', action: posture },
      audit: own.find(({ action }) => action === 'Audit')?.index ?? 0,
    };
  });
}
