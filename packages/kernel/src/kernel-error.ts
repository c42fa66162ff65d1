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
    text: 'the programs of this version deny less than those before them, which go on',
    mend: 'Enforcement is as it was; start the version that loaded them, or report this one',
  },
  'RF-KERNEL-006': {
    text: 'this kernel tells nothing of its types (BTF), without which no program loads',
    mend: 'Boot a kernel that was built with CONFIG_DEBUG_INFO_BTF=y, with sysfs mounted',
  },
  'RF-KERNEL-007': {
    text: 'the kernel does not let this process use bpf(2)',
    mend: 'It needs root with CAP_BPF, CAP_PERFMON and CAP_SYS_ADMIN in the first user namespace, no seccomp filter against bpf, and a kernel with CONFIG_BPF_SYSCALL=y that is not locked down',
  },
  'RF-KERNEL-008': {
    text: 'the kernel took no program at all',
    mend: 'What it can do is in docs/kernels.md; report this one if it should do',
  },
} as const;

export type KernelErrorCode = keyof typeof KERNEL_ERRORS;

/** The `code` of a failed system call, as in `EPERM`. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
