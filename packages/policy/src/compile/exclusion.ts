import type { Rule } from '@ringfence/model';

/** A rule that the compiled form leaves out or carries in part, with a sentence for people. */
export interface RuleNote {
  readonly index: number;
  readonly reason: string;
}

/** Why the kernel cannot be given this rule yet, or null when it can. */
export function exclusionReason(rule: Rule): string | null {
  const feature = missingFeature(rule);
  return feature === null ? null : leftOut(rule, `${feature} not enforced yet`);
}

/** The reason with what it means that this rule is missing. */
export function leftOut(rule: Rule, reason: string): string {
  switch (rule.action) {
    case 'Allow':
      return `${reason}: what it allows stays denied where a Block rule covers it`;
    case 'Audit':
      return `${reason}: it raises no alert`;
    case 'Block':
      return `${reason}: what it forbids is not stopped`;
  }
}

/** With the NUL that ends it, and one byte that tells it from a longer one, it fills 255 bytes. */
export const MAX_ARGUMENT_BYTES = 253;

function longArgument({ allowedArgs = [] }: Rule): string | null {
  const longest = Math.max(0, ...allowedArgs.map((argument) => Buffer.byteLength(argument)));
  return longest > MAX_ARGUMENT_BYTES
    ? `an allowed argument of ${longest} bytes, where ${MAX_ARGUMENT_BYTES} are compared, is`
    : null;
}

function missingFeature(rule: Rule): string | null {
  if (rule.unsupported.length > 0) {
    const verb = rule.unsupported.length > 1 ? 'are' : 'is';
    return `${rule.unsupported.join(', ')} ${verb}`;
  }
  const { match } = rule;
  switch (match.type) {
    case 'name':
      return rule.allowedArgs === undefined ? null : 'allowedArgs of an execname is';
    case 'path':
    case 'pattern':
      return longArgument(rule);
    case 'foreign':
      return `${match.section} is`;
    case 'network':
    case 'socket':
    case 'capability':
    case 'privilege':
      return null;
  }
}
