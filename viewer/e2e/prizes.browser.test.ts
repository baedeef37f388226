/** The public page of prizes that are left, in a real browser: odds and return against those worked out by hand, and news without a reload. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { paperTicket } from '../../broadcast/claims/testing/tickets.ts';
import { smallRun } from '../../broadcast/testing/accountedSeries.ts';
import type { Answer } from '../../broadcast/testing/testServer.ts';
import { type OfficeHouse, openOffice, SERIES } from '../testing/officeHouse.ts';
import { openTab } from '../testing/testBrowser.ts';

/** Tuesday, noon in Almaty: the lottery lasts. */
const SHIFT_MS = Date.parse('2024-03-05T07:00:00.000Z') - Date.now();
const PRICE = 3000;

const { columns } = smallRun(SERIES).file;
const places = Array.from({ length: columns.tickets }, (_, place) => place);
const winners = places.filter((place) => columns.prizesTenge[place]! > 0);
const printedTenge = winners.reduce((sum, place) => sum + columns.prizesTenge[place]!, 0);
/** Of packs 1 to 10, which are sold. */
const [first, second] = winners.filter((place) => place < 300 && columns.prizesTenge[place] === 5000);

let house: OfficeHouse;

const as = (who: string, path: string, json: object): Promise<Answer> =>
  house.server.askAs(who, `/api/host${path}`, { json });

async function claim(place: number): Promise<void> {
  const { serial, code } = paperTicket(place, smallRun(SERIES).file);
  const opened = await as('cashier-1', '/claims', { serial, code, source: { kind: 'instant' } });
  expect(opened.status, opened.text).toBe(201);
}

beforeAll(async () => {
  house = await openOffice({ now: () => Date.now() + SHIFT_MS });
  const moves = [
    { to: 'sold', tickets: '1-10' },
    { to: 'void', tickets: '20', reason: 'water in the warehouse' },
  ];
  for (const move of moves) {
    expect((await as('operator-1', `/tickets/${SERIES}/movements`, move)).status).toBe(201);
  }
  await claim(first!);
}, 120_000);
afterAll(() => house?.close());
afterEach(async () => {
  await Promise.all(house.browser.contexts().map((context) => context.close()));
});

const visit = (language = 'en', options = {}) =>
  openTab(house.browser, `${house.server.url}/prizes?series=${SERIES}&lang=${language}`, options);

test('odds and return are as worked out by hand, and no more is said than can be known', async () => {
  const { body } = await house.server.ask(`/api/series/${SERIES}/prizes`);
  expect(body).toMatchObject({ tickets: 600, sold: 300, onSale: 270, isStopSaleProposed: false });
  // As printed every ticket is as good as on the first day. Some hundred of the 300 that are sold must win: one claim tells nothing.
  expect(body.oddsOneIn.asPrinted).toBeCloseTo(600 / winners.length, 9);
  expect(body.rtp.asPrinted).toBeCloseTo(printedTenge / (600 * PRICE), 9);
  expect([body.oddsOneIn.ifAllClaimed, body.rtp.ifAllClaimed]).toEqual([null, null]);

  const { page, complaints } = await visit();
  await page.waitForSelector('.figures');
  const words = await page.locator('.figures').textContent();
  expect(words).toContain(`1 in ${(600 / winners.length).toFixed(1)}`);
  expect(words).not.toContain('…');
  const parts = await page
    .locator('[data-part] b')
    .evaluateAll((all) => all.map((each) => Number((each.textContent ?? '').replace(/\D/g, ''))));
  expect(parts).toEqual([300, 270, 30]);
  expect(complaints).toEqual([]);
});

test('a claim shows on the open page without a reload', async () => {
  const { page } = await visit();
  const { body } = await house.server.ask(`/api/series/${SERIES}/prizes`);
  const { id } = body.tiers.find(({ amountTenge }: { amountTenge: number }) => amountTenge === 5000);
  const row = page.locator(`tr[data-tier="${id}"]`);
  const claimed = async () => Number(await row.locator('td').nth(1).textContent());
  await page.waitForSelector('tr[data-tier]');
  const before = await claimed();
  let loads = 0;
  page.on('load', () => {
    loads++;
  });
  await claim(second!);
  await expect.poll(claimed, { timeout: 25_000 }).toBe(before + 1);
  expect(await row.getAttribute('data-changed')).toBe('true');
  expect(await page.locator('tr[data-changed="true"]').count()).toBe(1);
  expect(loads).toBe(0);
}, 40_000);

test('it says what nobody can know, and links to the same figures for programs', async () => {
  const { page } = await visit();
  await page.getByText('The outcomes of tickets are sealed').waitFor();
  await page.getByText('far fewer prizes were claimed than fell on the sold tickets').waitFor();
  const href = await page.getByRole('link', { name: /JSON/ }).getAttribute('href');
  const answer = await fetch(house.server.url + href!);
  expect(answer.headers.get('cache-control')).toBe('public, max-age=5');
  expect(await answer.json()).toMatchObject({ series: SERIES });
});

test.each(['ru', 'kk', 'en'])('in %s all four columns stand on a phone’s screen', async (language) => {
  const { page } = await visit(language, {
    ...{ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
  });
  await page.waitForSelector('tr[data-tier]');
  // A phone widens its own viewport to what is on it: the screen is what it is held against.
  expect(await page.evaluate(() => document.documentElement.scrollWidth - screen.width)).toBe(0);
  const table = page.locator('.figures-region');
  expect(await table.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
});
