import { expect, test } from 'vitest';
import { debianPackagesOf, dependenciesOf, listedOn } from './dependencies-page.ts';

test('a row of the page is a code span in its first cell', () => {
  const page =
    '| package | why |\n|---|---|\n| `yaml` | reads `policies` |\n\n`ajv` in a sentence\n';
  expect(listedOn(page)).toEqual(new Set(['yaml']));
});

test('our own packages are no dependencies', () => {
  const manifest = {
    dependencies: { yaml: '2.9.1', '@ringfence/model': '0.1.0' },
    devDependencies: { vitest: '5.1.1' },
  };
  expect(dependenciesOf(manifest)).toEqual(['yaml', 'vitest']);
});

test('Debian packages are the words of the lists in the set-up script', () => {
  const script =
    'packages=(\n\t# to build\n\tclang-19 make # both\n)\nnpm || packages+=(npm)\nother=(x)\n';
  expect(debianPackagesOf(script)).toEqual(['clang-19', 'make', 'npm']);
});
