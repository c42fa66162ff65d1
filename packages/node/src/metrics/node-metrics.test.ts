import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NodeActivity, NodeStatus } from '@ringfence/model';
import { expect, test } from 'vitest';
import { exposition } from './exposition.ts';
import { nodeMetrics } from './node-metrics.ts';

const STATUS: NodeStatus = {
  version: '1',
  epoch: '',
  mode: 'enforcing(bpf-lsm)',
  reason: '',
  network: 'yes',
  startTime: 0n,
  uptime: 0n,
  lanes: [{ lane: 'verdicts', emitted: 1n, lost: 0n, totalEmitted: 7n, totalLost: 2n }],
  policies: 3,
  workloads: 1,
  ruleSets: 1,
  unresolved: 0n,
  programs: [],
  troubles: [],
};

const ACTIVITY: NodeActivity = {
  time: 0n,
  workloads: [
    {
      workload: 'c0ffee',
      name: 'pod-a',
      namespace: 'default',
      since: 0n,
      last: 0n,
      executions: 4n,
      opens: 5n,
      changes: 6n,
      connects: 7n,
      overflow: 8n,
      alerts: 9n,
      lanes: [{ lane: 'verdicts', told: 10n, folded: 11n, lost: 12n, refused: 13n }],
    },
  ],
  programs: [{ family: 'file', name: 'file_open', runs: 2n, runTime: 3_000_000_000n, missed: 1n }],
  countsRuns: true,
  maps: [
    { name: 'path_nodes', capacity: 20n, entries: 3n, memory: 4096n },
    { name: 'cgroups', capacity: 20n, entries: -1n, memory: 4096n },
  ],
  agentMemory: 1n << 26n,
  agentTime: 500_000_000n,
};

const WHO = 'workload="pod-a",namespace="default",id="c0ffee"';

test('every number has its name', () => {
  const lines = exposition(nodeMetrics(STATUS, ACTIVITY)).split('\n');
  for (const line of [
    'ringfence_lane_lost_total{lane="verdicts"} 2',
    `ringfence_workload_operations_total{${WHO},operation="executions"} 4`,
    `ringfence_workload_operations_total{${WHO},operation="connects"} 7`,
    `ringfence_workload_overflow_total{${WHO}} 8`,
    `ringfence_workload_alerts_total{${WHO}} 9`,
    `ringfence_workload_events_total{${WHO},lane="verdicts"} 10`,
    `ringfence_workload_folded_total{${WHO},lane="verdicts"} 11`,
    `ringfence_workload_lost_total{${WHO},lane="verdicts"} 12`,
    `ringfence_workload_refused_total{${WHO},lane="verdicts"} 13`,
    'ringfence_program_seconds_total{family="file",program="file_open"} 3',
    'ringfence_program_recursion_misses_total{family="file",program="file_open"} 1',
    'ringfence_map_entries{map="path_nodes"} 3',
    'ringfence_map_bytes{map="cgroups"} 4096',
    'ringfence_agent_cpu_seconds_total 0.5',
  ])
    expect(lines).toContain(line);
  expect(lines.some((line) => line.startsWith('ringfence_map_entries{map="cgroups"}'))).toBe(false);
});

test('docs/observability.md names every metric, and no other', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../../docs/observability.md'), 'utf8');
  const told = new Set(page.match(/\bringfence_[a-z_]+\b/g));
  expect([...told].sort()).toEqual(
    nodeMetrics(STATUS, ACTIVITY)
      .map(({ name }) => name)
      .sort(),
  );
});
