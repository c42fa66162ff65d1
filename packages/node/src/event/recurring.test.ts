import { expect, test } from 'vitest';
import { Recurring } from './recurring.ts';

test('the same bytes are read once, wherever they lie, and others never for them', () => {
  let made = 0;
  const texts = new Recurring((bytes, start, end) => {
    made++;
    return bytes.toString('utf8', start, end);
  });
  const of = (text: string, before = '') => {
    const bytes = Buffer.from(`${before}${text}|`);
    return texts.of(bytes, before.length, bytes.length - 1);
  };
  expect([of('cat'), of('cat', 'x'), of('')]).toEqual(['cat', 'cat', '']);
  expect(made).toBe(2);
  for (let number = 0; number < 2_000; number++) expect(of(`/a/${number}`)).toBe(`/a/${number}`);
  expect(of('x'.repeat(1_000))).toHaveLength(1_000);
});
