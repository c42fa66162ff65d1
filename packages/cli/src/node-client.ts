import {
  Client,
  type ClientReadableStream,
  credentials,
  status as grpcStatus,
  type ServiceError,
} from '@grpc/grpc-js';
import type { LogRecord } from '@ringfence/model';
import { type LogsQuery, NODE_SERVICE } from '@ringfence/model/wire';
import { EXIT } from './exit-code.ts';
import { Failure } from './failure.ts';

/** As the node's side: policies are small, many of them are not. */
const LARGEST_MESSAGE = 64 * 1024 * 1024;

interface UnaryMethod<Request, Response> {
  readonly path: string;
  readonly responseStream: false;
  readonly requestSerialize: (request: Request) => Buffer;
  readonly responseDeserialize: (bytes: Buffer) => Response;
}

type Methods = typeof NODE_SERVICE;
type UnaryName = {
  [N in keyof Methods]: Methods[N]['responseStream'] extends false ? N : never;
}[keyof Methods];
type RequestOf<N extends UnaryName> = ReturnType<Methods[N]['requestDeserialize']>;
type ResponseOf<N extends UnaryName> = ReturnType<Methods[N]['responseDeserialize']>;

/** One connection to the node on this host. */
export class NodeClient {
  readonly #client: Client;
  readonly #socket: string;

  constructor(socket: string) {
    this.#socket = socket;
    this.#client = new Client(`unix:${socket}`, credentials.createInsecure(), {
      'grpc.max_receive_message_length': LARGEST_MESSAGE,
      'grpc.max_send_message_length': LARGEST_MESSAGE,
      // The connection to a socket on this host needs no proxy that the environment names.
      'grpc.enable_http_proxy': 0,
    });
  }

  call<Name extends UnaryName>(name: Name, request: RequestOf<Name>): Promise<ResponseOf<Name>> {
    const method = NODE_SERVICE[name] as unknown as UnaryMethod<RequestOf<Name>, ResponseOf<Name>>;
    return new Promise((resolve, reject) => {
      this.#client.makeUnaryRequest(
        method.path,
        method.requestSerialize,
        method.responseDeserialize,
        request,
        (error, response) => {
          if (error !== null) reject(failureOf(error, this.#socket));
          else if (response === undefined) reject(new Error(`${method.path}: no response`));
          else resolve(response);
        },
      );
    });
  }

  /** Records as they come, no faster than they are taken, until the node or `end` ends them. */
  async *logs(query: LogsQuery, end?: AbortSignal): AsyncGenerator<LogRecord, void> {
    const { path, requestSerialize, responseDeserialize } = NODE_SERVICE.logs;
    const stream: ClientReadableStream<LogRecord> = this.#client.makeServerStreamRequest(
      path,
      requestSerialize,
      responseDeserialize,
      query,
    );
    const cancel = (): void => stream.cancel();
    end?.addEventListener('abort', cancel);
    try {
      for await (const record of stream) yield record as LogRecord;
    } catch (error) {
      if (!end?.aborted) throw failureOf(error as ServiceError, this.#socket);
    } finally {
      end?.removeEventListener('abort', cancel);
      stream.cancel();
    }
  }

  close(): void {
    this.#client.close();
  }
}

/** What went wrong in the person's terms, and what to do. */
function failureOf(error: ServiceError, socket: string): Failure {
  const { code, details } = error;
  if (code === grpcStatus.NOT_FOUND) return new Failure(EXIT.notFound, details);
  if (code !== grpcStatus.UNAVAILABLE) return new Failure(EXIT.failed, details);
  const name = 'or name its socket with --socket or RINGFENCE_SOCKET';
  if (/\bEACCES\b/.test(details)) {
    return new Failure(EXIT.unreachable, `${socket} may be opened by root alone: try it with sudo`);
  }
  if (/\bENOENT\b/.test(details)) {
    return new Failure(
      EXIT.unreachable,
      `no node runs here (there is no ${socket}): start one with \`ringfence node\`, ${name}`,
    );
  }
  if (/\bECONNREFUSED\b/.test(details)) {
    return new Failure(
      EXIT.unreachable,
      `the node that made ${socket} is gone: start one with \`ringfence node\`, ${name}`,
    );
  }
  return new Failure(EXIT.unreachable, `the node on ${socket} went away (${details})`);
}

/** Runs something with a connection, and ends the connection whatever happens. */
export async function withNode<Result>(
  socket: string,
  run: (node: NodeClient) => Promise<Result>,
): Promise<Result> {
  const node = new NodeClient(socket);
  try {
    return await run(node);
  } finally {
    node.close();
  }
}
