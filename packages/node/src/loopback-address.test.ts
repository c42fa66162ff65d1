import { expect, test } from 'vitest';
import { addressText, parseLoopbackAddress } from './loopback-address.ts';

test.each([
  ['32767', '127.0.0.1:32767'],
  ['127.0.0.1:1', '127.0.0.1:1'],
  ['127.9.8.7:65535', '127.9.8.7:65535'],
  ['[::1]:32767', '[::1]:32767'],
])('%s is on loopback', (text, canonical) => {
  const address = parseLoopbackAddress(text);
  expect(address && addressText(address)).toBe(canonical);
});

test.each([
  '0.0.0.0:32767',
  '[::]:32767',
  '10.0.0.1:32767',
  '[fe80::1]:32767',
  '[::ffff:127.0.0.1]:32767',
  '127.0.0.256:32767',
  '1127.0.0.1:32767',
  '127.1:32767',
  'localhost:32767',
  'example.org:32767',
  ':32767',
  '::1:32767',
  '127.0.0.1',
  '0',
  '65536',
  '-1',
  '',
  '32767 ',
  '0x10',
])('%j is refused', (text) => {
  expect(parseLoopbackAddress(text)).toBeNull();
});
