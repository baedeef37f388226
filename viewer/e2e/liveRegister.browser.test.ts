/** A viewer with a phone and tickets, against a real server: registered, refused, kept, proved, and followed through the draw. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BROADCAST_PACE, scaledPace } from '../../broadcast/draws/pace.ts';
import type { Registered } from '../../broadcast/protocol/http.ts';
import { receiveRun, smallRun } from '../../broadcast/testing/accountedSeries.ts';
import { smallSeries } from '../../broadcast/testing/smallSeries.ts';
import { startTestServer, type TestServer } from '../../broadcast/testing/testServer.ts';
import { textAt } from '../../engine/series/seriesColumns.ts';
import { groupedNumber } from '../format/numberGroups.ts';
import { textContrasts } from '../testing/contrast.ts';
import { badManners } from '../testing/pageManners.ts';
import { launchBrowser, openTab } from '../testing/testBrowser.ts';

const PHONE = {
  viewport: { width: 390, height: 844 },
  isMobile: true,
  hasTouch: true,
  acceptDownloads: true,
};
const SERIES = 2;
const { columns } = smallRun(SERIES).file;
const numberAt = (place: number): string => textAt(columns.drawNumbers, place, 12);
/** Pack 1 is sold, pack 2 is not. */
const MINE = [0, 1, 2].map(numberAt);
const UNSOLD = numberAt(30);

let folder = '';
let server: TestServer;
let browser: Awaited<ReturnType<typeof launchBrowser>>;
let context: BrowserContext;
let page: Page;
let complaints: string[];
let draw = '';
const asked: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tirazh-register-'));
  browser = await launchBrowser();
  server = await startTestServer(folder, { pace: scaledPace(BROADCAST_PACE, 8) }, smallSeries(1));
  receiveRun(server.service, smallRun(SERIES));
  const sold = await server.askAs('operator-1', `/api/host/tickets/${SERIES}/movements`, {
    json: { to: 'sold', tickets: '1' },
  });
  expect(sold.status).toBe(201);
  const nowMs = server.service.now();
  const plan = server.service.planner.plan({
    ...{ closesMs: nowMs + 18_000, startsMs: nowMs + 26_000, reserves: 1, automatic: true },
    ...{ outsiders: [], standIns: [] },
  });
  draw = plan.drawId;
  server.service.runner.wake();
  ({ page, complaints } = await openTab(browser, `${server.url}/?lang=en`, PHONE));
  context = page.context();
  page.on('request', (request) => asked.push(request.url()));
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await server?.close();
  await rm(folder, { recursive: true, force: true });
});

const field = () => page.locator('#register').getByLabel('Ticket number');
async function register(number: string): Promise<void> {
  await field().fill(number);
  await page.getByRole('button', { name: 'Register', exact: true }).click();
}
const card = (number: string) => page.locator('.my-ticket', { hasText: groupedNumber(number) });
const keptNumbers = (): Promise<string[]> =>
  page.evaluate(() =>
    JSON.parse(localStorage.getItem('tirazh.receipts') ?? '[]').map(
      (each: { number: string }) => each.number,
    ),
  );

