import { DEFAULT_POSTURE, POLICY_KINDS, type PolicyName } from '@ringfence/model';
import { buildRuleTable, compileRuleTable, type Policy } from '@ringfence/policy';
import { NOBODY } from './nobody.ts';

/** A policy as it was read when it was applied, kept beside its text: JSON, with maps as lists. */
export type ReadForm = Readonly<Record<string, unknown>>;

export function readForm(policy: Policy): ReadForm {
  const { text: _text, ...rest } = policy;
  const matchLabels = [...policy.selector.matchLabels];
  return { ...rest, selector: { ...policy.selector, matchLabels } };
}

/**
 * The policy again, for where its text can no longer be read; null when the form is of another
 * version too, and what it says could not be told for sure.
 */
export function policyOf(
  form: ReadForm | undefined,
  name: PolicyName,
  text: string,
): Policy | null {
  if (form === undefined || !POLICY_KINDS.includes(name.kind)) return null;
  try {
    const kept = form as unknown as Omit<Policy, 'text'>;
    const matchLabels = new Map(kept.selector.matchLabels);
    const policy: Policy = { ...kept, name, text, selector: { ...kept.selector, matchLabels } };
    if (!policy.rules.every(({ match }) => MATCHES.has(match.type))) return null;
    compileRuleTable({ ...buildRuleTable([], NOBODY, DEFAULT_POSTURE), rules: indexed(policy) });
    return policy;
  } catch {
    return null;
  }
}

const MATCHES: ReadonlySet<string> = new Set([
  'path',
  'pattern',
  'name',
  'network',
  'socket',
  'capability',
  'privilege',
  'foreign',
] satisfies Policy['rules'][number]['match']['type'][]);

/** The rules of one policy as a table of their own. */
export function indexed(policy: Policy) {
  return policy.rules.map((rule, position) => ({ ...rule, index: position + 1 }));
}
