import type { Rule, RuleStatus } from '@ringfence/model';
import { type CompiledRules, leftOut } from '@ringfence/policy';

/** What this node can do about one class of operation; each is empty, or why not. */
export interface ClassAbility {
  readonly see: string;
  readonly audit: string;
  readonly block: string;
  /** What is seen and audited in part only, and why; empty where it is whole. */
  readonly limit: string;
  /** Why it is not known which program acts; empty where it is. */
  readonly source: string;
  /** What of it cannot be judged though the rest is; absent for nothing. */
  readonly apart?: string;
  /** Why patterns are not judged; absent where they are. */
  readonly patterns?: string;
  /** Why what a program is given is not judged; absent where it is. */
  readonly arguments?: string;
  /** What of the class is left out where the rest is not, each with the reason. */
  readonly parts?: readonly AbilityPart[];
}

/** Some operations of a class, covered by a family of programs of their own. */
export interface AbilityPart {
  readonly family: string;
  readonly operations: string;
  /** Empty where they are covered. */
  readonly reason: string;
}

/** `process` is exec, `network` connections that are opened, `ingress` those that come, `socket` making one. */
export type NodeAbilities = Readonly<Record<Rule['class'] | 'socket' | 'ingress', ClassAbility>>;

/** Rules of one class may rest on several families of programs. */
function abilityFor({ class: ruleClass, match }: Rule): keyof NodeAbilities {
  if (match.type === 'socket') return 'socket';
  return match.type === 'network' && match.direction === 'ingress' ? 'ingress' : ruleClass;
}

/** Which rules of a set were left out, and which do not mean all that they say. */
export type RuleNotes = Pick<CompiledRules, 'excluded' | 'notes'>;

/** What became of each rule of a set on this node. Nothing is left out, nothing claimed. */
export function ruleStatuses(
  rules: readonly Rule[],
  found: RuleNotes,
  abilities: NodeAbilities,
): RuleStatus[] {
  const reasons = new Map(found.excluded.map(({ index, reason }) => [index, reason]));
  const notes = new Map(found.notes.map(({ index, reason }) => [index, reason]));
  return rules.map((rule) => {
    const { index } = rule;
    const excluded = reasons.get(index);
    if (excluded !== undefined) return { index, state: 'not-enforced', detail: excluded };
    return { index, ...onThisNode(rule, abilities[abilityFor(rule)], notes.get(index) ?? '') };
  });
}

function onThisNode(
  rule: Rule,
  ability: ClassAbility,
  note: string,
): Pick<RuleStatus, 'state' | 'detail'> {
  if (rule.sources.length > 0 && ability.source !== '')
    return { state: 'not-seen', detail: ability.source };
  if (rule.match.type === 'pattern' && ability.patterns !== undefined)
    return { state: 'not-enforced', detail: ability.patterns };
  if (rule.allowedArgs !== undefined && ability.arguments !== undefined)
    return { state: 'not-enforced', detail: leftOut(rule, ability.arguments) };
  const missing = rule.action === 'Audit' ? ability.audit : ability.block;
  // Told of, where it should have been refused.
  if (missing !== '' && ability.audit === '' && rule.action !== 'Audit')
    return { state: 'audited', detail: [missing, ability.limit].filter(Boolean).join('; ') };
  if (missing !== '')
    return ability.see === ''
      ? { state: 'not-enforced', detail: missing }
      : { state: 'not-seen', detail: ability.see };
  const parts = (ability.parts ?? [])
    .filter(({ reason }) => reason !== '')
    .map(({ operations, reason }) => `${operations} not covered: ${reason}`);
  const detail = [note, ability.apart ?? '', ...parts].filter(Boolean).join('; ');
  if (rule.action === 'Allow') return { state: note === '' ? 'enforced' : 'not-enforced', detail };
  if (rule.action === 'Audit')
    return { state: 'audited', detail: [ability.limit, detail].filter(Boolean).join('; ') };
  return { state: 'enforced', detail };
}
