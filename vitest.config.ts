import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{packages/*/src,build,deploy}/**/*.test.ts'],
    pool: 'threads',
    maxWorkers: 2,
    // A loaded machine is slow, not wrong.
    testTimeout: 120_000,
  },
});
