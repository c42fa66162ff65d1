import type { PolicyReport, RuleOrigin, RuleStanding, Workload } from '@ringfence/model';
import { NOTHING } from '@ringfence/model/wire';
import { type Policy, parsePolicies } from '@ringfence/policy';
import { EXIT } from '../exit-code.ts';
import { Failure } from '../failure.ts';
import { type NodeClient, withNode } from '../node-client.ts';
import { escapeText } from '../terminal/escape.ts';
import type { Standings } from '../view/explanation-view.ts';
import { policyNameText } from '../view/policy-view.ts';

/** A shorter beginning of an id could be anybody's. */
const SHORTEST_ID = 12;

/** A workload of the node, the node's policies, and what became of their rules for it. */
export function askedOfNode(socket: string, name: string) {
  return withNode(socket, async (node) => {
    const workload = await findWorkload(node, name);
    const reports = await node.call('listPolicies', { kind: '', namespace: '', name: '' });
    return { workload, ...policiesOf(reports, workload) };
  });
}

async function findWorkload(node: NodeClient, name: string): Promise<Workload> {
  const workloads = await node.call('listWorkloads', NOTHING);
  const [found, ...others] = workloads.filter(
    (workload) =>
      workload.name === name ||
      workload.id === name ||
      (name.length >= SHORTEST_ID && workload.id.startsWith(name)),
  );
  if (found === undefined)
    throw new Failure(EXIT.notFound, `there is no workload ${name} on this node`);
  if (others.length > 0) {
    const all = [found, ...others].map((each) => `\n  ${each.id} in ${each.namespace}`);
    throw new Failure(EXIT.usage, `${name} may mean, say which by its id:${all.join('')}`);
  }
  return found;
}

/** The policies as they stand in the files that they came from, and the standing of each rule. */
export function policiesOf(
  reports: readonly PolicyReport[],
  workload: Workload,
): { readonly policies: readonly Policy[]; readonly standings: Standings } {
  const standings = new Map<RuleOrigin, RuleStanding>();
  const policies: Policy[] = [];
  for (const report of reports) {
    const [policy] = parsePolicies(report.text, report.fileName).policies;
    if (policy === undefined) {
      const reason = report.trouble === '' ? 'this version cannot read it' : report.trouble;
      process.stderr.write(
        `ringfence: left out: ${policyNameText(report.name)}: ${escapeText(reason)}\n`,
      );
      continue;
    }
    const rules = policy.rules.map((rule, at) => {
      const told = report.rules[at];
      if (told === undefined) return rule;
      // The node keeps each document by itself, and the places of the file that it was in.
      const origin = { ...rule.origin, line: told.line, column: told.column };
      const standing = told.standings.find(({ workloads }) => workloads.includes(workload.id));
      if (standing !== undefined) standings.set(origin, standing);
      return { ...rule, origin };
    });
    policies.push({ ...policy, rules });
  }
  return { policies, standings };
}
