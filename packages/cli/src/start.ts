import { openProgram, readCodeCache, runProgram } from './code-cache.ts';

const folder = import.meta.dirname;
runProgram(openProgram(folder, readCodeCache(folder)), folder);
