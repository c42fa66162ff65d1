import { existsSync, readFileSync } from 'node:fs';
import { release } from 'node:os';
import { native } from './native.ts';

export interface KernelFacts {
  readonly release: string;
  readonly btf: boolean;
  /** The kernel's list of security modules, or why it cannot be read. */
  readonly lsm: string;
  readonly lsmHasBpf: boolean;
  readonly taskStorage: boolean;
}

const LSM_LIST = '/sys/kernel/security/lsm';

function readLsm(): string {
  try {
    return readFileSync(LSM_LIST, 'utf8').trim();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return `${LSM_LIST} cannot be read (${code}; is securityfs mounted?)`;
  }
}

/** What the kernel says of itself. Nothing is claimed on this alone: see the canary. */
export function kernelFacts(): KernelFacts {
  const lsm = readLsm();
  const btf = existsSync('/sys/kernel/btf/vmlinux');
  return {
    release: release(),
    btf,
    lsm,
    lsmHasBpf: lsm.split(',').includes('bpf'),
    taskStorage: btf && native().kernelHasFunction('bpf_task_storage_get'),
  };
}
