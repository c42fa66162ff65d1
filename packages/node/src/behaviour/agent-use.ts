import { readFileSync } from 'node:fs';

/** Bytes of this process that are in memory: by the kernel's own count, its maps included. */
export function agentMemory(): bigint {
  return BigInt(process.memoryUsage.rss());
}

/** Nanoseconds of processor time that this process has taken. */
export function agentTime(): bigint {
  const { user, system } = process.cpuUsage();
  return BigInt(user + system) * 1_000n;
}

/** Whether the kernel counts how often programs run, and for how long. */
export function countsRuns(): boolean {
  try {
    return readFileSync('/proc/sys/kernel/bpf_stats_enabled', 'utf8').trim() === '1';
  } catch {
    return false;
  }
}
