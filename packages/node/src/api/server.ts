import {
  status as grpcStatus,
  type handleUnaryCall,
  Server,
  ServerCredentials,
  type ServiceError,
} from '@grpc/grpc-js';
import type { PolicyName, PolicyReport } from '@ringfence/model';
import { NODE_SERVICE, NOTHING } from '@ringfence/model/wire';
import { type LogCall, streamLogs } from './log-stream.ts';
import { DEFAULT_QUEUE_CAPACITY, RecordQueue } from './record-queue.ts';
import type { NodeService } from './service.ts';
import { claimSocketPath, restrictSocket } from './socket-path.ts';

/** Policies are small, many of them are not; both ends are on this host and trust each other. */
export const LARGEST_MESSAGE = 64 * 1024 * 1024;

/** Readers that do not let go are cut off after this. */
const SHUTDOWN_PATIENCE_MS = 1000;

export interface ApiOptions {
  readonly socket: string;
  /** Records that wait for one reader; the rest is counted. */
  readonly queueCapacity?: number;
}

export interface ApiServer {
  /** Ends every stream and takes no more calls. */
  close(): Promise<void>;
}

/** Serves the node's API on a Unix socket; rejects with an `ApiError` where it cannot. */
export async function serveApi(service: NodeService, options: ApiOptions): Promise<ApiServer> {
  const stopping = new AbortController();
  const readers = { now: 0, lost: 0n };
  const server = new Server({
    'grpc.max_receive_message_length': LARGEST_MESSAGE,
    'grpc.max_send_message_length': LARGEST_MESSAGE,
  });
  server.addService(NODE_SERVICE, {
    probe: unary(() => service.probe()),
    listWorkloads: unary(() => service.workloads()),
    applyPolicy: unary(({ text, fileName }) => service.applyPolicy(text, fileName)),
    listPolicies: unary(async ({ kind, namespace, name }) =>
      (await service.policies()).filter(
        (policy) =>
          (kind === '' || policy.name.kind === kind) &&
          (namespace === '' || policy.name.namespace === namespace) &&
          (name === '' || policy.name.name === name),
      ),
    ),
    getPolicy: unary(async (name) => {
      const policies = await service.policies();
      return policies.find((policy) => isNamed(policy, name)) ?? notFound(name);
    }),
    deletePolicy: unary(async (name) => {
      if (!(await service.deletePolicy(name))) notFound(name);
      return NOTHING;
    }),
    status: unary(async () => ({
      ...(await service.status()),
      subscribers: readers.now,
      subscribersLost: readers.lost,
    })),
    logs(call: LogCall) {
      const gone = new AbortController();
      call.on('cancelled', () => gone.abort());
      call.on('error', () => gone.abort());
      const queue = new RecordQueue(options.queueCapacity ?? DEFAULT_QUEUE_CAPACITY, (lost) => {
        readers.lost += lost;
      });
      readers.now++;
      streamLogs(call, service, queue, AbortSignal.any([gone.signal, stopping.signal]))
        .then(
          () => call.end(),
          (error: unknown) => call.destroy(serviceError(error) as Error),
        )
        .finally(() => readers.now--);
    },
  });

  await claimSocketPath(options.socket);
  await new Promise<void>((resolve, reject) => {
    server.bindAsync(`unix:${options.socket}`, ServerCredentials.createInsecure(), (error) =>
      error === null ? resolve() : reject(error),
    );
  });
  await restrictSocket(options.socket);

  return {
    close() {
      stopping.abort();
      return new Promise<void>((resolve, reject) => {
        const cutOff = setTimeout(() => server.forceShutdown(), SHUTDOWN_PATIENCE_MS);
        server.tryShutdown((error) => {
          clearTimeout(cutOff);
          if (error === undefined) resolve();
          else reject(error);
        });
      });
    },
  };
}

function unary<Request, Response>(
  answer: (request: Request) => Promise<Response>,
): handleUnaryCall<Request, Response> {
  return (call, respond) => {
    answer(call.request).then(
      (response) => respond(null, response),
      (error: unknown) => respond(serviceError(error)),
    );
  };
}

function serviceError(error: unknown): Partial<ServiceError> {
  if (error instanceof NotFoundError) return { code: grpcStatus.NOT_FOUND, details: error.message };
  const details = error instanceof Error ? error.message : String(error);
  return { code: grpcStatus.INTERNAL, details };
}

class NotFoundError extends Error {}

function notFound(name: PolicyName): never {
  const where = name.namespace === '' ? '' : `${name.namespace}/`;
  throw new NotFoundError(`there is no ${name.kind} ${where}${name.name} on this node`);
}

function isNamed({ name }: PolicyReport, wanted: PolicyName): boolean {
  return (
    name.kind === wanted.kind && name.namespace === wanted.namespace && name.name === wanted.name
  );
}
