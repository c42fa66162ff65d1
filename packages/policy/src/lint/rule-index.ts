import type { Rule } from '@ringfence/model';
import { formatCidr, parsedCidr, prefixOf } from '../evaluate/cidr.ts';
import type { PlacedRule } from './placed-rule.ts';
import { literalComponents } from './rule-cover.ts';

/** Rules by the place they are about, so that not every one is held against every other. */
export class RuleIndex {
  readonly #rules = new Map<string, PlacedRule[]>();
  readonly #prefixLengths = new Set<number>();

  constructor(rules: readonly PlacedRule[]) {
    for (const placed of rules) {
      const { match } = placed.rule;
      if (match.type === 'network') this.#prefixLengths.add(parsedCidr(match).prefixLength);
      const key = placeKey(placed.rule);
      const there = this.#rules.get(key);
      if (there === undefined) this.#rules.set(key, [placed]);
      else there.push(placed);
    }
  }

  /** Every rule that can be about all that this rule is about, itself among them. */
  *around(rule: Rule): Generator<PlacedRule> {
    for (const key of this.#keysAround(rule)) yield* this.#rules.get(key) ?? [];
  }

  *#keysAround(rule: Rule): Generator<string> {
    const { match } = rule;
    if (match.type === 'network') {
      const cidr = parsedCidr(match);
      for (const length of this.#prefixLengths)
        if (length <= cidr.prefixLength)
          yield `${match.direction} ${formatCidr(prefixOf(cidr, length))}`;
      return;
    }
    if (match.type === 'name') {
      yield placeKey(rule);
      yield pathKey(rule, []);
      return;
    }
    if (match.type === 'socket') {
      yield placeKey(rule);
      if (match.protocol !== 'all') yield socketKey('all');
      return;
    }
    if (match.type !== 'path' && match.type !== 'pattern') {
      yield placeKey(rule);
      return;
    }
    const components = match.type === 'path' ? match.components : literalComponents(match);
    for (let length = 0; length <= components.length; length++)
      yield pathKey(rule, components.slice(0, length));
    const last = components.at(-1);
    if (match.type === 'path' && last !== undefined) yield nameKey(rule, last);
  }
}

function placeKey(rule: Rule): string {
  const { match } = rule;
  switch (match.type) {
    case 'path':
      return pathKey(rule, match.components);
    case 'pattern':
      return pathKey(rule, literalComponents(match));
    case 'name':
      return nameKey(rule, match.name);
    case 'network':
      return `${match.direction} ${formatCidr(parsedCidr(match))}`;
    case 'socket':
      return socketKey(match.protocol);
    default:
      return JSON.stringify(match);
  }
}

function pathKey(rule: Rule, components: readonly string[]): string {
  return `${rule.class} /${components.join('/')}`;
}

function socketKey(protocol: string): string {
  return `socket ${protocol}`;
}

function nameKey(rule: Rule, name: string): string {
  return `${rule.class} name ${name}`;
}
