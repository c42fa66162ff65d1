import {
  status as grpcStatus,
  type handleUnaryCall,
  type Server,
  ServerCredentials,
  type ServiceError,
} from '@grpc/grpc-js';
import { claimSocketPath, restrictSocket } from './socket-path.ts';

/** Readers that do not let go are cut off after this. */
const SHUTDOWN_PATIENCE_MS = 1000;

/** Starts serving on a socket that its owner alone reaches, or rejects with an `ApiError`. */
export async function listenOnSocket(server: Server, socket: string): Promise<void> {
  await claimSocketPath(socket);
  await listen(server, `unix:${socket}`);
  await restrictSocket(socket);
}

/** Starts serving on an address as grpc writes it. */
export function listen(server: Server, address: string): Promise<void> {
  return new Promise<void>((resolve, reject) => {
    server.bindAsync(address, ServerCredentials.createInsecure(), (error) =>
      error === null ? resolve() : reject(error),
    );
  });
}

/** Takes no more calls and waits for those that run, though not for long. */
export function shutDown(server: Server): Promise<void> {
  return new Promise<void>((resolve, reject) => {
    const cutOff = setTimeout(() => server.forceShutdown(), SHUTDOWN_PATIENCE_MS);
    server.tryShutdown((error) => {
      clearTimeout(cutOff);
      if (error === undefined) resolve();
      else reject(error);
    });
  });
}

/** A call that has one answer. */
export function unary<Request, Response>(
  answer: (request: Request) => Promise<Response>,
): handleUnaryCall<Request, Response> {
  return (call, respond) => {
    answer(call.request).then(
      (response) => respond(null, response),
      (error: unknown) => respond(serviceError(error)),
    );
  };
}

/** What a client is told of an error. */
export function serviceError(error: unknown): Partial<ServiceError> {
  if (error instanceof NotFoundError) return { code: grpcStatus.NOT_FOUND, details: error.message };
  const details = error instanceof Error ? error.message : String(error);
  return { code: grpcStatus.INTERNAL, details };
}

/** What was asked for is not there. */
export class NotFoundError extends Error {}
