// build.ts OUT.tar: writes the demonstration's image, from this machine's busybox and C compiler.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { demoImage } from './demo-image.ts';
import { ociImageArchive } from './oci-image.ts';

const BUSYBOX = '/bin/busybox';

const [out] = process.argv.slice(2);
if (out === undefined) {
  console.error('usage: build.ts OUT.tar');
  process.exit(2);
}
const scratch = mkdtempSync(join(tmpdir(), 'ringfence-image-'));
try {
  const trace = join(scratch, 'trace');
  const source = join(import.meta.dirname, 'trace.c');
  execFileSync('cc', ['-static', '-Os', '-s', '-Wall', '-Wextra', '-Werror', '-o', trace, source]);
  const image = demoImage({
    busybox: readFileSync(BUSYBOX),
    applets: execFileSync(BUSYBOX, ['--list'], { encoding: 'utf8' }).trim().split('\n'),
    trace: readFileSync(trace),
    attempts: readFileSync(join(import.meta.dirname, 'attempts.sh')),
  });
  mkdirSync(dirname(out), { recursive: true });
  // Under its name only when complete, as a makefile expects of its targets.
  writeFileSync(`${out}.new`, ociImageArchive(image));
  renameSync(`${out}.new`, out);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
