/** The office's overview and its money in a real browser: every sum against one worked out by hand from the tickets themselves. */
import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { paperTicket } from '../../broadcast/claims/testing/tickets.ts';
import { smallRun } from '../../broadcast/testing/accountedSeries.ts';
import type { Answer } from '../../broadcast/testing/testServer.ts';
import { textContrasts } from '../testing/contrast.ts';
import { type OfficeHouse, openOffice, SERIES } from '../testing/officeHouse.ts';
import { badManners } from '../testing/pageManners.ts';

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
/** Tuesday, noon in Almaty: the lottery lasts. */
const BEGIN_MS = Date.parse('2024-03-05T07:00:00.000Z');
/** Three years after its end, 30 September 2024 (9.7), and a day. */
const OVER_MS = Date.parse('2027-10-02T07:00:00.000Z');
const PRICE = 3000;
const TOP = 10_000_000;

const { columns } = smallRun(SERIES).file;
const places = Array.from({ length: columns.tickets }, (_, place) => place);
/** What all tickets of the run win together, ticket by ticket. */
const printedTenge = places.reduce((sum, place) => sum + columns.prizesTenge[place]!, 0);
/** Of 20 packs of 30, 13 are sold: 12 from the beginning, and the last but one. */
const isSold = (place: number): boolean => place < 360 || (place >= 540 && place < 570);
/** What sold tickets win together: the others have won nothing (6.4, 6.5). */
const soldTenge = places.filter(isSold).reduce((sum, place) => sum + columns.prizesTenge[place]!, 0);
const winners = (amountTenge: number): number[] =>
  places.filter((place) => columns.prizesTenge[place] === amountTenge);

const clock = { shiftMs: BEGIN_MS - Date.now() };
let house: OfficeHouse;
let toExpire = '';

const as = (who: string, path: string, json?: object): Promise<Answer> =>
  house.server.askAs(who, `/api/host${path}`, json === undefined ? { method: 'POST' } : { json });

async function openClaim(place: number): Promise<Answer> {
  const { serial, code } = paperTicket(place, smallRun(SERIES).file);
  const opened = await as('cashier-1', '/claims', { serial, code, source: { kind: 'instant' } });
  expect(opened.status, opened.text).toBe(201);
  return opened;
}

async function pay(place: number): Promise<void> {
  const { body } = await openClaim(place);
  const act = { type: 'pay', form: 'cash', ofAge: true };
  const paid = await as('cashier-1', `/claims/${body.claim}/acts`, { act, seq: body.seq });
  expect(paid.status, paid.text).toBe(200);
}

beforeAll(async () => {
  house = await openOffice({ now: () => Date.now() + clock.shiftMs });
  const name = 'ТОО «Сауда»';
  const { body } = await as('operator-1', '/distributors', { name, contract: '17/2024' });
  // 20 packs of 30: 19 are sold or with the distributor, the last one lies in the warehouse.
  for (const move of [
    { to: 'issued', tickets: '1-19', distributor: body.id },
    { to: 'sold', tickets: '1-12, 19' },
  ]) {
    expect((await as('operator-1', `/tickets/${SERIES}/movements`, move)).status).toBe(201);
  }
  for (const place of winners(3000).filter(isSold).slice(0, 3)) await pay(place);
  for (const place of winners(5000).filter(isSold).slice(0, 2)) await pay(place);
  toExpire = (await openClaim(winners(4000).find(isSold)!)).body.claim;
}, 120_000);
afterAll(() => house?.close());
afterEach(async () => {
  await Promise.all(house.browser.contexts().map((context) => context.close()));
});

const digits = (text: string | null): number => Number((text ?? '').replace(/\D/g, ''));

test('the overview shows how a series stands, to the tenge', async () => {
  const { page, complaints } = await house.enter('Айгүл', 'operator');
  await page.waitForSelector(`[data-series="${SERIES}"]`);
  const value = async (selector: string): Promise<number> =>
    digits(await page.locator(`${selector} dd`).textContent());
  expect(await value('[data-state="sold"]')).toBe(13 * 30);
  expect(await value('[data-state="issued"]')).toBe(6 * 30);
  expect(await value('[data-state="received"]')).toBe(30);
  expect(await value('[data-sum="revenue"]')).toBe(13 * 30 * PRICE);
  const paid = 3 * 3000 + 2 * 5000;
  expect(await value('[data-sum="paid"]')).toBe(paid);
  expect(await value('[data-sum="approved"]')).toBe(0);
  expect(await value('[data-sum="rest"]')).toBe(printedTenge - paid);
  expect(await value('[data-figure="paidToday"]')).toBe(paid);
  expect(await value('[data-figure="soon"]')).toBe(1);
  expect(complaints).toEqual([]);
});

