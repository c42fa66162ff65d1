import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Node,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { FieldPath } from './field-path.ts';
import type { Problem } from './policy-error.ts';
import { MAX_NESTING } from './yaml-stream.ts';

/** How many values a file may hold, those that its aliases repeat included. */
const MAX_VALUES = 100_000;

/** What is left of them while the documents of one file are read. */
export class ValueBudget {
  left = MAX_VALUES;
}

export interface YamlProblem {
  readonly problem: Problem;
  readonly path: FieldPath;
  readonly offset: number;
}

/** A document as plain values, with the way back to the text. */
export interface YamlValue {
  /** Maps have no prototype, so that no key means anything but itself. */
  readonly value: unknown;
  readonly problems: readonly YamlProblem[];
  /** Offset of the value at a path, or of the nearest thing around it. */
  offsetOf(path: FieldPath): number;
  /** Offset of the key that the path ends in. */
  offsetOfKey(path: FieldPath): number;
}

type Values = Record<string, unknown>;

/** A document as values: aliases followed and bounded, doubled and odd keys refused. */
export function toYamlValue(document: Document.Parsed, budget: ValueBudget): YamlValue {
  const conversion = new Conversion(budget);
  const value = conversion.convert(document.contents, []);
  const find = (path: FieldPath) => conversion.find(document.contents, path);
  return {
    value,
    problems: conversion.problems,
    offsetOf: (path) => find(path).value,
    offsetOfKey: (path) => find(path).key,
  };
}

/** One document's anchors and counts while it is walked. */
class Conversion {
  readonly problems: YamlProblem[] = [];
  readonly #anchors = new Map<string, Node>();
  /** What an alias stood for when it was met: a later anchor may have the same name. */
  readonly #targets = new Map<Node, Node>();
  readonly #budget: ValueBudget;
  #exhausted = false;

  constructor(budget: ValueBudget) {
    this.#budget = budget;
  }

  convert(node: unknown, path: FieldPath): unknown {
    if (!isNode(node) || this.#exhausted) return null;
    if (--this.#budget.left < 0 || path.length > MAX_NESTING) {
      this.#exhausted = true;
      this.#report(
        'limit',
        node,
        path,
        'aliases make the file too large, or this too deep',
        'write out less',
      );
      return null;
    }
    if (isAlias(node)) {
      const target = this.#targets.get(node) ?? this.#anchors.get(node.source);
      if (target === undefined) {
        this.#report(
          'syntax',
          node,
          path,
          `no anchor &${node.source} stands before this alias`,
          '',
        );
        return null;
      }
      this.#targets.set(node, target);
      return this.convert(target, path);
    }
    if (node.anchor !== undefined) this.#anchors.set(node.anchor, node);
    if (isMap(node)) return this.#convertMap(node, path);
    if (isSeq(node)) return this.#convertSequence(node, path);
    return isScalar(node) ? node.value : null;
  }

  #convertMap(map: YAMLMap, path: FieldPath): Values {
    const values: Values = Object.create(null);
    for (const { key, value } of map.items) {
      if (!isScalar(key) || typeof key.value === 'symbol' || typeof key.value === 'object') {
        const at = isNode(key) ? key : map;
        this.#report('unsupportedYaml', at, path, 'this key is not plain text', 'use a name');
        continue;
      }
      const name = keyText(key);
      const inner = [...path, name];
      if (Object.hasOwn(values, name))
        this.#report('duplicateKey', key, inner, `${name} is given twice`, 'keep one of them');
      else values[name] = this.convert(value, inner);
    }
    return values;
  }

  #convertSequence(sequence: YAMLSeq, path: FieldPath): unknown[] {
    return sequence.items.map((item, at) => this.convert(item, [...path, at]));
  }

  #report(kind: Problem['kind'], node: Node, path: FieldPath, message: string, mend: string): void {
    this.problems.push({ problem: { kind, message, mend }, path, offset: startOf(node) });
  }

  find(top: unknown, path: FieldPath): { key: number; value: number } {
    let node = this.#followed(top);
    let offsets = { key: startOf(top), value: startOf(top) };
    for (const segment of path) {
      if (typeof segment === 'number' && isSeq(node)) {
        const item = node.items[segment];
        offsets = { key: startOf(item), value: startOf(item) };
        node = this.#followed(item);
      } else if (isMap(node)) {
        const pair = node.items.find(({ key }) => isScalar(key) && keyText(key) === segment);
        if (pair === undefined) return offsets;
        const value = isNode(pair.value) ? pair.value : pair.key;
        offsets = { key: startOf(pair.key), value: startOf(value) };
        node = this.#followed(pair.value);
      } else return offsets;
    }
    return offsets;
  }

  #followed(node: unknown): unknown {
    let target = node;
    while (isAlias(target)) target = this.#targets.get(target);
    return target;
  }
}

function keyText(key: Scalar): string {
  return String(key.value);
}

function startOf(node: unknown): number {
  return isNode(node) ? (node.range?.[0] ?? 0) : 0;
}
