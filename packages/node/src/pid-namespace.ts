import { statSync } from 'node:fs';

/** PROC_PID_INIT_INO, the same on every kernel. */
const FIRST_PID_NAMESPACE = 0xeffffffc;

/** Elsewhere this process has another number than the kernel's programs see. */
export function isInFirstPidNamespace(): boolean {
  return statSync('/proc/self/ns/pid').ino === FIRST_PID_NAMESPACE;
}

export const OTHER_PROCESSES = "the node runs in a pid namespace of its own, not in the host's";
