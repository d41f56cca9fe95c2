import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: ['tests/browser/**', 'tests/system/**', 'node_modules/**'],
    setupFiles: ['tests/helpers/property-seed.ts'],
    // Far more than any needs: a busy machine must not make one fail.
    testTimeout: 120_000,
    expect: { poll: { timeout: 60_000 } },
    // Nothing has state that outlives a test, so that files may share what they import.
    isolate: false,
    maxWorkers: 2,
  },
});
