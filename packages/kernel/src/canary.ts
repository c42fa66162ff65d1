import { native } from './native.ts';

export interface CanaryPlace {
  /** cgroup.procs of a cgroup whose workload is refused all of what follows. */
  readonly procs: string;
  readonly file: string;
  /** A path at which nothing is. */
  readonly made: string;
  readonly program: string;
  /** On loopback, TCP. */
  readonly port: number;
}

/** The errno that each attempt ended with; 0 was let through. */
export interface CanaryResult {
  readonly enter: number;
  readonly open: number;
  readonly create: number;
  readonly ptrace: number;
  readonly connect: number;
  readonly execute: number;
  readonly socket: number;
}

/** A child tries what must be denied. All zeroes when it could not tell: nothing is claimed then. */
export function runCanary(place: CanaryPlace): CanaryResult {
  const { procs, file, made, program, port } = place;
  const [enter = 0, open = 0, create = 0, ptrace = 0, connect = 0, execute = 0, socket = 0] =
    native().runCanary(procs, file, made, program, port);
  return { enter, open, create, ptrace, connect, execute, socket };
}
