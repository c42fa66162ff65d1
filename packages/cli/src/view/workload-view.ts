import type { Workload } from '@ringfence/model';
import { escapeText } from '../terminal/escape.ts';
import type { Screen } from '../terminal/screen.ts';
import { formatTable } from '../terminal/table.ts';

const SHORT_ID = 12;

/** Every workload the node knows, one a line. */
export function workloadView(
  workloads: readonly Workload[],
  { width, style }: Pick<Screen, 'width' | 'style'>,
): string {
  const rows = workloads.map((workload) => [
    { text: escapeText(workload.namespace) },
    { text: escapeText(workload.name), paint: style.strong },
    { text: escapeText(workload.kind === 'host' ? '' : workload.id.slice(0, SHORT_ID)) },
    { text: workload.pid === 0 ? '' : String(workload.pid) },
    { text: escapeText(workload.image) },
    { text: labelsText(workload.labels), paint: style.quiet },
  ]);
  const columns = [
    { title: 'NAMESPACE', shrinkTo: 9 },
    { title: 'NAME', shrinkTo: 12 },
    { title: 'ID' },
    { title: 'PID', align: 'right' },
    { title: 'IMAGE', shrinkTo: 12 },
    { title: 'LABELS', shrinkTo: 10 },
  ] as const;
  return `${formatTable(columns, rows, width, style.quiet).join('\n')}\n`;
}

function labelsText(labels: Workload['labels']): string {
  return Object.entries(labels)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, value]) => `${escapeText(key)}=${escapeText(value)}`)
    .join(',');
}
