import type { Policy } from '../policy.ts';

/** A label and its value, or a namespace under a key that no label has. */
interface Fact {
  readonly key: string;
  readonly value: string;
}

/** What a workload must and must not be to be selected. */
export interface Demand {
  /** Each must hold. */
  readonly all: readonly Fact[];
  /** Of each list one must hold. */
  readonly anyOf: readonly (readonly Fact[])[];
  /** None may hold. */
  readonly none: readonly Fact[];
}

const NAMESPACE = '\0namespace';
const CONTAINER_NAME = 'kubearmor.io/container.name';
/** Not a namespace but a word for all containers outside pods. */
const ANY_NAMESPACE = 'container_namespace';
/** Their values may be lists and patterns, which are not weighed against each other here. */
const HOST_NAME = /^kube(?:armor|rnetes)\.io\/hostname(?:reg)?$/;
/** Choices that are tried before a demand is taken to be satisfiable. */
const MAX_TRIES = 5000;

/** The demand of a policy's selector and kind. */
export function demandOf({ name, selector }: Policy): Demand {
  const all: Fact[] = [];
  const anyOf: (readonly Fact[])[] = [];
  const none: Fact[] = [];
  if (name.namespace !== '' && name.namespace !== ANY_NAMESPACE)
    all.push({ key: NAMESPACE, value: name.namespace });
  for (const [key, value] of selector.matchLabels) {
    if (HOST_NAME.test(key)) continue;
    if (key === CONTAINER_NAME) anyOf.push(...containerNames(value));
    else all.push({ key, value });
  }
  for (const { key, operator, values } of selector.matchExpressions) {
    const facts = values.map((text) => factOf(key, text));
    if (facts.some((fact) => fact.key === NAMESPACE && fact.value === ANY_NAMESPACE)) continue;
    if (operator === 'In') anyOf.push(facts);
    else none.push(...facts);
  }
  return { all, anyOf, none };
}

function containerNames(text: string): readonly (readonly Fact[])[] {
  const names = text.replace(/^\s*\[|\]\s*$/g, '').split(',');
  const facts = names
    .map((each) => ({ key: CONTAINER_NAME, value: each.trim() }))
    .filter(({ value }) => value !== '');
  return facts.length === 0 ? [] : [facts];
}

function factOf(key: 'label' | 'namespace', text: string): Fact {
  if (key === 'namespace') return { key: NAMESPACE, value: text };
  const equals = text.indexOf('=');
  return { key: text.slice(0, equals), value: text.slice(equals + 1) };
}

/** Both at once. */
export function bothOf(one: Demand, other: Demand): Demand {
  return {
    all: [...one.all, ...other.all],
    anyOf: [...one.anyOf, ...other.anyOf],
    none: [...one.none, ...other.none],
  };
}

/** Can any workload be like that? Each label has one value. */
export function isSatisfiable({ all, anyOf, none }: Demand): boolean {
  const facts = new Map<string, string>();
  for (const fact of all) if (!assume(fact, facts, none)) return false;
  let tries = 0;
  const satisfied = (at: number): boolean => {
    const choices = anyOf[at];
    if (choices === undefined || ++tries > MAX_TRIES) return true;
    return choices.some((fact) => {
      const isNew = !facts.has(fact.key);
      if (!assume(fact, facts, none)) return false;
      if (satisfied(at + 1)) return true;
      if (isNew) facts.delete(fact.key);
      return false;
    });
  };
  return satisfied(0);
}

function assume(fact: Fact, facts: Map<string, string>, none: readonly Fact[]): boolean {
  const known = facts.get(fact.key);
  if (known !== undefined) return known === fact.value;
  if (none.some(({ key, value }) => key === fact.key && value === fact.value)) return false;
  facts.set(fact.key, fact.value);
  return true;
}
