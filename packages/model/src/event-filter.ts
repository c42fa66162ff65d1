import type { Activity, Gap, NodeEvent } from './event.ts';

/** What a stream of the node's records is made of. */
export type LogRecord =
  | { readonly type: 'event'; readonly event: NodeEvent }
  | { readonly type: 'gap'; readonly gap: Gap };

export type AlertChoice = 'none' | 'Audit' | 'Block';

/** Which events a reader wants: an empty field matches everything. */
export interface EventFilter {
  /** Name or id, an id also by its first 12 or more characters. */
  readonly workload: string;
  readonly namespace: string;
  readonly types: readonly Activity['type'][];
  /** `none`: observations that raised no alert. */
  readonly alerts: readonly AlertChoice[];
  readonly policy: string;
}

export const EVERY_EVENT: EventFilter = {
  workload: '',
  namespace: '',
  types: [],
  alerts: [],
  policy: '',
};

/** Shorter prefixes of an id would be mistaken for names. */
const SHORT_ID = 12;

/** Whether a reader asked for this event. Gaps are never filtered: they tell of unknown events. */
export function matchesFilter(filter: EventFilter, event: NodeEvent): boolean {
  return (
    (filter.workload === '' || isWorkload(filter.workload, event)) &&
    (filter.namespace === '' || filter.namespace === event.namespace) &&
    (filter.types.length === 0 || filter.types.includes(event.activity.type)) &&
    (filter.alerts.length === 0 || filter.alerts.includes(event.alert?.action ?? 'none')) &&
    (filter.policy === '' || filter.policy === event.alert?.policy.name)
  );
}

function isWorkload(wanted: string, event: NodeEvent): boolean {
  return (
    wanted === event.workloadName ||
    wanted === event.workload ||
    (wanted.length >= SHORT_ID && event.workload.startsWith(wanted))
  );
}
