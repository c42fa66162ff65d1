import { openProgram, readCodeCache } from '@ringfence/cli/code-cache';

// cache-taken.ts FOLDER: says whether V8, under the flags that this runs with, takes the code cache.
const [folder = ''] = process.argv.slice(2);
const cache = readCodeCache(folder);
const taken = cache !== undefined && !openProgram(folder, cache).cachedDataRejected;
console.log(taken ? 'taken' : 'rejected');
