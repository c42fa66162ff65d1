import { Client, credentials } from '@grpc/grpc-js';
import { NODE_SERVICE } from '@ringfence/model/wire';

type Methods = Pick<typeof NODE_SERVICE, 'applyPolicy' | 'getActivity' | 'listWorkloads'>;
type RequestOf<Name extends keyof Methods> = ReturnType<Methods[Name]['requestDeserialize']>;
type ResponseOf<Name extends keyof Methods> = ReturnType<Methods[Name]['responseDeserialize']>;

interface Method<Request, Response> {
  readonly path: string;
  readonly requestSerialize: (request: Request) => Buffer;
  readonly responseDeserialize: (bytes: Buffer) => Response;
}

const LARGEST_MESSAGE = 64 * 1024 * 1024;

/** The node's API, as far as measuring needs it. */
export class NodeApi {
  readonly #client: Client;

  constructor(socket: string) {
    this.#client = new Client(`unix:${socket}`, credentials.createInsecure(), {
      'grpc.max_receive_message_length': LARGEST_MESSAGE,
      'grpc.max_send_message_length': LARGEST_MESSAGE,
    });
  }

  call<Name extends keyof Methods>(
    name: Name,
    request: RequestOf<Name>,
  ): Promise<ResponseOf<Name>> {
    const method = NODE_SERVICE[name] as unknown as Method<RequestOf<Name>, ResponseOf<Name>>;
    return new Promise((resolve, reject) => {
      this.#client.makeUnaryRequest(
        method.path,
        method.requestSerialize,
        method.responseDeserialize,
        request,
        (error, response) => {
          if (error === null && response !== undefined) resolve(response);
          else reject(error ?? new Error(`${method.path}: no response`));
        },
      );
    });
  }

  close(): void {
    this.#client.close();
  }
}
