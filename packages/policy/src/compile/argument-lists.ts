import type { ExecOperation, PathComponents, PathMatch, Rule } from '@ringfence/model';
import { appliesTo } from '../evaluate/applicability.ts';
import { comparePrecedence } from '../evaluate/precedence.ts';
import { matchesPath, matchesSource } from '../evaluate/rule-match.ts';
import { type ArgumentPlace, NO_ARGUMENT_RULES } from './argument-place.ts';
import { exclusionReason, leftOut, type RuleNote } from './exclusion.ts';
import { touchedOperations } from './path-place.ts';
import type { View } from './view.ts';

/**
 * Rules that ask for arguments. What a program was given is known only once it is loaded: such rules
 * are asked then, in order, and the first that speaks decides before what its place says.
 */
export interface ArgumentRule {
  readonly rule: number;
  readonly action: Rule['action'];
  /** Allow speaks where all arguments are among these; Block and Audit where some is not. */
  readonly allowed: readonly string[];
}

export type ArgumentList = readonly ArgumentRule[];

/** So many are asked of one program at most. */
export const MAX_ARGUMENT_RULES = 8;

type AskingRule = Rule & { readonly match: PathMatch; readonly allowedArgs: readonly string[] };

function asks(rule: Rule): rule is AskingRule {
  return rule.allowedArgs !== undefined && rule.match.type === 'path';
}

const keyOf = (components: PathComponents) => components.join('/');

/** Rules that find no room among those that are asked of the same program. */
export function crowdedArguments(rules: readonly Rule[]): readonly RuleNote[] {
  const byProgram = Map.groupBy(rules.filter(asks), ({ match }) => keyOf(match.components));
  return [...byProgram].flatMap(([program, own]) =>
    own
      .toSorted(comparePrecedence)
      .slice(MAX_ARGUMENT_RULES)
      .map((rule) => ({
        index: rule.index,
        reason: leftOut(
          rule,
          `/${program} has ${MAX_ARGUMENT_RULES} rules with allowedArgs before it`,
        ),
      })),
  );
}

/** The lists of a set, each once, and where they stand. */
export class ArgumentLists {
  readonly #programs: readonly PathComponents[];
  readonly #numbers = new Map<string, number>([['', NO_ARGUMENT_RULES]]);
  /** From `NO_ARGUMENT_RULES` on. */
  readonly lists: ArgumentList[] = [[]];

  constructor(rules: readonly Rule[]) {
    const programs = rules.filter(asks).map(({ match }) => match.components);
    this.#programs = [...new Map(programs.map((each) => [keyOf(each), each])).values()];
  }

  /** Of every program, also where no rule that this view sees asks: it must find that out by itself. */
  placesOf(view: View, rules: readonly Rule[]): readonly ArgumentPlace[] {
    if (this.#programs.length === 0) return [];
    // By path where they are about one: set against each program, 10,000 rules would take seconds.
    const [exact, others] = partition(rules);
    const byPath = Map.groupBy(exact, ({ match }) => keyOf(match.components));
    return this.#programs.map((components) => {
      const here = [
        ...(byPath.get(keyOf(components)) ?? []),
        ...others.filter((rule) => matchesPath(rule, components)),
      ];
      const list = listOf(here, view);
      return {
        components,
        list: this.#numberOf(list),
        blocks: list.some(({ action }) => action === 'Block'),
        allows: list.some(({ action }) => action === 'Allow'),
      };
    });
  }

  #numberOf(list: ArgumentList): number {
    const key = list.map(({ rule }) => rule).join();
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.lists.push(list);
    this.#numbers.set(key, number);
    return number;
  }
}

/** Is it known only when the program is loaded what comes of it? */
export function awaitsArguments(rules: readonly Rule[], operation: ExecOperation): boolean {
  const { path, source, owner, terminal = false } = operation;
  const here = rules.filter(
    (rule) =>
      rule.class === 'process' &&
      exclusionReason(rule) === null &&
      matchesPath(rule, path) &&
      matchesSource(rule, source),
  );
  return listOf(here, { source: 0, owner, terminal }).length > 0;
}

/** Of the rules about one program: who asks before whatever decides, or alerts, without asking. */
function listOf(rules: readonly Rule[], view: View): ArgumentList {
  const here = rules.toSorted(comparePrecedence);
  const plain = here.filter((rule) => touchedOperations(rule, view).includes('exec'));
  const decides = plain.find(({ action }) => action !== 'Audit');
  const audits = plain.find(({ action }) => action === 'Audit');
  return here.flatMap((rule) => {
    const other = rule.action === 'Audit' ? audits : decides;
    const isAsked = asks(rule) && dependsOnArguments(rule, view);
    return isAsked && (other === undefined || comparePrecedence(rule, other) < 0)
      ? [{ rule: rule.index, action: rule.action, allowed: rule.allowedArgs }]
      : [];
  });
}

type ExactRule = Rule & { readonly match: PathMatch };

/** Process rules about one path each, and the others. */
function partition(rules: readonly Rule[]): [readonly ExactRule[], readonly Rule[]] {
  const process = rules.filter((rule) => rule.class === 'process');
  const isExact = (rule: Rule): rule is ExactRule =>
    rule.match.type === 'path' && rule.match.reach === 'exact';
  return [process.filter(isExact), process.filter((rule) => !isExact(rule))];
}

/** Does what this view asks otherwise leave it to the arguments? */
function dependsOnArguments(rule: Rule, { owner, terminal }: View): boolean {
  const { allowedArgs, ...other } = rule;
  return (
    allowedArgs !== undefined &&
    appliesTo({ ...other, action: 'Allow' }, { read: true, owner, terminal })
  );
}
