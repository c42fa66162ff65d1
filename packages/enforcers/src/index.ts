export { type DecodedDecision, decodeDecision } from './decision.ts';
export { type RuleSet, RuleSetStore } from './rule-set-store.ts';
export {
  type AbilityPart,
  type ClassAbility,
  type NodeAbilities,
  ruleStatuses,
} from './rule-status.ts';
