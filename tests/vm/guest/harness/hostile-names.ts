import fc from 'fast-check';
import { matchesPattern } from '../../../../packages/policy/src/evaluate/glob.ts';
import { nameBytes } from '../../../../packages/policy/src/fixtures/arbitrary-pattern.ts';
import { pathText } from '../../../../packages/policy/src/fixtures/path-bytes.ts';

/** File names of bytes that make up no text, beside some that do. */
export function hostileNames(seed: number, count: number): readonly Buffer[] {
  const digits = fc.constantFrom('', '0', '7').map((text) => [...Buffer.from(text)]);
  const names = fc
    .tuple(nameBytes, nameBytes, digits)
    .map((parts) => parts.flat())
    .filter((bytes) => bytes.length < 200 && !['.', '..'].includes(Buffer.from(bytes).toString()));
  const unique = new Map(
    fc
      .sample(names, { seed, numRuns: count })
      .map((bytes) => [Buffer.from(bytes).toString('hex'), Buffer.from(bytes)]),
  );
  return [...unique.values()];
}

/** What the evaluator says of the path. */
export function matchesByCharacters(patterns: readonly string[], path: Buffer): boolean {
  const components = pathText(path).slice(1).split('/');
  return patterns.some((text) => matchesPattern({ type: 'pattern', pattern: text }, components));
}