test('a ticket is registered with a receipt that can be saved and holds against the journal', async () => {
  await register(MINE[0]!);
  await page.waitForSelector('#register .outcome-good');
  await card(MINE[0]!).locator('xpath=self::*[@data-ticket="waits"]').waitFor();
  const downloading = page.waitForEvent('download');
  await card(MINE[0]!).getByRole('button', { name: 'Save the receipt' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(new RegExp(`^tirazh-receipt-${draw}-record-\\d+\\.json$`));
  const saved = JSON.parse(await readFile(await download.path(), 'utf8')) as Registered;
  const again = await server.ask('/api/registrations/receipt', { json: { number: MINE[0] } });
  expect(saved).toEqual(again.body);
  await card(MINE[0]!).getByRole('button', { name: 'Check the receipt' }).click();
  await page.waitForSelector('.my-ticket[data-receipt="true"]');
});

test('a second try is refused in words and the receipt is given again; a ticket that is not sold is told so', async () => {
  await page.getByRole('button', { name: 'Another number' }).click();
  await register(MINE[0]!);
  await page.waitForSelector('#register .field-fault:has-text("registered already")');
  await card(MINE[0]!).getByRole('button', { name: 'Remove' }).click();
  expect(await page.locator('.my-ticket').count()).toBe(0);
  await page.getByRole('button', { name: 'Show the receipt' }).click();
  await card(MINE[0]!).waitFor();
  await register(UNSOLD);
  await page.waitForSelector('#register .field-fault:has-text("not")');
  expect(await page.locator('#register .field-fault').first().textContent()).toContain('sold');
  expect(await page.getByRole('button', { name: 'Show the receipt' }).count()).toBe(0);
});

test('nothing stays on the device unless somebody asks for it, and then it is there after a reload', async () => {
  expect(await keptNumbers()).toEqual([]);
  await page.getByLabel('Remember on this device').check();
  expect(await keptNumbers()).toEqual([MINE[0]]);
  for (const number of MINE.slice(1)) {
    await register(number);
    await page.waitForSelector('#register .outcome-good');
    await page.getByRole('button', { name: 'Another number' }).click();
  }
  expect(await keptNumbers()).toEqual(MINE.toReversed());
  await page.reload();
  await page.waitForSelector('.my-ticket');
  expect(await page.locator('.my-ticket').count()).toBe(3);
  expect(await badManners(page)).toEqual([]);
});

test('when the list closes every ticket is proved without anybody asking', async () => {
  await expect
    .poll(() => page.locator('.my-ticket[data-ticket="proved"]').count(), { timeout: 45_000 })
    .toBe(3);
  expect(await card(MINE[0]!).textContent()).toMatch(/number \d of 3 in the list/);
}, 60_000);

test('my tickets stand beside the number that is turning, and the winner and the reserve are told at the end', async () => {
  await page.waitForSelector('.stage[data-phase="showing"] [data-strip="alive"]', { timeout: 40_000 });
  await page.waitForSelector('.stage[data-phase="completed"] [data-strip="won"]', { timeout: 40_000 });
  const kinds = await page
    .locator('[data-strip]')
    .evaluateAll((all) => all.map((each) => (each as HTMLElement).dataset.strip));
  expect(kinds).toEqual(['won', 'won', 'lost']);
  const { body } = await server.ask('/api/draws');
  const results = body.draws.find((each: { draw: string }) => each.draw === draw).results;
  const strip = await page.locator('.strip').textContent();
  for (const { entry } of results) expect(strip).toContain(groupedNumber(entry));
  expect(strip).toContain('Your ticket has won: place 1!');
  expect(strip).toContain('Your ticket is a reserve');
  expect(await badManners(page)).toEqual([]);
}, 90_000);

test('no address of the page ever had a number, and what is forgotten is gone', async () => {
  for (const number of MINE) expect(page.url()).not.toContain(number);
  const withNumber = asked.filter((url) => MINE.some((number) => url.includes(number)));
  // The public look-up of a closed list: its entries are published, and logs leave the number out.
  expect(withNumber.every((url) => url.includes(`/api/draws/${draw}/entries/`))).toBe(true);
  await page.getByLabel('Remember on this device').uncheck();
  expect(await page.evaluate(() => localStorage.getItem('tirazh.receipts'))).toBeNull();
  await page.reload();
  await page.waitForSelector('.stage[data-phase]');
  expect(await page.locator('.my-ticket').count()).toBe(0);
  // The browser itself complains of each answer that is a refusal.
  expect(complaints.filter((words) => !/409/.test(words))).toEqual([]);
  await context.close();
});

test.each(['ru', 'kk', 'en'])(
  'in %s receipts and the strip read well',
  async (language) => {
    const { page: other } = await openTab(browser, `${server.url}/?draw=${draw}&lang=${language}`, {
      viewport: { width: 1440, height: 900 },
      bypassCSP: true,
    });
    const kept = await Promise.all(
      MINE.map(async (number) => (await server.ask('/api/registrations/receipt', { json: { number } })).body),
    );
    await other.evaluate((text) => localStorage.setItem('tirazh.receipts', text), JSON.stringify(kept));
    await other.reload();
    await other.waitForSelector('[data-strip="won"]');
    await expect
      .poll(() => other.locator('.my-ticket[data-ticket="proved"]').count(), { timeout: 20_000 })
      .toBe(3);
    expect(await badManners(other)).toEqual([]);
    if (language === 'ru') {
      const contrasts = await textContrasts(browser, other);
      expect(contrasts[0]!.ratio, contrasts[0]!.words).toBeGreaterThan(4.5);
    }
    await other.context().close();
  },
  40_000,
);
