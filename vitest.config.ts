import { defineConfig } from 'vitest/config';

/** Real browsers on a live draw, and servers killed again and again. */
const LONG = ['viewer/e2e/**/*.test.ts', '**/*.slow.test.ts'];
/** We promise to do with two cores. */
const CORES = 2;
const EXCLUDED = ['**/node_modules/**', '**/dist/**'];

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: 'forks',
    projects: [
      {
        extends: true,
        test: {
          name: 'together',
          include: ['**/*.test.ts'],
          exclude: [...EXCLUDED, ...LONG],
          maxWorkers: CORES,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'long',
          include: LONG,
          globalSetup: 'viewer/testing/buildPages.ts',
          exclude: EXCLUDED,
          // A third of their time they wait for clocks and pages: one more keeps the cores busy.
          maxWorkers: CORES + 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
