import { type DecodedDecision, decodeDecision } from '@ringfence/enforcers';
import { layout } from '@ringfence/kernel';
import type { AlertDetail, Enforcer, Rule } from '@ringfence/model';
import type { Decided } from './record.ts';

/** What a record's decision says to people; null for an observation. */
export function alertOf(
  decided: Pick<Decided, 'decision' | 'tier'>,
  type: number,
  ruleAt: (index: number) => Rule | null,
): AlertDetail | null {
  const decision = decodeDecision(decided.decision);
  if (decision === null || decision.action === 'Allow') return null;
  const enforcer = enforcerOf(decided.tier, type);
  const wouldBlock = decision.action === 'Block' && !REFUSING.has(enforcer);
  const action = wouldBlock ? 'Audit' : decision.action;
  const judged = { action, enforcer, wouldBlock } as const;
  const rule = typeof decision.rule === 'number' ? ruleAt(decision.rule) : null;
  if (rule === null) return { ...judged, ...withoutRule(decision.rule) };
  const { origin, severity, tags, message } = rule;
  const { policy, path } = origin;
  return { ...judged, policy, rule: path, severity, tags, message };
}

/** Programs elsewhere are told of what is done, and have no say in it. */
const REFUSING: ReadonlySet<Enforcer> = new Set(['bpf-lsm', 'network']);

function enforcerOf(tier: number, type: number): Enforcer {
  // A socket is refused by a cgroup hook where no LSM program decides, and its record does not say.
  if (type === layout.RECORD_NETWORK || type === layout.RECORD_SOCKET) return 'network';
  if (tier === layout.TIER_FENTRY) return 'fentry';
  return tier === layout.TIER_TRACEPOINT ? 'tracepoint' : 'bpf-lsm';
}

/** What an alert says where no rule, or none that is known any more, stands behind it. */
function withoutRule(
  rule: DecodedDecision['rule'],
): Omit<AlertDetail, 'action' | 'enforcer' | 'wouldBlock'> {
  const named = (name: string, what: string, message: string) => ({
    policy: { kind: 'WorkloadPolicy', namespace: '', name } as const,
    rule: what,
    severity: 0,
    tags: [],
    message,
  });
  if (rule === 'posture') return named('DefaultPosture', 'no rule allows it', POSTURE);
  if (rule === 'agent') return named('(agent)', 'the agent is out of reach', AGENT);
  if (rule === 'moved') return named('(moved)', "a process stays its container's", MOVED);
  if (rule === 'below') return named('(below)', 'something below it is under Block', BELOW);
  if (rule === 'unjudged') return named('(unresolved)', 'a path that cannot be judged', UNRESOLVED);
  return named('(unresolved)', `rule ${rule}`, '');
}

const POSTURE = 'the workload has Allow rules for such operations, and none of its rules matches';
const AGENT =
  'whatever its policy, no container may reach the agent, its programs and maps, or their pins; ' +
  'whoever is root on the host may, and is told of';
const MOVED =
  "it was moved to a cgroup that is not its container's, and stays under its container's policy";
const BELOW = 'a rule blocks something below this directory, and moving it would free that';
const UNRESOLVED =
  'judged without its path, which leads to no root, is too deep, or moved each time it was looked at';
