import { execFileSync } from 'node:child_process';
import { existsSync, statfsSync } from 'node:fs';
import { AgentCounts } from './agent-counts.ts';
import { errorCode, KernelError } from './kernel-error.ts';
import { native } from './native.ts';

/** What has to be there before any program is loaded; each throws, and says what mends it. */

export const BPFFS = '/sys/fs/bpf';
const BPFFS_MAGIC = 0xcafe4a11;
const KERNEL_BTF = '/sys/kernel/btf/vmlinux';

/** Whether anything can be loaded here; asked before the host is changed in any way. */
export function requireKernel(): void {
  requireBtf();
  requireBpf();
}

function requireBtf(): void {
  if (!existsSync(KERNEL_BTF)) throw new KernelError('RF-KERNEL-006', `no ${KERNEL_BTF}`);
}

/** By making a map: there is nothing smaller that only those who may can do. */
export function requireBpf(): void {
  try {
    native().closeFd(AgentCounts.create());
  } catch (error) {
    const code = errorCode(error);
    if (!['EPERM', 'EACCES', 'ENOSYS'].includes(code)) throw error;
    throw new KernelError('RF-KERNEL-007', code, { cause: error });
  }
}

/** By device, not by path: a plain folder there would take the pins for files. */
function isBpffs(): boolean {
  if (!existsSync(BPFFS)) return false;
  const { type } = statfsSync(BPFFS, { bigint: true });
  return Number(BigInt.asUintN(32, type)) === BPFFS_MAGIC;
}

/** Mounts it where nobody has: pins on it outlive the node. */
export function requireBpffs(): void {
  if (isBpffs()) return;
  try {
    execFileSync('/bin/mount', ['-t', 'bpf', 'bpf', BPFFS], { stdio: 'pipe' });
  } catch (error) {
    throw new KernelError('RF-KERNEL-001', `${BPFFS} cannot be mounted`, { cause: error });
  }
}
