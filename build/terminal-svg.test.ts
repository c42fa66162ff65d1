import { expect, test } from 'vitest';
import { terminalPicture } from './terminal-svg.ts';

test('text stands in its cell, in its colour, and only as text', () => {
  const picture = terminalPicture('a \x1b[31m<b>\x1b[39m c\r\n\x1b[1;97;41m BLOCK \x1b[0m\n', 20);
  const texts = [
    ...picture.matchAll(/<text x="([\d.]+)" y="(\d+)".* fill="(#\w+)".*>(.*)<\/text>/g),
  ];
  expect(texts.map(([, x, y, ink, text]) => [Number(x), Number(y), ink, text])).toEqual([
    [16, 30, '#d5dae3', 'a '],
    [32.8, 30, '#f7768e', '&lt;b&gt;'],
    [58, 30, '#d5dae3', ' c'],
    [16, 49, '#ffffff', ' BLOCK '],
  ]);
  expect(picture.match(/<rect/g)).toHaveLength(2);
});