test('each role is met with its own work, and a cashier with no books', async () => {
  const cashier = await house.enter('Самал', 'cashier', '#overview');
  await cashier.page.waitForSelector('[data-work="claimsSoon"][href="#claims/list/open"]');
  expect(await cashier.page.locator('[data-series]').count()).toBe(0);
  const auditor = await house.enter('Ерлан', 'auditor');
  await auditor.page.waitForSelector('[data-work="none"]');
  expect(await auditor.page.locator('[data-series]').count()).toBe(1);
  for (const role of ['host', 'commission'] as const) {
    const { page, complaints } = await house.enter(`Дана ${role}`, role);
    await page.waitForSelector('[data-series]');
    // Claims are no business of the commission's.
    expect((await page.locator('[data-figure]').count()) > 0).toBe(role === 'host');
    expect(complaints).toEqual([]);
  }
  expect([...cashier.complaints, ...auditor.complaints]).toEqual([]);
});

test('unclaimed prizes stand by age and by size, and go into a file as they are', async () => {
  const { page } = await house.enter('Ерлан', 'auditor', '#money/unclaimed');
  const left = printedTenge - 3 * 3000 - 2 * 5000;
  await page.waitForSelector(`[data-unclaimed="2024-03-05"][data-outstanding="${left}"]`);
  expect(await page.locator('[data-age="month"]').getAttribute('data-sum')).toBe(String(left));
  expect(await page.locator('[data-age="quarter"]').getAttribute('data-sum')).toBe('0');
  // 209 days from 5 March to 30 September 2024.
  await page.getByText('days left: 209').waitFor();
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'CSV' }).click();
  const csv = await readFile(await (await downloading).path(), 'utf8');
  const threes = winners(3000).length;
  const line = csv.split('\r\n').find((each) => each.startsWith('3000;'));
  expect(line).toBe(`3000;${threes};3;0;${threes - 3};${(threes - 3) * 3000};${threes - 3};0;0;0;0`);

  // Nobody knows yet how many are on sold tickets: it is the most there can be.
  await page.getByText('Unclaimed, at most:').waitFor();

  // At the end of the year they are older, and their money is kept.
  await page.getByLabel('At the end of the day').fill('2024-12-31');
  await page.waitForSelector('[data-unclaimed="2024-12-31"]');
  expect(await page.locator('[data-age="year"]').getAttribute('data-sum')).toBe(String(left));
  expect(await page.locator('.keeping [aria-current]').getAttribute('data-phase')).toBe('kept');
  // Before the first sale there was nothing to claim.
  await page.getByLabel('At the end of the day').fill('2024-03-04');
  await page.waitForSelector('[data-unclaimed="2024-03-04"][data-outstanding="0"]');
});

test('all series stand side by side at the end of any day', async () => {
  const { page } = await house.enter('Ерлан', 'auditor', '#money');
  const cells = () =>
    page.locator('.table-region tbody tr[data-row]').first().locator('th, td').allTextContents();
  await page.waitForSelector('.table-region tbody tr[data-row]');
  const paid = 19_000;
  expect((await cells()).slice(1, 7).map(digits)).toEqual([
    ...[390, 390 * PRICE, paid, 0, printedTenge - paid, 0],
  ]);
  expect(digits(await page.locator('[data-paid="net"] dd').textContent())).toBe(paid);
  await page.getByLabel('At the end of the day').fill('2024-03-01');
  await expect.poll(async () => digits((await cells())[1]!)).toBe(0);
});

test('where no top prize is left the end of the sale is proposed, and its movements come filled in', async () => {
  await openClaim(winners(TOP)[0]!);
  const { page, complaints } = await house.enter('Айгүл', 'operator');
  await page.click('[data-work="stopSale"]');
  await page.waitForSelector('[data-step="returned"]');
  expect(await page.locator('[data-step="unsold"] button').count()).toBe(0);
  await page.getByRole('button', { name: 'Open the movement, filled in' }).click();
  await page.waitForSelector('[data-part="movements"]');
  expect(await page.getByLabel('What to do').inputValue()).toBe('returned');
  await page.getByRole('button', { name: 'See what would change' }).click();
  await page.waitForSelector('[data-preview="180"]');
  await page.getByRole('button', { name: 'Enter the movement' }).click();
  await page.waitForSelector('[data-done]');

  await page.goto(`${house.server.url}/office?lang=en#overview/stop-sale/${SERIES}`);
  await page.waitForSelector('[data-step="unsold"]');
  expect(await page.locator('[data-step="returned"]').count()).toBe(0);
  await page.getByRole('button', { name: 'Open the movement, filled in' }).click();
  await page.getByRole('button', { name: 'See what would change' }).click();
  await page.waitForSelector('[data-preview="210"]');
  await page.getByRole('button', { name: 'Enter the movement' }).click();
  await page.waitForSelector('[data-done]');
  const books = await house.server.askAs('operator-1', `/api/host/tickets/${SERIES}/books`);
  expect(books.body.states).toMatchObject({ issued: 0, received: 0, returned: 0, sold: 390, unsold: 210 });
  // The form is filled in once.
  await page.reload();
  expect(await page.getByLabel('Tickets', { exact: true }).inputValue()).toBe('');
  expect(complaints).toEqual([]);
});

