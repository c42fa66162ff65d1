import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{packages/*/src,build,deploy}/**/*.test.ts'],
    pool: 'threads',
    maxWorkers: 2,
  },
});
