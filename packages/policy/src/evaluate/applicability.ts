import type { Rule } from '@ringfence/model';

/** What `readOnly`, `ownerOnly`, `pts: false` and `allowedArgs` ask about an operation. */
export interface Access {
  readonly read: boolean;
  readonly owner: boolean;
  readonly terminal: boolean;
  /** Of an exec, behind the program's own name; absent: none. */
  readonly arguments?: readonly string[];
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
 * `pts: false` and `allowedArgs` are flags like the others: who has no terminal, or gives none but
 * these arguments, in whatever order and as often as it likes, is left alone, or alone granted it;
 * with several flags, only who meets them all.
 *
 * What a rule does not speak of falls to the next rule in precedence: Block with readOnly does
 * not grant reads, and Allow with readOnly does not deny writes.
 */
export function appliesTo(rule: Rule, access: Access): boolean {
  const { readOnly, ownerOnly, withoutTerminal, allowedArgs } = rule;
  const meetsFlags =
    (!readOnly || access.read) &&
    (!ownerOnly || access.owner) &&
    (!withoutTerminal || !access.terminal) &&
    (allowedArgs === undefined || isWithin(access.arguments ?? [], allowedArgs));
  if (rule.action === 'Allow') return meetsFlags;
  return !((readOnly || ownerOnly || withoutTerminal || allowedArgs !== undefined) && meetsFlags);
}

function isWithin(given: readonly string[], allowed: readonly string[]): boolean {
  return given.every((argument) => allowed.includes(argument));
}
