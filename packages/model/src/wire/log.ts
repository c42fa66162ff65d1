import { EVERY_EVENT, type EventFilter, type LogRecord } from '../event-filter.ts';
import type { ringfence } from '../generated/ringfence/v1/node.js';
import { eventFromProto, eventToProto, gapFromProto, gapToProto } from './event.ts';
import { UnknownWordError } from './word.ts';
import { activityTypeWord, alertChoiceWord } from './words.ts';

/** What a reader of the node's records asks for. */
export interface LogsQuery {
  readonly filter: EventFilter;
  readonly follow: boolean;
  /** How many of the latest matching records come first; at most `ALL_LINES`. */
  readonly lines: number;
}

/** As many records as the node still has. */
export const ALL_LINES = 0xffffffff;

export function logsQueryToProto(query: LogsQuery): ringfence.v1.LogsRequest.$Properties {
  const { filter, follow, lines } = query;
  return {
    filter: {
      workload: filter.workload,
      namespace: filter.namespace,
      types: filter.types.map(activityTypeWord.toProto),
      alerts: filter.alerts.map(alertChoiceWord.toProto),
      policy: filter.policy,
    },
    follow,
    lines,
  };
}

export function logsQueryFromProto(message: ringfence.v1.LogsRequest.$Properties): LogsQuery {
  const filter = message.filter;
  return {
    filter: {
      workload: filter?.workload ?? EVERY_EVENT.workload,
      namespace: filter?.namespace ?? EVERY_EVENT.namespace,
      types: (filter?.types ?? []).map(activityTypeWord.fromProto),
      alerts: (filter?.alerts ?? []).map(alertChoiceWord.fromProto),
      policy: filter?.policy ?? EVERY_EVENT.policy,
    },
    follow: message.follow ?? false,
    lines: message.lines ?? 0,
  };
}

export function logRecordToProto(record: LogRecord): ringfence.v1.LogsResponse.$Properties {
  return record.type === 'event'
    ? { event: eventToProto(record.event) }
    : { gap: gapToProto(record.gap) };
}

/** A record that only a newer version understands is a loss to this one, and shown as such. */
export function logRecordFromProto(message: ringfence.v1.LogsResponse.$Properties): LogRecord {
  try {
    if (message.event) return { type: 'event', event: eventFromProto(message.event) };
    if (message.gap) return { type: 'gap', gap: gapFromProto(message.gap) };
    throw new UnknownWordError('record', 0);
  } catch (error) {
    if (!(error instanceof UnknownWordError)) throw error;
    const gap = {
      lane: 'status',
      time: 0n,
      lost: 1n,
      reason: error.message,
      workload: null,
    } as const;
    return { type: 'gap', gap };
  }
}
