/** In `make test-full`. */
export const isFull = process.env.RINGFENCE_TEST_FULL === '1';

/** How much of what is repeated: so many times in each run, and more in `make test-full`. */
export function times(usual: number, full: number): number {
  return isFull ? full : usual;
}
