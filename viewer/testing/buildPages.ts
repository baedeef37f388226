/** The pages are built once for a run of browser tests, before the first of them: a build empties the folder that others read from. */
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const VIEWER = fileURLToPath(new URL('..', import.meta.url));

/** Vite builds for development wherever `NODE_ENV` is not "production", and the tests' runner sets "test". */
export async function setup(): Promise<void> {
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  try {
    await build({ root: VIEWER, configFile: `${VIEWER}vite.config.ts`, logLevel: 'error' });
  } finally {
    process.env.NODE_ENV = before;
  }
}
