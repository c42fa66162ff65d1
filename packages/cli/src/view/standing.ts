import type { PolicyReport, RuleReport, RuleStanding } from '@ringfence/model';
import { escapeText } from '../terminal/escape.ts';

/** Whether a rule does all that its text asks for, wherever the policy applies. */
export function isInFull(rule: Pick<RuleReport, 'action' | 'standings'>): boolean {
  return rule.standings.every((standing) => isStandingInFull(rule.action, standing));
}

export function isStandingInFull(action: RuleReport['action'], standing: RuleStanding): boolean {
  if (standing.state === 'not-enforced' || standing.state === 'not-seen') return false;
  if (standing.detail !== '') return false;
  // Audited is all that an Audit rule asks for, and less than what any other does.
  return standing.state === 'enforced' || action === 'Audit';
}

/** `enforced`, or what is missing in words that nobody overlooks. */
export function standingText(action: RuleReport['action'], standing: RuleStanding): string {
  const { state } = standing;
  const detail = escapeText(standing.detail);
  const reason = detail === '' ? 'the node gives no reason' : detail;
  if (state === 'not-enforced') return `NOT ENFORCED: ${reason}`;
  if (state === 'not-seen') return `NOT SEEN: ${reason}`;
  if (state === 'audited' && action !== 'Audit') return `NOT ENFORCED: only audited, ${reason}`;
  return detail === '' ? state : `${state} IN PART: ${detail}`;
}

/** Which workloads a standing is true of, where it is not true of all. */
export function whereText(policy: PolicyReport, standing: RuleStanding): string {
  if (standing.workloads.length === policy.workloads.length) return '';
  const names = new Map(policy.workloads.map(({ id, name }) => [id, name]));
  const where = standing.workloads.map((id) => escapeText(names.get(id) ?? id)).join(', ');
  return where === '' ? '' : ` (${where})`;
}
