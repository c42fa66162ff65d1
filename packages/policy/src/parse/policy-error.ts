/** Every way in which a policy file can be wrong. The codes are stable. */
export const POLICY_ERRORS = {
  syntax: 'RF-POLICY-001',
  duplicateKey: 'RF-POLICY-002',
  limit: 'RF-POLICY-003',
  unknownKind: 'RF-POLICY-004',
  unknownField: 'RF-POLICY-005',
  missingField: 'RF-POLICY-006',
  wrongType: 'RF-POLICY-007',
  notAllowed: 'RF-POLICY-008',
  badPath: 'RF-POLICY-009',
  badPattern: 'RF-POLICY-010',
  badAddress: 'RF-POLICY-011',
  contradiction: 'RF-POLICY-012',
  duplicatePolicy: 'RF-POLICY-013',
  unsupportedYaml: 'RF-POLICY-014',
  noPolicy: 'RF-POLICY-015',
  moreErrors: 'RF-POLICY-016',
} as const;
export type PolicyErrorKind = keyof typeof POLICY_ERRORS;
export type PolicyErrorCode = (typeof POLICY_ERRORS)[PolicyErrorKind];

/** What is wrong in a policy file, where, and what to do about it. */
export interface PolicyError {
  readonly code: PolicyErrorCode;
  readonly file: string;
  /** From 1, as `column`. */
  readonly line: number;
  readonly column: number;
  /** As in `spec.file.matchPaths[0].path`; empty for the file or document as a whole. */
  readonly path: string;
  readonly message: string;
  /** Empty when the message says it all. */
  readonly mend: string;
}

/** What is known of an error before it is placed in its file. */
export interface Problem {
  readonly kind: PolicyErrorKind;
  readonly message: string;
  readonly mend: string;
}

/** One line for people, in the form that editors jump to. */
export function formatPolicyError(error: PolicyError): string {
  const { file, line, column, path, message, mend, code } = error;
  const subject = path === '' ? '' : `${path}: `;
  const advice = mend === '' ? '' : `; ${mend}`;
  return printable(`${file}:${line}:${column}: ${subject}${message}${advice} [${code}]`);
}

/** Text from a file must not steer the terminal it is shown on. */
function printable(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}
