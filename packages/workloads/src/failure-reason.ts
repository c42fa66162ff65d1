import type { ServiceError } from '@grpc/grpc-js';
import { printable } from './printable.ts';

/** Why an engine cannot be followed, in words for whoever reads the node's status. */
export function failureReason(engine: string, socket: string, error: unknown): string {
  const details = (error as Partial<ServiceError> | null)?.details;
  const text = details || (error instanceof Error ? error.message : String(error));
  // grpc-js wraps what the system call said in words about itself.
  const cause = /Last error: (?:Error: )?(.*?)\.? Resolution note:/s.exec(text)?.[1] ?? text;
  return printable(`${engine} at ${socket}: ${cause}`);
}
