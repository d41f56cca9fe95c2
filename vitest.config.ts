import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: ['tests/browser/**', 'tests/system/**', 'node_modules/**'],
    testTimeout: 20_000,
    // Nothing has state that outlives a test, so that files may share what they import.
    isolate: false,
    maxWorkers: 2,
  },
});
