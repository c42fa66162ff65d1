import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CODE_CACHE, openProgram, runProgram } from './code-cache.ts';

const folder = import.meta.dirname;

function readCodeCache(): Buffer | undefined {
  try {
    return readFileSync(join(folder, CODE_CACHE));
  } catch {
    return undefined; // slower, and no less right
  }
}

runProgram(openProgram(folder, readCodeCache()), folder);
