import { defineConfig } from 'vitest/config';

/** The server as it ships, in processes of its own. Run after a build. */
export default defineConfig({
  test: {
    include: ['tests/system/**/*.test.ts'],
    setupFiles: ['tests/helpers/property-seed.ts'],
    testTimeout: 90_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 60_000 } },
    // Much of their time is spent waiting for what is slow on purpose.
    maxWorkers: 2,
  },
});
