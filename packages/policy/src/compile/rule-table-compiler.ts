import type { Rule, RuleTable } from '@ringfence/model';
import { crowdedArguments } from './argument-lists.ts';
import {
  type CapabilityList,
  type CapabilityRule,
  compileCapabilities,
} from './capability-compiler.ts';
import { compileClosedPorts } from './closed-ports.ts';
import { exclusionReason, leftOut, type RuleNote } from './exclusion.ts';
import { compileNetwork, type NetworkRule } from './network-compiler.ts';
import { MAX_PREFIX_ENTRIES, type NetworkList } from './network-list.ts';
import { compileViews, type PathRule, type PathViews } from './path-views.ts';
import { compilePatterns, PATTERNS_TOO_LARGE } from './pattern-compiler.ts';
import { isPatternRule } from './pattern-verdicts.ts';
import { compilePosture, questionOf } from './posture.ts';
import {
  compilePrivileges,
  type PrivilegeRule,
  type PrivilegeVerdict,
} from './privilege-compiler.ts';
import { compileSockets, type SocketRule, type SocketVerdicts } from './socket-compiler.ts';
import { type SourcePaths, sourcePaths } from './view.ts';

/** A rule table as enforcers take it. It means exactly the table without its excluded rules. */
export interface CompiledRules {
  /** Programs that rules name as sources; the class of each is its position plus one. */
  readonly sources: SourcePaths;
  readonly paths: PathViews;
  /** By whom a connection goes to. */
  readonly network: NetworkList;
  /** By whom it comes from, and the port it comes to. */
  readonly ingress: NetworkList;
  /** Ports that no peer may come to, as entries for everybody. */
  readonly closedPorts: NetworkList;
  readonly privileges: readonly PrivilegeVerdict[];
  readonly capabilities: CapabilityList;
  /** By protocol and type, as `SOCKET_NATURES`; empty without rules about sockets. */
  readonly sockets: readonly SocketVerdicts[];
  /** Rules left out, in order of their indices. */
  readonly excluded: readonly RuleNote[];
  /** Rules that are in, but whose whole meaning is not: Allow rules without their posture. */
  readonly notes: readonly RuleNote[];
}

/** The single entry for enforcers. */
export function compileRuleTable(table: RuleTable): CompiledRules {
  const excluded: RuleNote[] = [];
  const included: Rule[] = [];
  for (const rule of table.rules) {
    const reason = exclusionReason(rule);
    if (reason === null) included.push(rule);
    else excluded.push({ index: rule.index, reason });
  }
  const patterns = compilePatterns(included.filter(isPatternRule));
  for (const rule of patterns.overflow) {
    included.splice(included.indexOf(rule), 1);
    excluded.push({ index: rule.index, reason: leftOut(rule, PATTERNS_TOO_LARGE) });
  }
  for (const note of crowdedArguments(included)) {
    included.splice(
      included.findIndex(({ index }) => index === note.index),
      1,
    );
    excluded.push(note);
  }
  const left = new Set(excluded.map(({ index }) => index));
  const { posture, obstacles } = compilePosture(table, left);
  const connections = included.filter(isNetworkRule);
  const incoming = connections.filter(({ match }) => match.direction === 'ingress');
  const outgoing = connections.filter(({ match }) => match.direction === 'egress');
  const sources = sourcePaths(included);
  const egress = compileNetwork(outgoing, sources, posture.egress);
  const ingress = compileNetwork(incoming, sources, posture.ingress);
  const dropped = new Set<number>();
  for (const { rule, cidr } of [...egress.overflow, ...ingress.overflow]) {
    if (dropped.has(rule.index)) continue;
    const full = `${cidr} already has ${MAX_PREFIX_ENTRIES} entries that come before it`;
    excluded.push({ index: rule.index, reason: leftOut(rule, full) });
    dropped.add(rule.index);
  }
  return {
    sources,
    paths: compileViews(included.filter(isPathRule), sources, posture, patterns),
    network: egress.list,
    ingress: ingress.list,
    closedPorts: compileClosedPorts(incoming, posture.ingress),
    privileges: compilePrivileges(included.filter(isPrivilegeRule), sources, posture.privilege),
    capabilities: compileCapabilities(
      included.filter(isCapabilityRule),
      sources,
      posture.capability,
    ),
    sockets: compileSockets(included.filter(isSocketRule), sources, posture.socket),
    excluded: excluded.sort((a, b) => a.index - b.index),
    notes: included.flatMap((rule) => {
      const question = rule.action === 'Allow' ? questionOf(rule) : null;
      const reason = question === null ? null : obstacles[question];
      return reason === null || dropped.has(rule.index) ? [] : [{ index: rule.index, reason }];
    }),
  };
}

function isPathRule(rule: Rule): rule is PathRule {
  return ['path', 'name', 'pattern'].includes(rule.match.type);
}

function isNetworkRule(rule: Rule): rule is NetworkRule {
  return rule.match.type === 'network';
}

function isSocketRule(rule: Rule): rule is SocketRule {
  return rule.match.type === 'socket';
}

function isPrivilegeRule(rule: Rule): rule is PrivilegeRule {
  return rule.match.type === 'privilege';
}

function isCapabilityRule(rule: Rule): rule is CapabilityRule {
  return rule.match.type === 'capability';
}
