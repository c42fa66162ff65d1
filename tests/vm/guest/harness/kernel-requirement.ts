import { readFileSync } from 'node:fs';
import { release } from 'node:os';

const [major = 0, minor = 0] = release().split('.').map(Number);
const modules = readFileSync('/sys/kernel/security/lsm', 'utf8').trim().split(',');

const FEATURES = {
  /** Everything that a node needs to refuse. */
  'BPF LSM with task storage': modules.includes('bpf') && (major > 5 || minor >= 11),
} as const;
export type KernelFeature = keyof typeof FEATURES;

/** For `skip`: what this kernel lacks, or false where it has it. */
export function unlessKernelHas(feature: KernelFeature): string | false {
  return FEATURES[feature] ? false : `this kernel lacks ${feature}`;
}
