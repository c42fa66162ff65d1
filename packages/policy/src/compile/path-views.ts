import type { NameMatch, PathMatch, PatternMatch, Rule } from '@ringfence/model';
import { comparePrecedence } from '../evaluate/precedence.ts';
import { type ArgumentList, ArgumentLists } from './argument-lists.ts';
import type { ArgumentPlace } from './argument-place.ts';
import { compileNames, type NameVerdict } from './name-compiler.ts';
import { compilePaths, type PathPosture } from './path-compiler.ts';
import type { PathTrie } from './path-trie.ts';
import type { PatternAutomaton } from './pattern-automaton.ts';
import type { CompiledPatterns } from './pattern-compiler.ts';
import { type PatternVerdict, patternVerdicts } from './pattern-verdicts.ts';
import {
  bySource,
  type Questions,
  questionsOf,
  type SourcePaths,
  type View,
  viewsOf,
} from './view.ts';

export type PathRule = Rule & { readonly match: PathMatch | NameMatch | PatternMatch };

/** What rules say to one view of them. */
export interface PathView {
  readonly view: View;
  readonly trie: PathTrie;
  readonly names: readonly NameVerdict[];
  /** By the labels of the automaton. */
  readonly patterns: readonly PatternVerdict[];
}

export interface PathViews {
  readonly questions: Questions;
  readonly views: readonly PathView[];
  /** What rules ask of arguments, the lists of all views, from `NO_ARGUMENT_RULES` on. */
  readonly argumentLists: readonly ArgumentList[];
  /** Runs the patterns of all views; null where there are none. */
  readonly automaton: PatternAutomaton | null;
}

/** The rules without a source, and those of each source apart: what these decide comes first. */
export function compileViews(
  rules: readonly PathRule[],
  sources: SourcePaths,
  posture: PathPosture,
  patterns: CompiledPatterns,
): PathViews {
  const questions = questionsOf(rules);
  const { general, own } = bySource(rules, sources);
  const lists = new ArgumentLists(rules);
  const views = [
    ...viewsOf(0, questions).map((view) =>
      compileView(view, general, posture, patterns, lists.placesOf(view, general)),
    ),
    ...own.flatMap(([source, list]) => {
      const ordered = list.toSorted(comparePrecedence);
      const all = [...new Set([...list, ...general])];
      return viewsOf(source, questions).map((view) =>
        compileView(view, ordered, NO_POSTURE, patterns, lists.placesOf(view, all)),
      );
    }),
  ];
  return { automaton: patterns.automaton, questions, views, argumentLists: lists.lists };
}

const NO_POSTURE: PathPosture = { file: null, exec: null };

function compileView(
  view: View,
  rules: readonly PathRule[],
  posture: PathPosture,
  { automaton, numbers }: CompiledPatterns,
  argumentPlaces: readonly ArgumentPlace[],
): PathView {
  const deniesFiles = posture.file === 'Block';
  return {
    view,
    patterns:
      automaton === null ? [] : patternVerdicts(automaton, numbers, { view, rules, deniesFiles }),
    trie: compilePaths(
      rules.filter((rule) => rule.match.type === 'path') as (Rule & { match: PathMatch })[],
      view,
      posture,
      argumentPlaces,
    ),
    names: compileNames(
      rules.filter((rule) => rule.match.type === 'name') as (Rule & { match: NameMatch })[],
      view,
    ),
  };
}
