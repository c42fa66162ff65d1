/**
 * Runs the guest test of the matrix on kernels and writes what it found: docs/matrix.json, and from
 * it the table of docs/kernels.md. Arguments are kernels; none is all, with and without BPF LSM.
 */
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import {
  type Found,
  MATRIX_FILE,
  parseAbilityLine,
  readMatrix,
  withFound,
  withTable,
} from './matrix-page.ts';
import { KERNELS } from './stages.ts';

const PAGE = 'docs/kernels.md';
const WITHOUT_BPF = 'lockdown,capability,landlock,yama,apparmor';
/** Where programs can watch in place of the LSM's. */
const NEWEST_WITHOUT_BPF = '6.12';

interface Guest {
  readonly kernel: string;
  readonly lsm?: string;
}

const chosen = process.argv.slice(2);
const guests: Guest[] =
  chosen.length > 0
    ? chosen.map((kernel) => (process.env.LSM ? { kernel, lsm: process.env.LSM } : { kernel }))
    : [...KERNELS.map((kernel) => ({ kernel })), { kernel: NEWEST_WITHOUT_BPF, lsm: WITHOUT_BPF }];

/** This machine, where its kernel lets programs hang at trace points alone. */
const NATIVE = 'native';

async function findings({ kernel, lsm }: Guest): Promise<Found[]> {
  const [command, ...words] =
    kernel === NATIVE ? ['build/node-tests.sh', 'tests/native', 'file-trace'] : ['tests/vm/vm.sh'];
  const guest = spawn(command ?? '', words, {
    env: {
      ...process.env,
      KERNEL: kernel,
      RUN: 'build/guest-tests.sh',
      ARGS: 'matrix.test',
      TIMEOUT: '0',
      ...(lsm === undefined ? {} : { LSM: lsm }),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const found: Found[] = [];
  for await (const line of createInterface({ input: guest.stdout })) {
    const one = parseAbilityLine(line);
    if (one === undefined) console.log(line);
    else found.push(one);
  }
  return found;
}

for (const guest of guests) {
  const found = await findings(guest);
  if (found.length === 0) throw new Error(`the guest with ${guest.kernel} told nothing`);
  const known = readMatrix(MATRIX_FILE);
  const matrix = withFound(known, found);
  writeFileSync(MATRIX_FILE, `${JSON.stringify(matrix, null, 2)}\n`);
  writeFileSync(PAGE, withTable(readFileSync(PAGE, 'utf8'), matrix));
}
