import { Metadata, type ServerWritableStream } from '@grpc/grpc-js';
import type { EventFilter, LogRecord } from '@ringfence/model';
import type { WatchRequest } from '@ringfence/model/compatible';
import { pacedWrite } from '../paced-write.ts';
import type { RecordQueue } from '../record-queue.ts';
import type { NodeService } from '../service.ts';

export type WatchCall<Message> = ServerWritableStream<WatchRequest, Message>;

/** One of KubeArmor's streams: which records are on it, and as what. */
export interface Watch<Message> {
  readonly filter: EventFilter;
  readonly wants: (record: LogRecord) => boolean;
  /** Null for a record that the stream has no message for. */
  readonly show: (record: LogRecord) => Promise<Message | null>;
}

/** Sends what happens from now on, no faster than the reader takes it, until either side ends it. */
export async function streamWatch<Message>(
  call: WatchCall<Message>,
  watch: Watch<Message>,
  service: NodeService,
  queue: RecordQueue,
  end: AbortSignal,
): Promise<void> {
  const unsubscribe = service.subscribe(watch.filter, (record) => {
    if (watch.wants(record)) queue.push(record);
  });
  try {
    // A client that waits for this knows that it misses nothing from then on.
    call.sendMetadata(new Metadata());
    while (!end.aborted) {
      const record = queue.take();
      if (record === null) {
        await queue.ready(end);
        continue;
      }
      const message = await watch.show(record);
      if (message !== null) await pacedWrite(call, message, end);
    }
  } finally {
    unsubscribe();
  }
}
