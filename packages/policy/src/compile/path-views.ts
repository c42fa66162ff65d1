import type { NameMatch, PathMatch, Rule } from '@ringfence/model';
import { comparePrecedence } from '../evaluate/precedence.ts';
import { compileNames, type NameVerdict } from './name-compiler.ts';
import { compilePaths, type PathPosture } from './path-compiler.ts';
import type { PathTrie } from './path-trie.ts';
import {
  type Questions,
  questionsOf,
  type SourcePaths,
  sourceClasses,
  type View,
  viewsOf,
} from './view.ts';

export type PathRule = Rule & { readonly match: PathMatch | NameMatch };

/** What rules say to one view of them. */
export interface PathView {
  readonly view: View;
  readonly trie: PathTrie;
  readonly names: readonly NameVerdict[];
}

export interface PathViews {
  readonly questions: Questions;
  readonly views: readonly PathView[];
}

/**
 * The rules without a source, for everyone, and those of each source apart: what they decide comes
 * first. Final Blocks stand among the latter too, since no source is excepted from them.
 */
export function compileViews(
  rules: readonly PathRule[],
  sources: SourcePaths,
  posture: PathPosture,
): PathViews {
  const questions = questionsOf(rules);
  const classesOf = sourceClasses(sources);
  const general = rules.filter((rule) => rule.sources.length === 0);
  const final = general.filter((rule) => rule.final);
  const own = new Map<number, PathRule[]>();
  for (const rule of rules)
    for (const source of new Set(classesOf(rule))) {
      const list = own.get(source);
      if (list === undefined) own.set(source, [rule]);
      else list.push(rule);
    }
  return {
    questions,
    views: [
      ...viewsOf(0, questions).map((view) => compileView(view, general, posture)),
      ...[...own].flatMap(([source, list]) =>
        viewsOf(source, questions).map((view) =>
          compileView(view, [...list, ...final].sort(comparePrecedence), {
            file: null,
            exec: null,
          }),
        ),
      ),
    ],
  };
}

function compileView(view: View, rules: readonly PathRule[], posture: PathPosture): PathView {
  return {
    view,
    trie: compilePaths(
      rules.filter((rule) => rule.match.type === 'path') as (Rule & { match: PathMatch })[],
      view,
      posture,
    ),
    names: compileNames(
      rules.filter((rule) => rule.match.type === 'name') as (Rule & { match: NameMatch })[],
      view,
    ),
  };
}
