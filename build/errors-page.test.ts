import { globSync, readFileSync } from 'node:fs';
import { POLICY_ERRORS } from '@ringfence/policy';
import { expect, test } from 'vitest';

const CODE = /\bRF-[A-Z]+-\d{3}\b/g;

/** Every code that the program can say. */
function codesInSource(): string[] {
  const files = globSync('packages/*/src/**/*.ts').filter(
    (file) => !/\.test\.ts$|\/(?:fixtures|generated)\//.test(file),
  );
  return files.flatMap((file) => readFileSync(file, 'utf8').match(CODE) ?? []);
}

const rows = [...readFileSync('docs/errors.md', 'utf8').matchAll(/^\| `(RF-[^`]+)` \|/gm)].map(
  ([, code]) => code ?? '',
);

test('the page has one row for each code of the program, and no other', () => {
  const codes = [...new Set(codesInSource())].sort();
  expect(codes).toEqual(expect.arrayContaining(Object.values(POLICY_ERRORS)));
  expect(rows.toSorted()).toEqual(codes);
});
