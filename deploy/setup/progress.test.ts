import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const SCRIPT = join(import.meta.dirname, 'progress.sh');

/** What a file is told of this input. */
function shown(reader: string, input: string): string[] {
  const command = `set -euo pipefail; . "$1"; ${reader}`;
  const text = execFileSync('bash', ['-c', command, 'bash', SCRIPT], { input, encoding: 'utf8' });
  return text.split('\n').slice(0, -1);
}

test('of apt, a line for each tenth of the way, fetching and installing', () => {
  const status = [
    'dlstatus:1:0:Retrieving file 1 of 9',
    'dlstatus:2:4.7170:Retrieving file 2 of 9 (3min 20s remaining)',
    'dlstatus:2:12.5:Retrieving file 3 of 9',
    'dlstatus:9:100:Retrieving file 9 of 9',
    'media-change: Debian:/media/cdrom:please',
    'pmstatus:dpkg-exec:0:Running dpkg',
    'pmstatus:clang-19:9.9:Preparing clang-19 (amd64)',
    'pmstatus:clang-19:50.0000:Unpacking clang-19 (amd64)',
    'pmconffile:/etc/x:50:ask',
    'pmstatus:clang-19:59.0000:Configuring clang-19 (amd64)',
  ];
  expect(shown('show_apt_progress', `${status.join('\n')}\n`)).toEqual([
    '    0% Retrieving file 1 of 9',
    '   12% Retrieving file 3 of 9',
    '  100% Retrieving file 9 of 9',
    '    0% Running dpkg',
    '   50% Unpacking clang-19 (amd64)',
  ]);
});

test('of npm, the files by the hundred, and what it says itself but for warnings', () => {
  const fetches = Array.from(
    { length: 250 },
    (_, at) => `npm http fetch GET 200 https://files.example/a-${at}.tgz 12ms (cache miss)`,
  );
  const lines = [...fetches, 'npm warn deprecated a@1', 'npm WARN old', '', 'added 250 packages'];
  expect(shown('show_npm_progress', `${lines.join('\n')}\n`)).toEqual([
    '  100 files',
    '  200 files',
    '',
    'added 250 packages',
  ]);
});
