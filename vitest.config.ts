import { defineConfig } from 'vitest/config';

/** Real browsers on a live draw, and servers killed again and again. */
const LONG = ['viewer/e2e/**/*.test.ts', '**/*.slow.test.ts'];
/** A third of their time, files wait for processes, clocks and browsers: three keep the two cores busy that we promise to. */
const WORKERS = 3;
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
          maxWorkers: WORKERS,
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
          maxWorkers: WORKERS,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
