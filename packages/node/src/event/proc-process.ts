import { readFileSync, readlinkSync } from 'node:fs';
import { loginOf } from './login.ts';

/** What /proc tells of a process that no record has told of. */
export interface ProcProcess {
  readonly parent: number;
  readonly uid: number;
  readonly euid: number;
  readonly gid: number;
  readonly loginuid: number | null;
  readonly tty: string;
  readonly cwd: string;
  readonly executable: string;
  readonly arguments: readonly string[];
  readonly comm: string;
}

/** Throws where the process is gone, or being born. */
export function readProcProcess(procRoot: string, pid: number): ProcProcess {
  const folder = `${procRoot}/${pid}`;
  const stat = readFileSync(`${folder}/stat`, 'utf8');
  // The name may hold anything, brackets and spaces too.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const status = readFileSync(`${folder}/status`, 'utf8');
  const cmdline = readFileSync(`${folder}/cmdline`, 'utf8');
  const isKernels = cmdline === '';
  const [uid = 0, euid = 0] = idsOf(status, 'Uid');
  return {
    parent: Number(fields[1]),
    uid,
    euid,
    gid: idsOf(status, 'Gid')[0] ?? 0,
    loginuid: readLogin(`${folder}/loginuid`),
    tty: terminalName(Number(fields[4])),
    cwd: isKernels ? '' : readlinkSync(`${folder}/cwd`),
    executable: isKernels ? '' : readlinkSync(`${folder}/exe`),
    arguments: isKernels ? [] : cmdline.replace(/\0$/, '').split('\0'),
    comm: stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')')),
  };
}

const idsOf = (status: string, line: 'Uid' | 'Gid') =>
  (new RegExp(`^${line}:\\s*(.*)$`, 'm').exec(status)?.[1] ?? '').split('\t').map(Number);

/** A kernel without audit keeps none. */
function readLogin(path: string): number | null {
  try {
    return loginOf(Number(readFileSync(path, 'utf8')));
  } catch {
    return null;
  }
}

const FIRST_PTY_MAJOR = 136;
const LAST_PTY_MAJOR = 143;
const CONSOLE_MAJOR = 4;
const FIRST_SERIAL_MINOR = 64;

/** The kernel's name of a terminal, by its device number as /proc/PID/stat has it. */
export function terminalName(device: number): string {
  if (device === 0) return '';
  const major = (device >>> 8) & 0xfff;
  const minor = (device & 0xff) | ((device >>> 12) & 0xfff00);
  if (major >= FIRST_PTY_MAJOR && major <= LAST_PTY_MAJOR)
    return `pts${(major - FIRST_PTY_MAJOR) * 256 + minor}`;
  if (major === CONSOLE_MAJOR)
    return minor < FIRST_SERIAL_MINOR ? `tty${minor}` : `ttyS${minor - FIRST_SERIAL_MINOR}`;
  return `${major}:${minor}`;
}
