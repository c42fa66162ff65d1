import { readlinkSync } from 'node:fs';
import { CONTROLLER_MEMORY, CONTROLLER_PIDS, CONTROLLER_V2, SETTINGS } from './generated/layout.ts';

export interface SettingsSource {
  /** The kernel has task storage: programs may keep identity on tasks. */
  readonly taskIdentity: boolean;
  readonly controller: '' | 'memory' | 'pids';
  readonly hierarchyId: number;
}

const CONTROLLERS = { '': CONTROLLER_V2, memory: CONTROLLER_MEMORY, pids: CONTROLLER_PIDS };

function hostMountNamespace(): number {
  return Number(/\d+/.exec(readlinkSync('/proc/1/ns/mnt'))?.[0] ?? 0);
}

/** What a program set is told before it is loaded. */
export function encodeSettings(source: SettingsSource, programSet: number): Buffer {
  const settings = Buffer.alloc(SETTINGS.size);
  settings.writeUInt32LE(programSet, SETTINGS.programSet);
  settings.writeUInt32LE(source.taskIdentity ? 1 : 0, SETTINGS.taskIdentity);
  settings.writeUInt32LE(CONTROLLERS[source.controller], SETTINGS.controller);
  settings.writeInt32LE(source.hierarchyId, SETTINGS.hierarchy);
  settings.writeUInt32LE(hostMountNamespace(), SETTINGS.hostMountNamespace);
  return settings;
}
