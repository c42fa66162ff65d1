import fc from 'fast-check';
import { expect, test } from 'vitest';
import { printable } from './printable.ts';

test('what moves a cursor, breaks a line or hides is escaped', () => {
  expect(printable('a\u001b[2Jb\nc\r\u0085\u2028\u202e\u200b')).toBe(
    'a\\u001b[2Jb\\u000ac\\u000d\\u0085\\u2028\\u202e\\u200b',
  );
  expect(printable('\u{e0041}\ud800')).toBe('\\u{e0041}\\ud800');
  expect(printable('web-0 Größe 日本')).toBe('web-0 Größe 日本');
});

test('long text is cut, and shown to be', () => {
  expect(printable('x'.repeat(10_000))).toBe(`${'x'.repeat(512)}...`);
});

test('no control character survives, and no two texts become one', () => {
  const text = fc.string({ unit: 'binary', maxLength: 60 });
  fc.assert(fc.property(text, (one) => !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(printable(one))));
  fc.assert(
    fc.property(text, text, (one, other) => one === other || printable(one) !== printable(other)),
  );
  expect(printable('\\u000a')).not.toBe(printable('\n'));
});
