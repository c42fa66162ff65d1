import type { Action, PolicyName, RuleClass, RuleState } from './rule.ts';

/** One thing that is wrong in a policy's text, and how to mend it. */
export interface PolicyProblem {
  readonly severity: 'error' | 'warning';
  /** Stable, as in `RF-POLICY-003`. */
  readonly code: string;
  readonly message: string;
  /** What to write instead; may be empty. */
  readonly mend: string;
  /** From 1, in the text that was given; 0 when the problem has no place in it. */
  readonly line: number;
  readonly column: number;
  /** Characters from there that are meant; 0 when unknown. */
  readonly length: number;
  /** The field, as in `spec.file.matchPaths[0].path`; empty for a document as a whole. */
  readonly path: string;
}

/** A workload that a policy selects. */
export interface PolicyWorkload {
  readonly id: string;
  readonly name: string;
  readonly namespace: string;
}

/** What became of a rule, for the workloads of which it is true. */
export interface RuleStanding {
  readonly state: RuleState;
  /** Why, where the state is less than the text asks for; empty otherwise. */
  readonly detail: string;
  /** Ids; empty when the policy selects none, and the state is what it would be. */
  readonly workloads: readonly string[];
}

/** One rule of a policy on one node. */
export interface RuleReport {
  /** As in `spec.file.matchDirectories[0]`. */
  readonly path: string;
  /** In the text that was given. */
  readonly line: number;
  readonly column: number;
  readonly class: RuleClass;
  readonly action: Action;
  /** What the rule is about, for people: see `summarizeRule`. */
  readonly summary: string;
  /** At least one; several where workloads differ. */
  readonly standings: readonly RuleStanding[];
}

/** One policy on one node, with its text as it was given. */
export interface PolicyReport {
  readonly name: PolicyName;
  /** This document alone, also where a file held several. */
  readonly text: string;
  readonly fileName: string;
  readonly workloads: readonly PolicyWorkload[];
  /** Empty where it cannot be read. */
  readonly rules: readonly RuleReport[];
  /** What is wrong with a policy on disk; without rules it is not in force. Empty for all others. */
  readonly trouble: string;
}

export type PolicyChange = 'created' | 'changed' | 'unchanged';

export interface AppliedPolicy {
  readonly change: PolicyChange;
  readonly policy: PolicyReport;
}

/** The answer to a text: every document applied or, with one error among the problems, none. */
export interface ApplyReport {
  readonly problems: readonly PolicyProblem[];
  readonly policies: readonly AppliedPolicy[];
}

/** Empty fields match everything. */
export interface PolicyQuery {
  readonly kind: PolicyName['kind'] | '';
  readonly namespace: string;
  readonly name: string;
}
