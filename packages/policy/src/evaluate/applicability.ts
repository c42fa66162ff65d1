import type { Rule } from '@ringfence/model';

/** The two facts about an operation that `readOnly` and `ownerOnly` ask for. */
export interface Access {
  readonly read: boolean;
  readonly owner: boolean;
}

/**
 * Does the rule say anything about this access? The flags describe what a Block or Audit rule
 * leaves alone and what an Allow rule grants:
 *
 * | flags                | Block denies      | Audit alerts on   | Allow grants    |
 * |----------------------|-------------------|-------------------|-----------------|
 * | none                 | everything        | everything        | everything      |
 * | readOnly             | writes            | writes            | reads           |
 * | ownerOnly            | others            | others            | the owner       |
 * | readOnly, ownerOnly  | all but the owner's reads | the same  | the owner's reads |
 *
 * What a rule does not speak of falls to the next rule in precedence: Block with readOnly does
 * not grant reads, and Allow with readOnly does not deny writes.
 */
export function appliesTo(rule: Rule, access: Access): boolean {
  const meetsFlags = (!rule.readOnly || access.read) && (!rule.ownerOnly || access.owner);
  if (rule.action === 'Allow') return meetsFlags;
  return !((rule.readOnly || rule.ownerOnly) && meetsFlags);
}
