import { defineConfig } from 'vitest/config';

/** The tests that are about each part; all others would only take time. */
const TESTS: Readonly<Record<string, string>> = {
  checks: 'tests/content',
  response: 'tests/http',
  match: 'tests/search',
};

export default defineConfig({
  test: { include: [`${TESTS[process.env.PART ?? 'checks']}/**/*.test.ts`], isolate: false },
});
