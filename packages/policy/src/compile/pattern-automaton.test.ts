import type { PatternMatch } from '@ringfence/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesPattern } from '../evaluate/glob.ts';
import { nameBytes, patternText } from '../fixtures/arbitrary-pattern.ts';
import { pathText } from '../fixtures/path-bytes.ts';
import { buildAutomaton, labelOf, type PatternAutomaton } from './pattern-automaton.ts';

const pattern = (text: string): PatternMatch => ({ type: 'pattern', pattern: text });

function built(texts: readonly string[]): PatternAutomaton {
  const { automaton } = buildAutomaton(texts.map(pattern));
  if (automaton === null) throw new Error(`${texts.join(' ')} is too large`);
  return automaton;
}

function matched(automaton: PatternAutomaton, path: Uint8Array): readonly number[] {
  return automaton.labels[labelOf(automaton, path)]?.matched ?? [];
}

function expected(texts: readonly string[], path: Uint8Array): readonly number[] {
  const components = pathText(path).slice(1).split('/');
  return [...texts.keys()].filter((at) => matchesPattern(pattern(texts[at] ?? ''), components));
}

const pathBytes = fc
  .array(nameBytes, { maxLength: 4 })
  .map((names) =>
    Uint8Array.from(names.length === 0 ? [0x2f] : names.flatMap((name) => [0x2f, ...name])),
  );

describe('the automaton of patterns', () => {
  it('matches what the evaluator matches, whatever the bytes of a name', () => {
    fc.assert(
      fc.property(
        fc.array(patternText, { minLength: 1, maxLength: 4 }),
        fc.array(pathBytes, { minLength: 1, maxLength: 8 }),
        (texts, paths) => {
          const automaton = built(texts);
          for (const path of paths)
            expect(
              matched(automaton, path),
              `${texts} on ${Buffer.from(path).toString('hex')}`,
            ).toEqual(expected(texts, path));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['/?', [0xe2, 0x82, 0xac], true],
    ['/?', [0xe2, 0x82], false],
    ['/??', [0xe2, 0x82], true],
    ['/?', [0xff], true],
    ['/[^a]', [0xff], true],
    ['/[\u0000-\u{10ffff}]', [0xff], false],
    ['/[\u0000-\u{10ffff}]', [0xf0, 0x9f, 0x98, 0x80], true],
    ['/???', [0xed, 0xa0, 0x80], true],
    ['/?', [0xed, 0xa0, 0x80], false],
    ['/??', [0xc0, 0xaf], true],
  ])('%s against the bytes %j: %s', (text, bytes, is) => {
    expect(matched(built([text]), Uint8Array.from([0x2f, ...bytes]))).toEqual(is ? [0] : []);
  });

  it('is small where many patterns are alike', () => {
    const texts = Array.from({ length: 100 }, (_, at) => `/etc/name-${at}/**/*.conf`);
    const { states, width } = built(texts);
    expect(states).toBeLessThan(2500);
    expect(width).toBeLessThan(40);
  });

  it('needs no states for characters of many bytes where they end alike', () => {
    expect(built(['/etc/*.conf']).states).toBeLessThan(14);
  });

  it.each([
    [`/**a${'?'.repeat(30)}`],
    [`/${'*a'.repeat(2000)}`],
    [`/${'**/'.repeat(700)}x`],
    [`/${'{a,b}'.repeat(6)}${'*?'.repeat(1000)}`],
  ])('gives up in time and memory on %#', (text) => {
    const before = process.memoryUsage().heapUsed;
    const start = process.threadCpuUsage();
    buildAutomaton([pattern(text)]);
    const { user, system } = process.threadCpuUsage(start);
    expect(user + system).toBeLessThan(5_000_000);
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(512e6);
  });

  it('says so when states explode', () => {
    expect(buildAutomaton([pattern(`/**a${'?'.repeat(30)}`)]).automaton).toBeNull();
  });
});

describe('what patterns say of directories', () => {
  const below = (text: string, path: string) => {
    const automaton = built([text]);
    const label = automaton.labels[labelOf(automaton, Buffer.from(path))];
    return { below: label?.below.length === 1, anywhere: label?.anywhere.length === 1 };
  };
  it.each([
    ['/a/*', '/a', true, false],
    ['/a/*', '/b', false, false],
    ['/a/*', '/a/b', false, false],
    ['/a/**', '/a/b', true, false],
    ['/a/*/c', '/a/b', true, false],
    ['/**/*.pem', '/a', false, true],
    ['/**', '/a', false, true],
    ['/**/a/*', '/x', false, true],
    ['/**/a/*', '/x/a', true, true],
    ['/x**/a', '/x', true, false],
  ])('%s below %s: %s, wherever it is: %s', (text, path, here, anywhere) => {
    expect(below(text, path)).toEqual({ below: here, anywhere });
  });
});
