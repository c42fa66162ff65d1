import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { type TarEntry, tarArchive } from './tar-archive.ts';

const ENTRIES: TarEntry[] = [
  { type: 'directory', path: 'etc/bin', mode: 0o755 },
  { type: 'file', path: 'etc/bin/secret', mode: 0o600, content: Buffer.from('x'.repeat(513)) },
  { type: 'file', path: 'empty', mode: 0o4755, content: Buffer.alloc(0) },
  { type: 'symlink', path: 'bin/cat', target: 'busybox' },
];

test('tar reads every entry back, with its mode and its size', () => {
  const listed = execFileSync('tar', ['--list', '--verbose', '--utc', '--file', '-'], {
    input: tarArchive(ENTRIES),
    encoding: 'utf8',
  });
  const lines = listed
    .trim()
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' '));
  expect(lines).toEqual([
    'drwxr-xr-x 0/0 0 1970-01-01 00:00 etc/bin',
    '-rw------- 0/0 513 1970-01-01 00:00 etc/bin/secret',
    '-rwsr-xr-x 0/0 0 1970-01-01 00:00 empty',
    'lrwxrwxrwx 0/0 0 1970-01-01 00:00 bin/cat -> busybox',
  ]);
  const extracted = execFileSync('tar', ['--extract', '--to-stdout', '--file', '-'], {
    input: tarArchive(ENTRIES),
    encoding: 'utf8',
  });
  expect(extracted).toBe('x'.repeat(513));
});

test('what does not fit a header is refused', () => {
  const path = 'x'.repeat(101);
  expect(() => tarArchive([{ type: 'directory', path, mode: 0o755 }])).toThrow(/too long/);
});
