import { native } from './native.ts';

/**
 * Gives back to the kernel what only the start needed: freed memory, and code that is not called any
 * more. What is needed again comes back by itself.
 */
export function releaseMemory(): void {
  native().releaseMemory();
}
