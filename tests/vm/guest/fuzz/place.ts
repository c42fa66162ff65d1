import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

/** As actor/fuzz/path.c and address.c name them. */
export const SECRET = '/etc/bin/secret';
export const SHARED = '/shared';
export const SHARED_SECRET = `${SHARED}/under/secret`;
export const BARRED_PROGRAM = '/opt/barred/program';
export const BARRED_PORT = 6400;
const PROTECTED = ['/etc/bin', `${SHARED}/under`, '/opt/barred'];
const MARK = 'barred-program-ran';
const SECRETS = [
  SECRET,
  '/etc/bin/short',
  '/etc/bin/folder/secret',
  '/etc/bin/a/b/c/d/e/f/g/h/secret',
  '/etc/bin/odd (deleted) \u001b[31m',
  '/etc/bin/line\n\t\\"end',
  SHARED_SECRET,
  `${SHARED}/under/folder/secret`,
];
const SHORT = 64;
const LONG = 16_384;

/** Nobody guesses it, and no byte of it is common: whoever has it has read it. */
const secretText = randomBytes(24).toString('hex').toUpperCase();
/** What the seeker is given: with every bit turned it is nothing that can be read by mistake. */
export const secretKey = Buffer.from(
  [...Buffer.from(secretText)].map((byte) => byte ^ 0xff),
).toString('hex');

/** In a container's root, as the host sees it, what its policy keeps from it. */
export function prepare(root: string): void {
  for (const path of SECRETS) {
    mkdirSync(dirname(root + path), { recursive: true });
    const length = path.endsWith('short') ? SHORT : LONG;
    writeFileSync(root + path, `${secretText}\n`.repeat(1000).slice(0, length));
  }
  writeFileSync(`${root}/etc/bin/empty`, '');
  symlinkSync('secret', `${root}/etc/bin/link`);
  mkdirSync(dirname(root + BARRED_PROGRAM), { recursive: true });
  copyFileSync('dist/tests/barred', root + BARRED_PROGRAM);
  chmodSync(root + BARRED_PROGRAM, 0o755);
  // Whoever is another user is kept from it by nothing but the policy.
  for (const path of ['', '/etc', '/etc/bin', '/shared', '/shared/under']) {
    chmodSync(root + path, 0o777);
  }
}

/** Everything that can be told of what is protected but when it was read, an entry a line. */
export function snapshot(root: string): string[] {
  return PROTECTED.flatMap((path) => entries(join(root, path)));
}

function entries(path: string): string[] {
  const status = lstatSync(path, { bigint: true });
  const { mode, uid, gid, ino, nlink, size, mtimeNs, ctimeNs } = status;
  const line = [path, mode, uid, gid, ino, nlink, size, mtimeNs, ctimeNs].join(' ');
  if (status.isDirectory()) {
    const names = readdirSync(path).sort();
    return [`${line} ${names.join('/')}`, ...names.flatMap((name) => entries(join(path, name)))];
  }
  if (status.isSymbolicLink()) return [`${line} ${readlinkSync(path)}`];
  // Whoever reads a pipe or a device that came there waits for ever.
  if (!status.isFile()) return [line];
  return [`${line} ${createHash('sha256').update(readFileSync(path)).digest('hex')}`];
}

/** Where the barred program left its mark. */
export function marks(root: string): string[] {
  return ['/', SHARED, '/etc', '/opt', '/work', '/tmp', '/dev/shm'].filter((folder) =>
    existsSync(join(root, folder, MARK)),
  );
}
