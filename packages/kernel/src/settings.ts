import { readlinkSync, statSync } from 'node:fs';
import { CONTROLLER_MEMORY, CONTROLLER_PIDS, CONTROLLER_V2, SETTINGS } from './generated/layout.ts';
import { errorCode } from './kernel-error.ts';
import { native } from './native.ts';
import { BPFFS } from './requirement.ts';

export interface SettingsSource {
  /** The kernel has task storage: programs may keep identity on tasks. */
  readonly taskIdentity: boolean;
  readonly controller: '' | 'memory' | 'pids';
  readonly hierarchyId: number;
}

const CONTROLLERS = { '': CONTROLLER_V2, memory: CONTROLLER_MEMORY, pids: CONTROLLER_PIDS };

/** Where init may not be looked at, the node's own namespace is taken for the host's. */
function hostMountNamespace(): number {
  let link: string;
  try {
    link = readlinkSync('/proc/1/ns/mnt');
  } catch (error) {
    if (errorCode(error) !== 'EACCES') throw error;
    link = readlinkSync('/proc/self/ns/mnt');
  }
  return Number(/\d+/.exec(link)?.[0] ?? 0);
}

/** A device as the kernel has it, from the form that system calls give. */
function kernelDevice(device: bigint): number {
  const major = (device >> 8n) & 0xfffn;
  const minor = (device & 0xffn) | ((device >> 12n) & 0xfff00n);
  return Number((major << 20n) | minor);
}

/** What a program set is told before it is loaded. */
export function encodeSettings(source: SettingsSource, programSet: number): Buffer {
  const settings = Buffer.alloc(SETTINGS.size);
  settings.writeUInt32LE(programSet, SETTINGS.programSet);
  settings.writeUInt32LE(source.taskIdentity ? 1 : 0, SETTINGS.taskIdentity);
  settings.writeUInt32LE(CONTROLLERS[source.controller], SETTINGS.controller);
  settings.writeInt32LE(source.hierarchyId, SETTINGS.hierarchy);
  settings.writeUInt32LE(hostMountNamespace(), SETTINGS.hostMountNamespace);
  settings.writeUInt32LE(kernelDevice(statSync(BPFFS, { bigint: true }).dev), SETTINGS.pinDevice);
  settings.writeUInt32LE(native().kernelHasFunction('bpf_rdonly_cast') ? 1 : 0, SETTINGS.casts);
  return settings;
}
