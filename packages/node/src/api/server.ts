import { Server } from '@grpc/grpc-js';
import type { PolicyName, PolicyReport } from '@ringfence/model';
import { NODE_SERVICE, NOTHING } from '@ringfence/model/wire';
import { listenOnSocket, NotFoundError, serviceError, shutDown, unary } from './grpc-server.ts';
import { type LogCall, streamLogs } from './log-stream.ts';
import { ReaderCounts } from './reader-counts.ts';
import { DEFAULT_QUEUE_CAPACITY, RecordQueue } from './record-queue.ts';
import type { NodeService } from './service.ts';

/** Policies are small, many of them are not; both ends are on this host and trust each other. */
export const LARGEST_MESSAGE = 64 * 1024 * 1024;

export interface ApiOptions {
  readonly socket: string;
  /** Records that wait for one reader; the rest is counted. */
  readonly queueCapacity?: number;
  /** Given where another service has readers too. */
  readonly readers?: ReaderCounts;
}

export interface ApiServer {
  /** Ends every stream and takes no more calls. */
  close(): Promise<void>;
}

/** Serves the node's API on a Unix socket; rejects with an `ApiError` where it cannot. */
export async function serveApi(service: NodeService, options: ApiOptions): Promise<ApiServer> {
  const stopping = new AbortController();
  const readers = options.readers ?? new ReaderCounts();
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
    getWorkload: unary(async (name) => {
      const profile = await service.workload(name);
      if (profile === null) throw new NotFoundError(`there is no workload ${name} on this node`);
      return profile;
    }),
    getActivity: unary(() => service.activity()),
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

  await listenOnSocket(server, options.socket);
  return {
    close() {
      stopping.abort();
      return shutDown(server);
    },
  };
}

function notFound(name: PolicyName): never {
  const where = name.namespace === '' ? '' : `${name.namespace}/`;
  throw new NotFoundError(`there is no ${name.kind} ${where}${name.name} on this node`);
}

function isNamed({ name }: PolicyReport, wanted: PolicyName): boolean {
  return (
    name.kind === wanted.kind && name.namespace === wanted.namespace && name.name === wanted.name
  );
}
