/** What a file of browser tests stands on: the built pages, one browser and one server; no tab outlives its test. */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { launchBrowser } from './testBrowser.ts';

interface SuiteServer {
  readonly url: string;
  stop(): Promise<void>;
}

export interface BrowserSuite<Server extends SuiteServer> {
  /** There from the first test on. */
  readonly server: Server;
  readonly browser: Browser;
}

const START_MS = 90_000;

/** Call it at the top of a test file. */
export function browserSuite<Server extends SuiteServer>(start: () => Promise<Server>): BrowserSuite<Server> {
  let server: Server | undefined;
  let browser: Browser | undefined;

  beforeAll(async () => {
    browser = await launchBrowser();
    server = await start();
  }, START_MS);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  // Tabs that nobody looks at any more would slow down those that count.
  afterEach(async () => {
    await Promise.all(browser!.contexts().map((context) => context.close()));
  });

  return {
    get server() {
      return server!;
    },
    get browser() {
      return browser!;
    },
  };
}
