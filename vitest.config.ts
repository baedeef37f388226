import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

// As for the command line: processes and threads that tests start load their code in half the time.
process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, 'node_modules', '.cache', 'tirazh');

/** Real browsers on a live draw, and servers killed again and again. */
const LONG = ['viewer/e2e/**/*.test.ts', '**/*.slow.test.ts'];
/** We promise to do with two cores. A third of their time tests wait for clocks and pages: one more keeps both busy. */
const WORKERS = 3;
const EXCLUDED = ['**/node_modules/**', '**/dist/**'];

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: 'forks',
    // Half of a short test's time goes into loading the code anew for each file; ours keeps nothing that a test could stumble over.
    isolate: false,
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
