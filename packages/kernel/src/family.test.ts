import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FAMILIES } from './family.ts';
import { WHOLE } from './family-load.ts';

test('one object holds every family that is instead of no other', () => {
  const source = readFileSync(join(import.meta.dirname, `../../../bpf/${WHOLE}.bpf.c`), 'utf8');
  const held = [...source.matchAll(/^#include "(\w+)\.bpf\.c"$/gm)].map(([, name]) => name);
  const wanted = FAMILIES.filter(({ insteadOf }) => insteadOf === undefined);
  expect(held).toEqual(wanted.map(({ name }) => name));
});
