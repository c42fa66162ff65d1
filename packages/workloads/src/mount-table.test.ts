import { expect, test } from 'vitest';
import { parseMounts } from './mount-table.ts';

test('mounts are read with their escapes; broken lines are none', () => {
  const text = 'none /mnt/a\\040b\\134c cgroup rw,memory 0 0\nbroken /x\n\n';
  expect(parseMounts(text)).toEqual([
    { mountPoint: '/mnt/a b\\c', type: 'cgroup', options: ['rw', 'memory'] },
  ]);
});
