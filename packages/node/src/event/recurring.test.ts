import { Batch } from '@ringfence/kernel';
import { expect, test } from 'vitest';
import { Recurring } from './recurring.ts';

test('the same bytes are read once, wherever they lie, and others never for them', () => {
  let made = 0;
  const texts = new Recurring(({ bytes }, start, end) => {
    made++;
    return bytes.toString('utf8', start, end);
  });
  const of = (text: string, before = '', behind = '|') => {
    const bytes = Buffer.alloc(4 * Math.ceil((before.length + text.length + behind.length) / 4));
    bytes.write(`${before}${text}${behind}`);
    return texts.of(new Batch(bytes), before.length, before.length + text.length);
  };
  expect([of('cat'), of('cat', 'four', 'four'), of('')]).toEqual(['cat', 'cat', '']);
  expect([of('cats'), of('cats', 'four', 'x'), of('scat')]).toEqual(['cats', 'cats', 'scat']);
  expect(made).toBe(4);
  const zeros = ['', '\0', '\0\0\0\0', '\0\0\0\0\0'];
  expect(zeros.map((text) => of(text))).toEqual(zeros);
  for (let number = 0; number < 2_000; number++) expect(of(`/a/${number}`)).toBe(`/a/${number}`);
  expect(of('x'.repeat(1_000))).toHaveLength(1_000);
});
