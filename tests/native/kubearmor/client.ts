import { setTimeout as delay } from 'node:timers/promises';
import {
  type ClientReadableStream,
  credentials,
  type GrpcObject,
  loadPackageDefinition,
  type ServiceClientConstructor,
  type ServiceError,
} from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';

const PATIENCE_MS = 30_000;

/** As a client in another language has them: names of the `.proto`, what is absent filled in. */
export interface KubeArmorRecord {
  readonly Timestamp: string;
  readonly UpdatedTime: string;
  readonly HostName: string;
  readonly Type: string;
  readonly Message: string;
  readonly Operation: string;
  readonly Resource: string;
  readonly Source: string;
  readonly ProcessName: string;
  readonly HostPID: number;
  readonly Labels: string;
  readonly EventData: Readonly<Record<string, string>>;
}

export interface ProbeData {
  readonly containerList: readonly string[];
  readonly containerMap: Readonly<Record<string, PolicyData & { policyEnabled: number }>>;
  readonly hostMap: Readonly<Record<string, PolicyData>>;
  readonly networkMap: object;
}

interface PolicyData {
  readonly policyList: readonly string[];
  readonly policyDataList: readonly { readonly policy: Buffer }[];
}

export type WatchMethod = 'WatchMessages' | 'WatchAlerts' | 'WatchLogs';
export type PolicyMethod = 'containerPolicy' | 'hostPolicy' | 'networkPolicy';

type Answer = (error: ServiceError | null, answer: unknown) => void;
type Unary = (request: unknown, answer: Answer) => void;
type Client = Record<string, Unary> & { close(): void };

/** The services by name, each with its methods. */
export const DEFINITIONS = loadSync(['feeder.proto', 'policy.proto'], {
  includeDirs: [import.meta.dirname],
  keepCase: true,
  longs: String,
  enums: String,
  defaults: true,
});
const packages = loadPackageDefinition(DEFINITIONS);

function serviceOf(path: string, address: string): Client {
  const [packageName = '', name = ''] = path.split('.');
  const Service = (packages[packageName] as GrpcObject)[name] as ServiceClientConstructor;
  return new Service(address, credentials.createInsecure()) as unknown as Client;
}

/** A client of KubeArmor that shares no code and no file of messages with the node. */
export class KubeArmorClient implements Disposable {
  readonly #logs: Client;
  readonly #policy: Client;
  readonly #probe: Client;
  readonly #streams: RecordStream[] = [];

  /** `unix:///path` or `host:port`, as `karmor --gRPC` takes them. */
  constructor(address: string) {
    this.#logs = serviceOf('feeder.LogService', address);
    this.#policy = serviceOf('policy.PolicyService', address);
    this.#probe = serviceOf('policy.ProbeService', address);
  }

  async healthCheck(nonce: number): Promise<number> {
    const { Retval } = (await ask(this.#logs, 'HealthCheck', { nonce })) as { Retval: number };
    return Retval;
  }

  watch(method: WatchMethod, filter: string): RecordStream {
    const open = this.#logs[method] as unknown as (
      request: object,
    ) => ClientReadableStream<KubeArmorRecord>;
    const stream = new RecordStream(open.call(this.#logs, { Filter: filter }));
    this.#streams.push(stream);
    return stream;
  }

  /** Sends what `karmor vm policy` sends, and gives the word that it prints. */
  async send(method: PolicyMethod, event: object | string): Promise<string> {
    const text = typeof event === 'string' ? event : JSON.stringify(event);
    const answer = await ask(this.#policy, method, { policy: Buffer.from(text) });
    return (answer as { status: string }).status;
  }

  async probe(): Promise<ProbeData> {
    return (await ask(this.#probe, 'getProbeData', {})) as ProbeData;
  }

  [Symbol.dispose](): void {
    for (const stream of this.#streams) stream.cancel();
    for (const client of [this.#logs, this.#policy, this.#probe]) client.close();
  }
}

function ask(client: Client, method: string, request: object): Promise<unknown> {
  return new Promise((resolve, reject) => {
    client[method]?.call(client, request, (error, answer) =>
      error === null ? resolve(answer) : reject(error),
    );
  });
}

/** The records of one stream, kept. */
export class RecordStream {
  readonly records: KubeArmorRecord[] = [];
  readonly #stream: ClientReadableStream<KubeArmorRecord>;
  /** The node answers once the reader can miss nothing any more. */
  readonly watching: Promise<unknown>;
  /** How it ended: null when the node ended it well. */
  readonly ended: Promise<ServiceError | null>;
  #arrived = Promise.withResolvers<void>();

  constructor(stream: ClientReadableStream<KubeArmorRecord>) {
    this.#stream = stream;
    stream.on('data', (record: KubeArmorRecord) => {
      this.records.push(record);
      this.#arrived.resolve();
      this.#arrived = Promise.withResolvers();
    });
    this.watching = new Promise((resolve) => stream.once('metadata', resolve));
    this.ended = new Promise((resolve) => {
      stream.once('error', (error: ServiceError) => resolve(error));
      stream.once('end', () => resolve(null));
    });
  }

  /** The first record like this, once it is there. */
  async first(what: string, matches: (record: KubeArmorRecord) => boolean) {
    const end = Date.now() + PATIENCE_MS;
    for (let seen = 0; ; ) {
      for (; seen < this.records.length; seen++) {
        const record = this.records[seen];
        if (record !== undefined && matches(record)) return record;
      }
      if (Date.now() > end) throw new Error(`${what}: not within ${PATIENCE_MS} ms`);
      await Promise.race([this.#arrived.promise, delay(100)]);
    }
  }

  pause(): void {
    this.#stream.pause();
  }

  resume(): void {
    this.#stream.resume();
  }

  cancel(): void {
    this.#stream.cancel();
  }
}
