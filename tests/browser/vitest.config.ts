import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // One Chromium at a time: measurements of layout need a machine that isn't busy.
    fileParallelism: false,
  },
});
