import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { LAYOUT_VERSION } from './generated/layout.ts';
import { otherLayouts, retireOtherLayouts } from './other-layouts.ts';

test('pins of other layouts are found and removed, and ours stay', () => {
  const root = mkdtempSync(join(tmpdir(), 'ringfence-pins-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const other = LAYOUT_VERSION + 1;
  for (const version of [LAYOUT_VERSION, other]) {
    mkdirSync(join(root, `v${version}`, 'sets', '7'), { recursive: true });
    writeFileSync(join(root, `v${version}`, 'sets', '7', 'file-file_open'), '');
  }
  expect(otherLayouts(root)).toEqual([`v${other}`]);
  retireOtherLayouts(root);
  expect(otherLayouts(root)).toEqual([]);
  expect(existsSync(join(root, `v${LAYOUT_VERSION}`, 'sets', '7', 'file-file_open'))).toBe(true);
});

test('a node that never had one has no other layouts', () => {
  expect(otherLayouts(join(tmpdir(), 'ringfence-no-such-pins'))).toEqual([]);
});
