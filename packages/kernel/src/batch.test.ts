import { expect, test } from 'vitest';
import { Batch } from './batch.ts';

test('numbers are read where they begin, also in a buffer that begins within another', () => {
  const whole = Buffer.alloc(40);
  const batch = new Batch(whole.subarray(8));
  whole.writeUInt32LE(0xffff_fffe, 8 + 4);
  whole.writeBigUInt64LE(0xffff_ffff_ffff_fffdn, 8 + 16);
  expect([batch.word(0), batch.word(4), batch.word(16)]).toEqual([0, 0xffff_fffe, 0xffff_fffd]);
  expect([batch.long(8), batch.long(16)]).toEqual([0n, 0xffff_ffff_ffff_fffdn]);
});