test('a transfer to the budget is asked for by one, confirmed by another, and closes the claims that were open', async () => {
  const early = await house.enter('Айгүл', 'operator', '#money/transfers');
  await early.page.waitForSelector('[data-transfer="early"]');
  clock.shiftMs = OVER_MS - Date.now();
  const left = soldTenge - 19_000;

  const first = await house.enter('Айгүл', 'operator');
  await first.page.click('[data-work="budgetDue"]');
  await first.page.getByRole('button', { name: 'Ask for the transfer' }).click();
  await first.page.getByRole('button', { name: 'Really ask?' }).click();
  await first.page.waitForSelector('[data-waiting]');
  // Who asked is offered to take it back, not to confirm it.
  expect(await first.page.getByRole('button', { name: 'Confirm the transfer' }).count()).toBe(0);
  await first.page.getByRole('button', { name: 'Withdraw' }).click();
  await first.page.waitForSelector('[data-transfer="due"]');
  await first.page.getByRole('button', { name: 'Ask for the transfer' }).click();
  await first.page.getByRole('button', { name: 'Really ask?' }).click();
  await first.page.waitForSelector('[data-waiting]');

  const auditor = await house.enter('Ерлан', 'auditor', '#money/transfers');
  await auditor.page.waitForSelector('[data-waiting]');
  expect(await auditor.page.locator('[data-waiting] .button').count()).toBe(0);

  const second = await house.enter('Болат', 'operator');
  await second.page.click('[data-work="transfersToConfirm"]');
  expect(digits(await second.page.locator('[data-waiting] .total b').textContent())).toBe(left);
  await second.page.getByRole('button', { name: 'Confirm the transfer' }).click();
  await second.page.getByRole('button', { name: 'Really confirm?' }).click();
  await second.page.getByText('Nothing is unclaimed.').waitFor();
  const states = await second.page.locator('.table-region tbody tr td:nth-child(2)').allTextContents();
  expect(states.toSorted()).toEqual(['transferred', 'withdrawn']);
  const claim = await house.server.askAs('auditor-9', `/api/host/claims/${toExpire}`);
  expect(claim.body.content.state).toBe('expired');
  const report = await house.server.askAs('auditor-9', `/api/host/unclaimed/${SERIES}`);
  expect(report.body.totals).toMatchObject({ toBudget: { tenge: left }, outstanding: { tenge: 0 } });
  await second.page.goto(`${house.server.url}/office?lang=en#money/unclaimed`);
  await second.page.waitForSelector('[data-counted="true"]');
  expect([...first.complaints, ...second.complaints, ...auditor.complaints]).toEqual([]);
});

test.each(['ru', 'kk', 'en'])('in %s overview and money read well, on a phone too', async (language) => {
  const parts = ['overview', `overview/stop-sale/${SERIES}`, 'money', 'money/unclaimed', 'money/transfers'];
  const { page } = await house.enter('Айгүл', 'operator', '', { bypassCSP: true }, language);
  const phone = await house.enter('Айгүл', 'operator', '', PHONE, language);
  for (const part of parts) {
    for (const each of [page, phone.page]) {
      await each.evaluate((to) => {
        location.hash = to;
      }, `#${part}`);
      const [section, name] = part.split('/');
      const open = section === 'overview' ? (name ?? 'overview') : (name ?? 'sums');
      await each.waitForSelector(`[data-section="${section}"][data-part="${open}"] .card`);
      await each.waitForLoadState('networkidle');
      expect(await badManners(each), part).toEqual([]);
      // A phone widens its own viewport to what is on it: the screen is what it is held against.
      expect(await each.evaluate(() => document.documentElement.scrollWidth - screen.width), part).toBe(0);
    }
    if (language !== 'ru') continue;
    const contrasts = await textContrasts(house.browser, page);
    expect(contrasts[0]!.ratio, `${part} ${contrasts[0]!.words}`).toBeGreaterThan(4.5);
  }
});
