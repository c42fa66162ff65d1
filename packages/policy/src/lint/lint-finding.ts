import type { PolicyProblem, RuleOrigin } from '@ringfence/model';
import { formatFieldPath } from '../parse/field-path.ts';
import type { Policy } from '../policy.ts';

/** Every way in which policies that can be read may still be wrong. The codes are stable. */
export const LINT_CODES = {
  shadowed: 'RF-LINT-001',
  conflict: 'RF-LINT-002',
  duplicate: 'RF-LINT-003',
  unreachable: 'RF-LINT-004',
  selectsNothing: 'RF-LINT-005',
  sourceCannotRun: 'RF-LINT-006',
  selfHarm: 'RF-LINT-007',
  allowListTrap: 'RF-LINT-008',
  notEnforced: 'RF-LINT-009',
  linkedPath: 'RF-LINT-010',
  noRule: 'RF-LINT-011',
  notCompared: 'RF-LINT-012',
} as const;
type LintKind = keyof typeof LINT_CODES;

/** A problem, with the file it is in. */
export interface LintFinding extends PolicyProblem {
  readonly file: string;
}

/** What is said of it, before it is placed. */
export interface Remark {
  readonly kind: LintKind;
  readonly message: string;
  readonly mend: string;
}

/** A rule of one of the policies that are looked at. */
export function findingAt({ file }: Policy, origin: RuleOrigin, remark: Remark): LintFinding {
  return { ...placed(remark), file, line: origin.line, column: origin.column, path: origin.path };
}

/** The selector of a policy, or the place where it is missing. */
export function findingAtSelector(policy: Policy, remark: Remark): LintFinding {
  const { line, column, path } = policy.selectorAt;
  return { ...placed(remark), file: policy.file, line, column, path: formatFieldPath(path) };
}

/** Only what takes the machine from its owner is an error: the rest may be meant. */
function placed({ kind, message, mend }: Remark) {
  const severity: PolicyProblem['severity'] = kind === 'selfHarm' ? 'error' : 'warning';
  return { severity, code: LINT_CODES[kind], message, mend, length: 0 };
}

/** `policy.yaml:9`, as a finding names another rule. */
export function placeOf({ file }: Policy, { line }: { readonly line: number }): string {
  return `${file}:${line}`;
}
