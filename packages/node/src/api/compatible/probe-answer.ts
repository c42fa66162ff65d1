import { HOST_WORKLOAD_ID, type PolicyReport, type Workload } from '@ringfence/model';
import type { CompatibleProbe } from '@ringfence/model/compatible';
import { parse } from 'yaml';
import { containerName } from './workload-fields.ts';

/**
 * Which policy is in force on whom. A container without policy is in the list and not in the map,
 * which is how clients know it.
 */
export function probeAnswer(
  workloads: readonly Workload[],
  policies: readonly PolicyReport[],
  hostName: string,
): CompatibleProbe {
  const containers = workloads.filter(({ kind }) => kind === 'container');
  const reportsByName = new Map<string, Set<PolicyReport>>();
  for (const workload of containers) {
    const name = containerName(workload);
    for (const report of policies) {
      if (!selects(report, workload.id)) continue;
      const reports = reportsByName.get(name) ?? new Set();
      reportsByName.set(name, reports.add(report));
    }
  }
  const ofHost = policies.filter((report) => selects(report, HOST_WORKLOAD_ID));
  return {
    containerList: [...new Set(containers.map(containerName))],
    containerMap: Object.fromEntries(
      [...reportsByName].map(([name, reports]) => [
        name,
        { ...policyLists([...reports]), policyEnabled: 1 },
      ]),
    ),
    hostMap: ofHost.length === 0 ? {} : { [hostName]: policyLists(ofHost) },
  };
}

function selects({ workloads }: PolicyReport, id: string): boolean {
  return workloads.some((workload) => workload.id === id);
}

function policyLists(reports: readonly PolicyReport[]) {
  return {
    policyList: reports.map(({ name }) => name.name),
    policyDataList: reports.map((report) => ({ policy: policyBytes(report) })),
  };
}

/** The policy as JSON, in the shape in which KubeArmor keeps it. */
function policyBytes({ name, text }: PolicyReport): Uint8Array {
  // It was read before it was applied, with limits to what aliases expand to.
  const document = parse(text, { maxAliasCount: -1 }) as { spec?: unknown } | null;
  const namespace = name.namespace === '' ? {} : { namespaceName: name.namespace };
  const policy = { metadata: { ...namespace, policyName: name.name }, spec: document?.spec ?? {} };
  return Buffer.from(JSON.stringify(policy));
}
