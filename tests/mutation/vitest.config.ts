import { defineConfig } from 'vitest/config';
import base from '../../vitest.config.ts';

/** The tests that are about each part; all others would only take time. */
const TESTS: Readonly<Record<string, string>> = {
  checks: 'tests/content',
  response: 'tests/http',
  match: 'tests/search',
};

export default defineConfig({
  test: {
    ...base.test,
    include: [`${TESTS[process.env.PART ?? 'checks']}/**/*.test.ts`],
    setupFiles: ['tests/helpers/property-seed.ts', 'tests/mutation/no-shrinking.ts'],
  },
});
