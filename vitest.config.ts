import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['packages/*/src/**/*.test.ts', 'build/**/*.test.ts'],
    pool: 'threads',
    maxWorkers: 2,
  },
});
