import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

// As for the command line: processes and threads that tests start load their code in half the time.
process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, 'node_modules', '.cache', 'tirazh');

/** Pages in a real browser. */
const PAGES = ['viewer/e2e/**/*.test.ts'];
/** Servers killed again and again, and whatever else takes long. */
const SLOW = ['**/*.slow.test.ts'];
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
          exclude: [...EXCLUDED, ...PAGES, ...SLOW],
          maxWorkers: WORKERS,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'pages',
          include: PAGES,
          globalSetup: 'viewer/testing/buildPages.ts',
          exclude: EXCLUDED,
          maxWorkers: WORKERS,
          // A browser on a busy machine may be late once; what is broken is broken twice. Nothing else is tried again.
          retry: 1,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'slow',
          include: SLOW,
          exclude: EXCLUDED,
          maxWorkers: WORKERS,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
