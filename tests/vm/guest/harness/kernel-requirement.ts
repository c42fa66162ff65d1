import { readFileSync } from 'node:fs';
import { release } from 'node:os';

const [major = 0, minor = 0] = release().split('.').map(Number);
const modules = readFileSync('/sys/kernel/security/lsm', 'utf8').trim().split(',');

function isAtLeast(wantedMajor: number, wantedMinor: number): boolean {
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}

const FEATURES = {
  /** Everything that a node needs to refuse. */
  'BPF LSM with task storage': modules.includes('bpf') && isAtLeast(5, 11),
  'O_TMPFILE on overlayfs': isAtLeast(6, 3),
} as const;
export type KernelFeature = keyof typeof FEATURES;

/** As docs/matrix.json names what runs here. */
export const KERNEL_SERIES =
  `${major}.${minor}` +
  (isAtLeast(5, 11) && !modules.includes('bpf') ? ' without bpf in lsm=' : '');

/** Whether a node refuses files here. */
export const isEnforcing = FEATURES['BPF LSM with task storage'];

/** For `skip`: what this kernel lacks, or false where it has it. */
export function unlessKernelHas(feature: KernelFeature): string | false {
  return FEATURES[feature] ? false : `this kernel lacks ${feature}`;
}

/** For tests of what a node does where that is missing. */
export function ifKernelHas(feature: KernelFeature): string | false {
  return FEATURES[feature] ? `this kernel has ${feature}` : false;
}
