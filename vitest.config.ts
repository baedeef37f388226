import { defineConfig } from 'vitest/config';

/** Real browsers on a live draw, and servers killed again and again: mostly waiting, but they want their core to themselves. */
const LONG = ['viewer/e2e/**/*.test.ts', '**/*.slow.test.ts'];
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
          // Most files wait for processes: two run side by side on the two cores we promise to.
          maxWorkers: 2,
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
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
