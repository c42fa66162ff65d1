import { expect, test } from 'vitest';
import { readProcProcess, terminalName } from './proc-process.ts';

test.each([
  [0, ''],
  [136 * 256, 'pts0'],
  [137 * 256 + 3, 'pts259'],
  [4 * 256 + 1, 'tty1'],
  [4 * 256 + 64, 'ttyS0'],
  [229 * 256, '229:0'],
])('terminal %d is called "%s"', (device, name) => {
  expect(terminalName(device)).toBe(name);
});

test('a process is read as it says of itself', () => {
  expect(readProcProcess('/proc', process.pid)).toMatchObject({
    parent: process.ppid,
    uid: process.getuid?.(),
    euid: process.geteuid?.(),
    gid: process.getgid?.(),
    cwd: process.cwd(),
    executable: process.execPath,
  });
});

test('one that is not there is an error', () => {
  expect(() => readProcProcess('/nonexistent', 1)).toThrow('ENOENT');
});
