/** A house for tests of the desk: a server in this process, its people, and their browsers. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { type Account, freshPassword } from '../../broadcast/accounts/accounts.ts';
import { BROADCAST_PACE, scaledPace } from '../../broadcast/draws/pace.ts';
import type { Role } from '../../broadcast/protocol/host.ts';
import {
  eventually,
  planWithPlayers,
  startTestServer,
  type TestServer,
} from '../../broadcast/testing/testServer.ts';
import { launchBrowser, openTab } from './testBrowser.ts';

/** A show of ten characters takes some seconds: long enough to be paused by a person. */
const PACE = scaledPace(BROADCAST_PACE, 5);
export const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

export interface Person {
  readonly account: Account;
  readonly page: Page;
  /** What the page complained about, but for the first question who is signed in. */
  readonly complaints: string[];
}

export interface House {
  readonly server: TestServer;
  readonly browser: Browser;
  /** Makes an account where there is none, and signs in with a browser profile of its own. */
  enter(name: string, role: Role, options?: BrowserContextOptions, language?: string): Promise<Person>;
  /** A draw of the small series that is frozen and waits for its start. Answers its id. */
  frozenDraw(): Promise<string>;
  /** A draw of the small series that has run to its end. */
  completedDraw(): Promise<string>;
  /** Registers tickets of the small series that nobody has registered. */
  register(draw: string, count: number): void;
  /** Types of the journal's records about a draw, oldest first. */
  recordsOf(draw: string): string[];
  close(): Promise<void>;
}

/** @param given a data folder that is there already, and stays; left out: a fresh one that goes with the house */
export async function openHouse(given?: string): Promise<House> {
  const folder = given ?? (await mkdtemp(join(tmpdir(), 'tirazh-desk-')));
  const server = await startTestServer(folder, { pace: PACE });
  const browser = await launchBrowser();
  const { accounts, journal, feeds } = server.service;
  const passwords = new Map<string, string>();
  let from = 0;

  async function passwordOf(name: string, role: Role): Promise<string> {
    const known = passwords.get(name);
    if (known) return known;
    const password = freshPassword();
    if (accounts.has(name)) await accounts.setPassword(name, password);
    else await accounts.create(name, role, password);
    passwords.set(name, password);
    return password;
  }

  async function enter(
    name: string,
    role: Role,
    options: BrowserContextOptions = {},
    language = 'en',
  ): Promise<Person> {
    const password = await passwordOf(name, role);
    const { page, complaints } = await openTab(browser, `${server.url}/host?lang=${language}`, {
      ...{ viewport: { width: 1280, height: 900 }, acceptDownloads: true },
      ...options,
    });
    await page.locator('input[name=name]').fill(name);
    await page.locator('input[name=password]').fill(password);
    await page.locator('.sign-in button').click();
    await page.waitForSelector('.desk');
    complaints.splice(0);
    return { account: accounts.all().find((each) => each.name === name)!, page, complaints };
  }

  function plan(automatic: boolean): string {
    const draw = planWithPlayers(
      server,
      { closesInMs: 400, startsInMs: 450, automatic },
      { from, count: 20 },
    );
    from += 20;
    return draw;
  }

  const untilPhase = (draw: string, phase: string): Promise<unknown> =>
    eventually(`${draw} is ${phase}`, () => feeds.state(draw)?.phase === phase, 30_000);

  return {
    ...{ server, browser, enter },
    register(draw, count) {
      server.service.registrations.registerBatch(draw, [
        ...server.series.drawNumbers.slice(from, from + count),
      ]);
      from += count;
    },
    async frozenDraw() {
      const draw = plan(false);
      await untilPhase(draw, 'frozen');
      return draw;
    },
    async completedDraw() {
      const draw = plan(true);
      await untilPhase(draw, 'completed');
      return draw;
    },
    recordsOf: (draw) =>
      journal
        .readRange(0, journal.size)
        .flatMap(({ record: { type, body } }) => (body.draw === draw ? [type] : [])),
    async close() {
      await browser.close();
      await server.close();
      if (given === undefined) await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Opens a draw on somebody's desk. */
export async function lookAt({ page }: Person, draw: string): Promise<void> {
  await page.evaluate((id) => {
    location.hash = `#air/${id}`;
  }, draw);
  await page.waitForSelector(`.hero[data-draw="${draw}"]`);
}

export const stand = ({ page }: Person, name: string): Promise<unknown> =>
  page.waitForSelector(`.hero[data-stand="${name}"]`);

/** Presses the one large button, once it offers what is expected. */
export const press = ({ page }: Person, primary: string): Promise<void> =>
  page.locator(`[data-primary="${primary}"]`).click();

/** Says yes to the question that is open, and waits until it is gone. */
export async function sayYes({ page }: Person): Promise<void> {
  await page.locator('dialog[open] button[type=submit]').click();
  await page.waitForSelector('dialog[open]', { state: 'detached' });
}

/** One asks, another one confirms. */
export async function actOfTwo(asker: Person, second: Person, primary: string): Promise<void> {
  await press(asker, primary);
  await sayYes(asker);
  await press(second, 'confirm');
  await sayYes(second);
}

/** Secrets that a browser keeps, in hex. */
export const keptSecrets = ({ page }: Person): Promise<string[]> =>
  page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('tirazh-secrets', 1);
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    const all = await new Promise<{ secret: Uint8Array }[]>((resolve) => {
      const request = database.transaction('secret').objectStore('secret').getAll();
      request.onsuccess = () => resolve(request.result);
    });
    database.close();
    return all.map(({ secret }) => [...secret].map((byte) => byte.toString(16).padStart(2, '0')).join(''));
  });

/** What a browser does whose user clears its data. */
export const clearSecrets = ({ page }: Person): Promise<unknown> =>
  page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        indexedDB.deleteDatabase('tirazh-secrets').onsuccess = () => resolve();
      }),
  );
