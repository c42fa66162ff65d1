/** What generated code offers for one message. */
export interface MessageType<Properties> {
  encode(message: Properties): { finish(): Uint8Array };
  decode(bytes: Uint8Array): Properties;
}

/** One direction of a call: a value of the model to bytes and back. */
export interface ValueCodec<Value> {
  readonly serialize: (value: Value) => Buffer;
  readonly deserialize: (bytes: Buffer) => Value;
}

export function codec<Properties, Value>(
  type: MessageType<Properties>,
  toProto: (value: Value) => Properties,
  fromProto: (message: Properties) => Value,
): ValueCodec<Value> {
  return {
    serialize(value) {
      const bytes = type.encode(toProto(value)).finish();
      return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    },
    deserialize: (bytes) => fromProto(type.decode(bytes)),
  };
}

/** One method of a service, as a gRPC library takes it; the request is never a stream. */
export function call<Request, Response, Streamed extends boolean>(
  path: string,
  request: ValueCodec<Request>,
  response: ValueCodec<Response>,
  responseStream: Streamed,
) {
  return {
    path,
    requestStream: false as const,
    responseStream,
    requestSerialize: request.serialize,
    requestDeserialize: request.deserialize,
    responseSerialize: response.serialize,
    responseDeserialize: response.deserialize,
  };
}
