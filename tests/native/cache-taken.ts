import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CODE_CACHE, openProgram } from '@ringfence/cli/code-cache';

// cache-taken.ts FOLDER: says whether V8, under the flags that this runs with, takes the code cache.
const [folder = ''] = process.argv.slice(2);
const { cachedDataRejected } = openProgram(folder, readFileSync(join(folder, CODE_CACHE)));
console.log(cachedDataRejected ? 'rejected' : 'taken');
