import type { PolicyName, Rule } from '@ringfence/model';
import type { FieldPath } from './parse/field-path.ts';

/** A rule that belongs to no table yet. */
export type PolicyRule = Omit<Rule, 'index'>;

/** `label` values read `name=value`, `namespace` values are namespaces. */
export interface SelectorExpression {
  readonly key: 'label' | 'namespace';
  readonly operator: 'In' | 'NotIn';
  readonly values: readonly string[];
}

/** All of it must hold; empty, it selects everything that the policy's kind can select. */
export interface Selector {
  readonly matchLabels: ReadonlyMap<string, string>;
  readonly matchExpressions: readonly SelectorExpression[];
}

/** One policy as it was read: whom it selects and what it says. */
export interface Policy {
  readonly name: PolicyName;
  readonly selector: Selector;
  readonly rules: readonly PolicyRule[];
  readonly file: string;
  readonly line: number;
  /** Where it says whom it selects, or should. */
  readonly selectorAt: { readonly line: number; readonly column: number; readonly path: FieldPath };
  /** The policy's own document, as it was written. */
  readonly text: string;
}
