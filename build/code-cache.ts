import { isAscii } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openProgram, PROGRAM, runProgram, writeCodeCache } from '@ringfence/cli/code-cache';

// code-cache.ts FOLDER: has V8 compile what most commands begin with, and keeps what it made of it
// beside the program. V8 compiles a function when it is called first, so the commands are run here,
// each as far as it gets without a node.

const NOWHERE = '/nonexistent/ringfence.sock';
const COMMANDS = [
  ['--version'],
  ['policy', 'lint', '-f', 'deploy/demo/policies.yaml'],
  ['policy', 'apply', '-f', 'deploy/demo/policies.yaml', '--socket', NOWHERE],
  ['probe', '--socket', NOWHERE],
  ['logs', '--socket', NOWHERE],
  ['workloads', '--socket', NOWHERE],
  // It ends once it has loaded its parts: no socket has so long a name.
  ['node', '--socket', NOWHERE.padEnd(200, '-')],
];

const folder = resolve(process.argv[2] ?? 'dist');
if (!isAscii(readFileSync(join(folder, PROGRAM))))
  throw new Error(`${join(folder, PROGRAM)} is not ASCII: say its other characters as \\u escapes`);
const program = openProgram(folder);
const waiting = COMMANDS.values();

process.on('beforeExit', () => {
  const next = waiting.next();
  if (next.done) return;
  process.argv = [process.execPath, 'ringfence', ...next.value];
  runProgram(program, folder);
  // Else Node would end without asking again, where a command waits for nothing.
  setImmediate(Boolean);
});

process.on('exit', () => {
  const cache = program.createCachedData();
  if (openProgram(folder, cache).cachedDataRejected)
    throw new Error(`${folder}: V8 does not take the cache that it made`);
  writeCodeCache(folder, cache);
  process.exitCode = 0;
});
