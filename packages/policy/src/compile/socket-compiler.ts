import type { PostureAction, Rule, SocketMatch } from '@ringfence/model';
import { comparePrecedence } from '../evaluate/precedence.ts';
import { matchesSocket, SOCKET_NATURES } from '../evaluate/socket-match.ts';
import type { PlaceVerdict } from './path-trie.ts';

export type SocketRule = Rule & { readonly match: SocketMatch };

/** One verdict for every nature that a socket can have; empty where nothing speaks of sockets. */
export function compileSockets(
  rules: readonly SocketRule[],
  posture: PostureAction | null = null,
): readonly PlaceVerdict[] {
  if (rules.length === 0 && posture === null) return [];
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
