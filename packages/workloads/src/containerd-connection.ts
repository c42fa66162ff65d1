import {
  Client,
  type ClientReadableStream,
  credentials,
  Metadata,
  type ServiceError,
  status,
} from '@grpc/grpc-js';
import { containerd } from '@ringfence/model/containerd';
import { type ContainerFacts, containerFacts } from './container-facts.ts';

const messages = containerd.v1;
const UNARY_DEADLINE = 10_000;
const LIST_DEADLINE = 60_000;
/** containerd itself sends no message longer than this. */
const LONGEST_MESSAGE = 16 * 1024 * 1024;

interface Codec<Message> {
  encode(message: Message): { finish(): Uint8Array };
}
interface Decoder<Message> {
  decode(bytes: Uint8Array): Message;
}

function serializer<Message>(codec: Codec<Message>): (message: Message) => Buffer {
  return (message) => Buffer.from(codec.encode(message).finish());
}
const asItIs = (bytes: Buffer): Buffer => bytes;

function inNamespace(namespace: string): Metadata {
  const metadata = new Metadata();
  metadata.set('containerd-namespace', namespace);
  return metadata;
}

/** One connection to containerd, over its Unix socket. Not to be used after an error: open another. */
export class ContainerdConnection {
  readonly #client: Client;

  constructor(socket: string) {
    this.#client = new Client(`unix:${socket}`, credentials.createInsecure(), {
      'grpc.max_receive_message_length': LONGEST_MESSAGE,
      // Its own, so that a connection that failed before delays no new one.
      'grpc.use_local_subchannel_pool': 1,
    });
  }

  close(): void {
    this.#client.close();
  }

  async listNamespaces(): Promise<string[]> {
    const { namespaces } = await this.#unary(
      '/containerd.services.namespaces.v1.Namespaces/List',
      messages.ListNamespacesRequest,
      messages.ListNamespacesResponse,
      {},
      new Metadata(),
    );
    return namespaces.map(({ name }) => name ?? '');
  }

  /** Null when there is no such container (any more). */
  async getContainer(namespace: string, id: string): Promise<ContainerFacts | null> {
    try {
      const { container } = await this.#unary(
        '/containerd.services.containers.v1.Containers/Get',
        messages.GetContainerRequest,
        messages.GetContainerResponse,
        { id },
        inNamespace(namespace),
      );
      return container == null ? null : containerFacts(namespace, container);
    } catch (error) {
      if ((error as ServiceError).code === status.NOT_FOUND) return null;
      throw error;
    }
  }

  async listContainers(namespace: string): Promise<ContainerFacts[]> {
    const stream = this.#client.makeServerStreamRequest(
      '/containerd.services.containers.v1.Containers/ListStream',
      serializer(messages.ListContainersRequest),
      asItIs,
      {},
      inNamespace(namespace),
      { deadline: Date.now() + LIST_DEADLINE },
    );
    const containers: ContainerFacts[] = [];
    for await (const bytes of stream) {
      const { container } = messages.ListContainerMessage.decode(bytes as Buffer);
      if (container != null) containers.push(containerFacts(namespace, container));
    }
    return containers;
  }

  /** The first process of each container that has one, by the container's id. */
  async listTasks(namespace: string): Promise<Map<string, number>> {
    const { tasks } = await this.#unary(
      '/containerd.services.tasks.v1.Tasks/List',
      messages.ListTasksRequest,
      messages.ListTasksResponse,
      {},
      inNamespace(namespace),
    );
    return new Map(
      tasks
        .filter((task) => task.status !== messages.TaskStatus.STOPPED)
        .map((task) => [task.id ?? '', task.pid ?? 0]),
    );
  }

  /** Events of all namespaces, encoded, until the connection ends. */
  subscribe(filters: readonly string[]): ClientReadableStream<Buffer> {
    return this.#client.makeServerStreamRequest(
      '/containerd.services.events.v1.Events/Subscribe',
      serializer(messages.SubscribeRequest),
      asItIs,
      { filters: [...filters] },
    );
  }

  #unary<Request, Response>(
    path: string,
    request: Codec<Request>,
    response: Decoder<Response>,
    message: Request,
    metadata: Metadata,
  ): Promise<Response> {
    return new Promise((resolve, reject) => {
      this.#client.makeUnaryRequest(
        path,
        serializer(request),
        (bytes: Buffer) => response.decode(bytes),
        message,
        metadata,
        { deadline: Date.now() + UNARY_DEADLINE },
        (error, value) => {
          if (error !== null) reject(error);
          else if (value === undefined) reject(new Error(`${path} answered nothing`));
          else resolve(value);
        },
      );
    });
  }
}
