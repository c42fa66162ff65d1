import { KernelError } from '@ringfence/kernel';
import { HierarchyError } from '@ringfence/workloads';
import { expect, test } from 'vitest';
import { DownError, downReason, needed, requireRoot } from './down-error.ts';

test('what keeps a node from running is told, a fault of ours is not mistaken for it', () => {
  expect(downReason(new DownError('RF-NODE-109', 'no'))).toBe('RF-NODE-109: no');
  expect(downReason(new KernelError('RF-KERNEL-006', 'no file'))).toMatch(/^RF-KERNEL-006: /);
  expect(downReason(new HierarchyError('RF-WORKLOADS-001: no'))).toBe('RF-WORKLOADS-001: no');
  expect(downReason(new TypeError('x is not a function'))).toBeNull();
});

test('only root', () => {
  expect(() => requireRoot(0)).not.toThrow();
  expect(() => requireRoot(1000)).toThrow(/^RF-NODE-107: .*user 1000/);
});

test('what the host refuses has its code and its mend; anything else is passed on', () => {
  const refuse = (error: unknown) => () =>
    needed('RF-NODE-109', '/x cannot be made', 'choose another', () => {
      throw error;
    });
  expect(needed('RF-NODE-109', '', '', () => 7)).toBe(7);
  const readOnly = Object.assign(new Error('read-only'), { code: 'EROFS' });
  expect(refuse(readOnly)).toThrow('RF-NODE-109: /x cannot be made (EROFS); choose another');
  const mount = Object.assign(new Error('Command failed: mount'), { status: 32 });
  expect(refuse(mount)).toThrow(/^RF-NODE-109: .*Command failed: mount/);
  expect(refuse(new TypeError('ours'))).toThrow(TypeError);
});
