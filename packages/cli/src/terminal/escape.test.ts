import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeText, quoteArguments } from './escape.ts';

/** Everything that may reach a terminal; stated anew here, not taken from the code. */
function isHarmless(text: string): boolean {
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const isControl = code < 0x20 || (code >= 0x7f && code < 0xa0);
    const isBidi = code === 0x61c || (code >= 0x200e && code <= 0x200f);
    const isEmbedding = (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
    const isInvisible = code === 0x200b || code === 0x200d || code === 0xfeff || code === 0xad;
    const isSeparator = code === 0x2028 || code === 0x2029 || code === 0xa0;
    const isTag = code >= 0xe0000 && code <= 0xe007f;
    const isHalf = code >= 0xd800 && code <= 0xdfff;
    if (isControl || isBidi || isEmbedding || isInvisible || isSeparator || isTag || isHalf)
      return false;
  }
  return true;
}

const hostile = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 4 }),
      fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
      fc.constantFrom('\x1b[2J', '\x1b]0;x\x07', '\u202e', '\u2066', '\r\n', '\x9b31m', '\\', "'"),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

describe('whatever a workload calls its files and arguments', () => {
  test('nothing of it steers a terminal', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(isHarmless(escapeText(text))).toBe(true);
        expect(isHarmless(quoteArguments([text, text]))).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test('two texts never look the same', () => {
    fc.assert(
      fc.property(hostile, hostile, (one, other) => {
        expect(escapeText(one) === escapeText(other)).toBe(one === other);
      }),
    );
  });

  test('quoted arguments are split as they were', () => {
    fc.assert(
      fc.property(fc.array(hostile, { maxLength: 4 }), (arguments_) => {
        expect(unquote(quoteArguments(arguments_))).toEqual(arguments_.map(escapeText));
      }),
    );
  });
});

/** The words of a shell line that uses single quotes and `\'` only. */
function unquote(line: string): string[] {
  const words: string[] = [];
  let word: string | null = null;
  for (let at = 0; at < line.length; at++) {
    const character = line[at] ?? '';
    if (character === ' ') {
      if (word !== null) words.push(word);
      word = null;
    } else if (character === "'") {
      const end = line.indexOf("'", at + 1);
      word = (word ?? '') + line.slice(at + 1, end);
      at = end;
    } else if (character === '\\') {
      word = (word ?? '') + (line[++at] ?? '');
    } else word = (word ?? '') + character;
  }
  if (word !== null) words.push(word);
  return words;
}

test.each([
  ['/etc/bin/ls', '/etc/bin/ls'],
  ['a b', 'a b'],
  ['a\nb', 'a\\nb'],
  ['\x1b[31m', '\\x1b[31m'],
  ['\u202egnp.exe', '\\u{202e}gnp.exe'],
  ['\\x1b', '\\\\x1b'],
  ['größe-文件', 'größe-文件'],
])('%j is shown as %s', (text, shown) => {
  expect(escapeText(text)).toBe(shown);
});

test('arguments are quoted where they must be', () => {
  expect(quoteArguments(['sh', '-c', 'cat /etc/shadow', '', "it's"])).toBe(
    "sh -c 'cat /etc/shadow' '' 'it'\\''s'",
  );
});
