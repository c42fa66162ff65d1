/** What the kernel refused, with what a person can do about it. */
export class KernelError extends Error {
  readonly code: string;
  readonly mend: string;

  constructor(code: KernelErrorCode, detail: string, options?: { cause?: unknown }) {
    const { text, mend } = KERNEL_ERRORS[code];
    super(`${code}: ${text}: ${detail}. ${mend}`, options);
    this.code = code;
    this.mend = mend;
  }
}

export const KERNEL_ERRORS = {
  'RF-KERNEL-001': {
    text: 'there is no BPF file system where programs could be kept',
    mend: 'Mount it: mount -t bpf bpf /sys/fs/bpf',
  },
  'RF-KERNEL-003': {
    text: 'a map is full',
    mend: 'Fewer rules, or fewer different sets of rules on this node, fit',
  },
  'RF-KERNEL-004': {
    text: 'every workload slot is taken',
    mend: 'The node holds 4,095 workloads at a time',
  },
  'RF-KERNEL-005': {
    text: 'the new programs deny nothing, so those before them go on',
    mend: 'Enforcement is as it was; start the version that loaded them, or report this one',
  },
} as const;

export type KernelErrorCode = keyof typeof KERNEL_ERRORS;

/** The `code` of a failed system call, as in `EPERM`. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
