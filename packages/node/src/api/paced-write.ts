import type { ServerWritableStream } from '@grpc/grpc-js';

/** Writes no faster than the reader takes it; undefined where there is nothing to wait for. */
export function pacedWrite<Request, Message>(
  call: ServerWritableStream<Request, Message>,
  message: Message,
  end: AbortSignal,
): Promise<void> | undefined {
  if (end.aborted || call.write(message)) return undefined;
  return new Promise<void>((resolve) => {
    const done = () => {
      call.off('drain', done);
      end.removeEventListener('abort', done);
      resolve();
    };
    call.on('drain', done);
    end.addEventListener('abort', done);
  });
}
