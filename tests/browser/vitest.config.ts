import { resolve } from 'node:path';
import { configDefaults, defineConfig } from 'vitest/config';

const alias = {
  '@tipsheet/element': resolve(import.meta.dirname, '../../dist/assets/tip-sheet.js'),
};
const shared = {
  root: import.meta.dirname,
  testTimeout: 60_000,
  hookTimeout: 60_000,
  expect: { poll: { timeout: 30_000 } },
};

/** What measures layout needs a machine that does nothing else. */
const MEASURED = ['layout-shift.test.ts'];

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          ...shared,
          name: 'side by side',
          include: ['**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...MEASURED],
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        resolve: { alias },
        test: {
          ...shared,
          name: 'alone',
          include: MEASURED,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
