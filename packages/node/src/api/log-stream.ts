import type { ServerWritableStream } from '@grpc/grpc-js';
import type { LogRecord } from '@ringfence/model';
import type { LogsQuery } from '@ringfence/model/wire';
import { pacedWrite } from './paced-write.ts';
import type { RecordQueue } from './record-queue.ts';
import type { NodeService, Unsubscribe } from './service.ts';

export type LogCall = ServerWritableStream<LogsQuery, LogRecord>;

/** Writes history and, when asked, what follows, no faster than the reader takes it. */
export async function streamLogs(
  call: LogCall,
  service: NodeService,
  queue: RecordQueue,
  end: AbortSignal,
): Promise<void> {
  const { filter, lines, follow } = call.request;
  // In one turn with the subscription: a record is in the one or in the other.
  const history = service.history(filter, lines);
  const unsubscribe: Unsubscribe | null = follow
    ? service.subscribe(filter, (record) => queue.push(record))
    : null;
  try {
    for (const record of history) await pacedWrite(call, record, end);
    while (follow && !end.aborted) {
      const record = queue.take();
      if (record === null) await queue.ready(end);
      else await pacedWrite(call, record, end);
    }
  } finally {
    unsubscribe?.();
  }
}
