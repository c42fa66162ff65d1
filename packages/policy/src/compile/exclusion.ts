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

function missingFeature(rule: Rule): string | null {
  if (rule.unsupported.length > 0) {
    const verb = rule.unsupported.length > 1 ? 'are' : 'is';
    return `${rule.unsupported.join(', ')} ${verb}`;
  }
  const { match } = rule;
  switch (match.type) {
    case 'path':
    case 'pattern':
    case 'name':
      return null;
    case 'foreign':
      return `${match.section} is`;
    case 'network':
    case 'socket':
    case 'capability':
    case 'privilege':
      return null;
  }
}
