import type { NameMatch, Rule } from '@ringfence/model';
import { appliesTo } from '../evaluate/applicability.ts';
import { comparePrecedence } from '../evaluate/precedence.ts';
import type { PathDecision } from './path-trie.ts';
import type { View } from './view.ts';

/** What rules by name alone say of running any program of this name. */
export interface NameVerdict {
  readonly name: string;
  /** Decides where no path does. */
  readonly decision: PathDecision | null;
  /** A final Block, which decides whatever a path says; of two final ones it is the one named. */
  readonly final: PathDecision | null;
  /** Index of the Audit rule that alerts where no path has one; 0 where none does. */
  readonly audit: number;
}

/** One line for each name. */
export function compileNames(
  rules: readonly (Rule & { readonly match: NameMatch })[],
  { owner, terminal }: View,
): readonly NameVerdict[] {
  const speaking = rules
    .filter((rule) => appliesTo(rule, { read: true, owner, terminal }))
    .toSorted(comparePrecedence);
  const byName = Map.groupBy(speaking, ({ match }) => match.name);
  return [...byName].map(([name, own]) => {
    const decision = own.find(({ action }) => action !== 'Audit');
    const compiled = decision === undefined ? null : toDecision(decision);
    return {
      name,
      decision: compiled,
      final: decision?.final === true ? compiled : null,
      audit: own.find(({ action }) => action === 'Audit')?.index ?? 0,
    };
  });
}

function toDecision({ index, action }: Rule): PathDecision {
  return { rule: index, action: action === 'Block' ? 'Block' : 'Allow' };
}
