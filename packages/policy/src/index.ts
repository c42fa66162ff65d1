export type { CapabilityList } from './compile/capability-compiler.ts';
export { leftOut, type RuleNote } from './compile/exclusion.ts';
export type { NameVerdict } from './compile/name-compiler.ts';
export {
  MAX_PREFIX_ENTRIES,
  type NetworkEntry,
  type NetworkList,
  type NetworkPrefix,
} from './compile/network-list.ts';
export {
  PATH_OPERATIONS,
  type PathDecision,
  type PathNode,
  type PathOperation,
  type PathSlot,
  type PathTrie,
  type PlaceVerdict,
} from './compile/path-trie.ts';
export type { PathView, PathViews } from './compile/path-views.ts';
export { walkViews } from './compile/path-walk.ts';
export type { PatternAutomaton } from './compile/pattern-automaton.ts';
export type { PatternVerdict } from './compile/pattern-verdicts.ts';
export type { PlainVerdict } from './compile/plain-verdict.ts';
export type { PrivilegeVerdict } from './compile/privilege-compiler.ts';
export { type CompiledRules, compileRuleTable } from './compile/rule-table-compiler.ts';
export type { SocketVerdicts } from './compile/socket-compiler.ts';
export type { SourcePaths, View } from './compile/view.ts';
export { type Cidr, parseCidr } from './evaluate/cidr.ts';
export {
  type EvaluateOptions,
  evaluate,
  type Judgement,
  judge,
} from './evaluate/evaluator.ts';
export { type IpAddress, parseAddress } from './evaluate/ip-address.ts';
export {
  type BeatenRule,
  type ExplainedRule,
  type Explanation,
  explain,
  type NearRule,
} from './explain/explanation.ts';
export { type Actor, parseOperation, parsePath } from './explain/operation-text.ts';
export type { LintFinding } from './lint/lint-finding.ts';
export { type LintOptions, lintPolicies } from './lint/linter.ts';
export {
  formatPolicyError,
  POLICY_ERRORS,
  type PolicyError,
  type PolicyErrorCode,
} from './parse/policy-error.ts';
export { type ParsedPolicies, parsePolicies } from './parse/policy-reader.ts';
export type { Policy, PolicyRule, Selector, SelectorExpression } from './policy.ts';
export { buildRuleTable } from './select/rule-table.ts';
export { selects } from './select/selection.ts';
