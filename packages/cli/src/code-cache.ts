import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire, Module } from 'node:module';
import { join } from 'node:path';
import { constants, Script } from 'node:vm';
import { crc32 } from 'node:zlib';

/** The folder that `make build` fills. */
export const PROGRAM = 'ringfence.cjs';

/** What V8 made of the program when it was built: a third of a command's time would go into that. */
const CODE_CACHE = 'ringfence.cache';

const BEFORE = Module.wrap('').indexOf('\n');

/** The program in a folder, not run yet. V8 passes over a cache that is of another program or V8. */
export function openProgram(folder: string, cachedData?: Buffer): Script {
  const filename = join(folder, PROGRAM);
  // ASCII, which the build makes sure of: of anything else V8 would hold two bytes a character.
  return new Script(Module.wrap(readFileSync(filename, 'latin1')), {
    filename,
    columnOffset: -BEFORE,
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    ...(cachedData === undefined ? {} : { cachedData }),
  });
}

const SUM_BYTES = 4;

export function writeCodeCache(folder: string, cache: Buffer): void {
  const sum = Buffer.alloc(SUM_BYTES);
  sum.writeUInt32LE(crc32(cache));
  writeFileSync(join(folder, CODE_CACHE), Buffer.concat([cache, sum]));
}

/**
 * Undefined where there is none that is whole: slower, and no less right. V8 itself looks at no sum,
 * and dies of a cache of which a crash of the machine left some blocks unwritten.
 */
export function readCodeCache(folder: string): Buffer | undefined {
  try {
    const file = readFileSync(join(folder, CODE_CACHE));
    const cache = file.subarray(0, -SUM_BYTES);
    return crc32(cache) === file.readUInt32LE(cache.length) ? cache : undefined;
  } catch {
    return undefined;
  }
}

/** As Node runs a file of CommonJS. */
export function runProgram(program: Script, folder: string): void {
  const filename = join(folder, PROGRAM);
  const module = { exports: {} };
  const run = program.runInThisContext() as (...scope: unknown[]) => void;
  run(module.exports, createRequire(filename), module, filename, folder);
}
