/** A house for tests of the office: a server in this process whose books hold the small run, its people, and their browsers. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { freshPassword } from '../../broadcast/accounts/accounts.ts';
import type { Role } from '../../broadcast/protocol/host.ts';
import type { ServerOptions } from '../../broadcast/server.ts';
import { openDatabase } from '../../broadcast/store/database.ts';
import { OFFICE_KEY, receiveRun, smallRun, testOffice } from '../../broadcast/testing/accountedSeries.ts';
import { startTestServer, type TestServer } from '../../broadcast/testing/testServer.ts';
import { launchBrowser, openTab } from './testBrowser.ts';

/** The accounted series: 600 tickets in 20 packs. Series 1 is there without its file. */
export const SERIES = 2;

export interface Clerk {
  readonly page: Page;
  /** What the page complained about, but for the first question who is signed in. */
  readonly complaints: string[];
}

export interface OfficeHouse {
  readonly server: TestServer;
  readonly browser: Browser;
  /** Signs in with a browser profile of its own, at a part of the office. */
  enter(
    name: string,
    role: Role,
    fragment?: string,
    options?: BrowserContextOptions,
    language?: string,
  ): Promise<Clerk>;
  close(): Promise<void>;
}

/** The tests' office key, with the salt that it is stretched with once. */
function officeKeyOf(folder: string): string {
  const database = openDatabase(folder);
  testOffice(database);
  database.close();
  return OFFICE_KEY;
}

/** The office key is there: tickets can be identified. */
export async function openOffice(changes: Partial<ServerOptions> = {}): Promise<OfficeHouse> {
  const folder = await mkdtemp(join(tmpdir(), 'tirazh-office-'));
  const server = await startTestServer(folder, { officeKey: officeKeyOf(folder), ...changes });
  receiveRun(server.service, smallRun(SERIES), server.service.office!);
  const browser = await launchBrowser();
  const { accounts } = server.service;
  const passwords = new Map<string, string>();

  async function passwordOf(name: string, role: Role): Promise<string> {
    const known = passwords.get(name);
    if (known) return known;
    const password = freshPassword();
    await accounts.create(name, role, password);
    passwords.set(name, password);
    return password;
  }

  return {
    ...{ server, browser },
    async enter(name, role, fragment = '', options = {}, language = 'en') {
      const password = await passwordOf(name, role);
      const { page, complaints } = await openTab(
        browser,
        `${server.url}/office?lang=${language}${fragment}`,
        { viewport: { width: 1440, height: 900 }, acceptDownloads: true, ...options },
      );
      await page.locator('input[name=name]').fill(name);
      await page.locator('input[name=password]').fill(password);
      await page.locator('.sign-in button').click();
      await page.waitForSelector('.office');
      complaints.splice(0);
      return { page, complaints };
    },
    async close() {
      await browser.close();
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
