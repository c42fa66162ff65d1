import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ARTEFACTS } from './artefacts.ts';

/** A value that only the addon understands. */
export type Opaque = { readonly opaque: unique symbol };

/** native/*.c as it is called from here: descriptors are numbers, rows are buffers. */
export interface Native {
  openObject(path: string): Opaque;
  closeObject(object: Opaque): void;
  listPrograms(object: Opaque): { name: string; section: string; optional: boolean }[];
  listMaps(object: Opaque): string[];
  setAutocreate(object: Opaque, map: string, create: boolean): void;
  setAutoload(object: Opaque, program: string, load: boolean): void;
  setInitialValue(object: Opaque, map: string, value: Buffer): void;
  reuseMap(object: Opaque, map: string, fd: number): void;
  loadObject(object: Opaque): void;
  mapFd(object: Opaque, map: string): number;
  attachProgram(object: Opaque, program: string, cgroupFd: number): number;
  programFd(object: Opaque, program: string): number;
  attachLsm(programFd: number): number;
  attachPackets(programFd: number, cgroupFd: number, egress: boolean): number;
  detachLink(linkFd: number): void;
  pinFd(fd: number, path: string): void;
  openPin(path: string): number;
  linkProgram(linkFd: number): number;
  programStats(programFd: number): Buffer;
  closeFd(fd: number): void;
  kernelHasFunction(name: string): boolean;
  releaseKernelTypes(): void;
  releaseMemory(): void;
  createRow(name: string, size: number): number;
  mapLookup(fd: number, key: Buffer, valueSize: number): Buffer | null;
  mapUpdate(fd: number, keys: Buffer, values: Buffer, count: number): void;
  mapDelete(fd: number, keys: Buffer, count: number): number;
  mapKeys(fd: number, keySize: number): Buffer;
  mapMemory(fd: number, length: number): ArrayBuffer;
  mapInfo(fd: number): [number, number, number, number, number];
  openRing(mapFd: number): Opaque;
  drainRing(ring: Opaque, buffer: Buffer): number;
  watchRing(ring: Opaque, wake: () => void, delayMilliseconds: number): void;
  closeRing(ring: Opaque): void;
  keepCapabilities(low: number, high: number): void;
  releaseProcess(pid: number, startTime: bigint): boolean;
  runCanary(procs: string, file: string, made: string, program: string, port: number): number[];
}

let loaded: Native | undefined;

/** Loads the addon at its first use, so that a client of the node needs none. */
export function native(): Native {
  loaded ??= createRequire(import.meta.filename)(join(ARTEFACTS, 'ringfence.node')) as Native;
  return loaded;
}
