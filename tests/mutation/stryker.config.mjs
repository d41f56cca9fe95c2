/**
 * Mutation testing of one part of the sources by the tests that are about it. In a clone, for the
 * sources are changed in place:
 *
 *   npm install --no-save @stryker-mutator/core@9 @stryker-mutator/vitest-runner@9
 *   PART=checks npx stryker run tests/mutation/stryker.config.mjs
 */

/** What is mutated; the tests that run are in vitest.config.ts. */
const PARTS = {
  checks: 'src/content/checks/**/*.ts',
  response: 'src/http/response/**/*.ts',
  match: 'src/search/match/**/*.ts',
};

export default {
  mutate: [PARTS[process.env.PART ?? 'checks']],
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'tests/mutation/vitest.config.ts', related: false },
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  inPlace: true,
  concurrency: 2,
  reporters: ['clear-text', 'progress'],
};
