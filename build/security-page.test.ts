import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const page = readFileSync('SECURITY.md', 'utf8');
const promises = page.slice(page.indexOf('## Promises'), page.indexOf('## What is not promised'));
const rows = promises.split('\n').filter((line) => /^\| (?!promise \|)/.test(line));

test('every promise names a test that exists', () => {
  expect(rows.length).toBeGreaterThan(15);
  for (const row of rows) {
    const [, file = '', title = ''] = /\| `(tests\/[\w./-]+\.test\.ts)`: (.+) \|$/.exec(row) ?? [];
    expect(file, row).not.toBe('');
    expect(existsSync(file), file).toBe(true);
    const titles = [
      ...readFileSync(file, 'utf8').matchAll(/\b(?:it|test|describe)\(\s*(['"`])(.+)\1/g),
    ];
    expect(titles.map(([, , text]) => text).join('\n')).toContain(title);
  }
});
