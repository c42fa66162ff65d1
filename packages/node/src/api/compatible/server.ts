import { status as grpcStatus, Metadata, Server } from '@grpc/grpc-js';
import {
  LOG_SERVICE,
  type Nonce,
  POLICY_SERVICE,
  PROBE_SERVICE,
} from '@ringfence/model/compatible';
import { addressText, isLoopback, type LoopbackAddress } from '../../loopback-address.ts';
import { ApiError } from '../api-error.ts';
import { listen, listenOnSocket, serviceError, shutDown, unary } from '../grpc-server.ts';
import { ReaderCounts } from '../reader-counts.ts';
import { DEFAULT_QUEUE_CAPACITY, RecordQueue } from '../record-queue.ts';
import type { ApiServer } from '../server.ts';
import type { NodeService } from '../service.ts';
import type { NodeIdentity } from './identity.ts';
import { PolicyIntake } from './policy-intake.ts';
import { probeAnswer } from './probe-answer.ts';
import { streamWatch, type Watch, type WatchCall } from './watch.ts';
import { alertWatch, logWatch, messageWatch } from './watches.ts';
import { WorkloadDirectory } from './workload-directory.ts';

/** On loopback anyone on this host may ask: what they say is small, and they are few. */
const LARGEST_LOOPBACK_REQUEST = 64 * 1024;
const MOST_LOOPBACK_READERS = 16;

export interface CompatibleOptions {
  /** All three services are here. */
  readonly socket: string;
  /** Where, beside that, alerts, logs and the probe are; never what takes policy. */
  readonly loopback: LoopbackAddress | null;
  readonly node: NodeIdentity;
  readonly readers?: ReaderCounts;
  /** Records that wait for one reader; the rest is counted. */
  readonly queueCapacity?: number;
  /** What a client's one-word answer leaves out. */
  readonly tell: (line: string) => void;
}

/** Serves KubeArmor's clients; rejects with an `ApiError` where it cannot. */
export async function serveCompatible(
  service: NodeService,
  options: CompatibleOptions,
): Promise<ApiServer> {
  const { socket, loopback, tell } = options;
  const face = new CompatibleFace(service, options);
  const local = new Server();
  face.addReading(local, Number.POSITIVE_INFINITY);
  face.addPolicy(local, new PolicyIntake(service, tell));
  await listenOnSocket(local, socket);
  const servers = [local];
  const close = async () => {
    face.stop();
    await Promise.all(servers.map(shutDown));
  };
  if (loopback !== null) {
    const open = new Server({ 'grpc.max_receive_message_length': LARGEST_LOOPBACK_REQUEST });
    face.addReading(open, MOST_LOOPBACK_READERS);
    servers.push(open);
    await listenOnLoopback(open, loopback).catch(async (error: unknown) => {
      await close();
      throw error;
    });
  }
  return { close };
}

async function listenOnLoopback(server: Server, address: LoopbackAddress): Promise<void> {
  const text = addressText(address);
  if (!isLoopback(address.host)) {
    throw new ApiError(
      'RF-NODE-120',
      `${text} is reached from other hosts, and nobody is asked who they are; ` +
        'choose a loopback address such as 127.0.0.1',
    );
  }
  await listen(server, text).catch((error: unknown) => {
    throw new ApiError(
      'RF-NODE-121',
      `${text} cannot be served: ${error instanceof Error ? error.message : String(error)}; ` +
        'stop who listens there, or choose another with --compatible-port',
    );
  });
}

/** The services over one node, whatever they are reached by. */
class CompatibleFace {
  readonly #service: NodeService;
  readonly #options: CompatibleOptions;
  readonly #directory: WorkloadDirectory;
  readonly #readers: ReaderCounts;
  readonly #stopping = new AbortController();

  constructor(service: NodeService, options: CompatibleOptions) {
    this.#service = service;
    this.#options = options;
    this.#directory = new WorkloadDirectory(() => service.workloads());
    this.#readers = options.readers ?? new ReaderCounts();
  }

  /** Ends every stream. */
  stop(): void {
    this.#stopping.abort();
  }

  /** What changes nothing. */
  addReading(server: Server, mostReaders: number): void {
    const { node } = this.#options;
    const service = this.#service;
    const seats = { taken: 0, most: mostReaders };
    const alerts = alertWatch(node, this.#directory);
    const logs = logWatch(node, this.#directory);
    const messages = messageWatch(node);
    server.addService(LOG_SERVICE, {
      healthCheck: unary(async (nonce: Nonce) => nonce),
      watchAlerts: this.#watcher(seats, alerts, ['all', 'policy']),
      watchLogs: this.#watcher(seats, logs, ['all', 'system']),
      watchMessages: this.#watcher(seats, messages, null),
    });
    server.addService(PROBE_SERVICE, {
      getProbeData: unary(async () =>
        probeAnswer(await service.workloads(), await service.policies(), node.hostName),
      ),
    });
  }

  addPolicy(server: Server, intake: PolicyIntake): void {
    server.addService(POLICY_SERVICE, {
      containerPolicy: unary(async (bytes: Uint8Array) => ({
        status: await intake.take(bytes, 'container'),
      })),
      hostPolicy: unary(async (bytes: Uint8Array) => ({
        status: await intake.take(bytes, 'host'),
      })),
      networkPolicy: unary(async () => ({ status: intake.refuseNetworkPolicy() })),
    });
  }

  /** A stream for those whose filter is among these; for others it ends at once, as KubeArmor's. */
  #watcher<Message>(seats: Seats, watch: Watch<Message>, filters: readonly string[] | null) {
    return (call: WatchCall<Message>) => {
      if (filters !== null && !filters.includes(call.request.filter)) {
        call.end();
        return;
      }
      if (seats.taken >= seats.most) {
        const details = `${seats.most} readers are served here at a time`;
        call.emit('error', {
          code: grpcStatus.RESOURCE_EXHAUSTED,
          details,
          metadata: new Metadata(),
        });
        return;
      }
      seats.taken++;
      this.#readers.now++;
      const gone = new AbortController();
      call.on('cancelled', () => gone.abort());
      call.on('error', () => gone.abort());
      const capacity = this.#options.queueCapacity ?? DEFAULT_QUEUE_CAPACITY;
      const queue = new RecordQueue(capacity, (lost) => {
        this.#readers.lost += lost;
      });
      const end = AbortSignal.any([gone.signal, this.#stopping.signal]);
      streamWatch(call, watch, this.#service, queue, end)
        .then(
          () => call.end(),
          (error: unknown) => call.destroy(serviceError(error) as Error),
        )
        .finally(() => {
          seats.taken--;
          this.#readers.now--;
        });
    };
  }
}

interface Seats {
  taken: number;
  readonly most: number;
}
