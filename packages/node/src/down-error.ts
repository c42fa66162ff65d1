import { KernelError } from '@ringfence/kernel';
import { HierarchyError } from '@ringfence/workloads';

/** Why the node cannot run on this host as it is, for the person who starts it. */
export class DownError extends Error {
  override readonly name = 'DownError';
  readonly code: string;

  constructor(code: string, message: string, options?: { cause?: unknown }) {
    super(`${code}: ${message}`, options);
    this.code = code;
  }
}

/** The reason of the mode `down`; null for an error of another kind, which is a fault of ours. */
export function downReason(error: unknown): string | null {
  const isKnown =
    error instanceof DownError || error instanceof KernelError || error instanceof HierarchyError;
  return isKnown ? error.message : null;
}

export function requireRoot(user = process.geteuid?.()): void {
  if (user === 0) return;
  throw new DownError(
    'RF-NODE-107',
    `only root may load programs into the kernel, and this is user ${user}; try it with sudo`,
  );
}

const NEEDS_MENDING = [
  'EACCES',
  'EPERM',
  'EROFS',
  'ENOENT',
  'ENOTDIR',
  'EEXIST',
  'ENOSPC',
  'EBUSY',
];

/** Makes a directory or the like; what the host refuses is told as such. */
export function needed<Result>(
  code: string,
  what: string,
  mend: string,
  make: () => Result,
): Result {
  try {
    return make();
  } catch (error) {
    const { code: reason, status } = error as NodeJS.ErrnoException & { status?: number };
    if (status === undefined && !NEEDS_MENDING.includes(reason ?? '')) throw error;
    const detail = reason ?? String(error);
    throw new DownError(code, `${what} (${detail}); ${mend}`, { cause: error });
  }
}
