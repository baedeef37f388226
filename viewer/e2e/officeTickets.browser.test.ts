/** The office's account of tickets in a real browser, against a real server with the small run in its books. */
import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { xlsxTable } from '../../broadcast/entryLists/xlsxTable.ts';
import { textContrasts } from '../testing/contrast.ts';
import { type Clerk, type OfficeHouse, openOffice, SERIES } from '../testing/officeHouse.ts';
import { badManners } from '../testing/pageManners.ts';

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

let house: OfficeHouse;
let distributor = '';

const move = (json: object) =>
  house.server.askAs('operator-1', `/api/host/tickets/${SERIES}/movements`, { json });

beforeAll(async () => {
  house = await openOffice();
  const json = { name: 'ТОО «Сауда»', contract: '17/2026' };
  const added = await house.server.askAs('operator-1', '/api/host/distributors', { json });
  distributor = added.body.id;
}, 120_000);
afterAll(() => house?.close());
afterEach(async () => {
  await Promise.all(house.browser.contexts().map((context) => context.close()));
});

const stateOf = async (serial: string): Promise<string> =>
  (await house.server.askAs('operator-1', `/api/host/serials/${serial}`)).body.state;

async function download({ page }: Clerk, region: string, kind: 'CSV' | 'XLSX'): Promise<Buffer> {
  const downloading = page.waitForEvent('download');
  await page.locator(region).getByRole('button', { name: kind }).first().click();
  return readFile(await (await downloading).path());
}

test('a movement is looked at, made once, and taken back from the book', async () => {
  const clerk = await house.enter('Айгүл', 'operator', '#tickets/movements');
  const { page } = clerk;
  await page.getByLabel('Tickets', { exact: true }).fill('1-4, 21');
  await page.getByRole('button', { name: 'See what would change' }).click();
  // All that is wrong is said at once.
  await page.getByText('2. 21: no such ticket in the series').waitFor();
  await page.getByText('Say which distributor').waitFor();

  await page.getByLabel('Tickets', { exact: true }).fill('1-4');
  await page.getByLabel('Distributor').selectOption(distributor);
  await page.getByRole('button', { name: 'See what would change' }).click();
  await page.waitForSelector('[data-preview="120"]');
  expect(await stateOf('002-00001-01')).toBe('received');
  // Four presses, one movement.
  const enter = page.getByRole('button', { name: 'Enter the movement' });
  await enter.evaluate((button) => {
    for (let i = 0; i < 4; i++) (button as HTMLButtonElement).click();
  });
  await page.waitForSelector('[data-done]');
  expect(await stateOf('002-00004-30')).toBe('issued');
  const record = await page.locator('[data-done]').getAttribute('data-done');
  const rows = page.locator('.table-region tbody tr[data-row]');
  await expect.poll(() => rows.count()).toBe(2);

  const undo = page.getByRole('button', { name: `Undo: record ${record}` });
  await undo.click();
  expect(await stateOf('002-00001-01')).toBe('issued');
  await page.getByRole('button', { name: `Really undo?: record ${record}` }).click();
  await page.getByText(`undoes record ${record}`).waitFor();
  expect(await stateOf('002-00001-01')).toBe('received');
  expect(clerk.complaints).toEqual([]);
});

test('what the rules refuse is said with its tickets and its clause, and nothing is moved', async () => {
  await move({ to: 'sold', tickets: '20', point: 'almaty-1' });
  const { page } = await house.enter('Айгүл', 'operator', '#tickets/movements');
  await page.getByLabel('What to do').selectOption('returned');
  await page.getByLabel('Tickets', { exact: true }).fill('20');
  await page.getByRole('button', { name: 'See what would change' }).click();
  await page.getByText('002-00020-01 … 002-00020-30: the tickets are “sold”').waitFor();
  expect(await page.locator('.outcome').textContent()).toContain('(clause 11.9)');
  expect(await page.getByRole('button', { name: 'Enter the movement' }).count()).toBe(0);
});

test('a file of sales is refused line by line, its faults go into a file, and a mended one is taken whole', async () => {
  const clerk = await house.enter('Айгүл', 'operator', '#tickets/sales');
  const { page } = clerk;
  const choose = (text: string) =>
    page.setInputFiles('.drop-place input', {
      ...{ name: 'sales.csv', mimeType: 'text/csv', buffer: Buffer.from(text) },
    });
  await choose('tickets;day;point\n18;2026-11-01;almaty-1\n99;2026-11-01;almaty-1\n19;1 ноября;almaty-1\n');
  await page.waitForSelector('.import-counts[data-faults="2"]');
  expect(await page.getByRole('button', { name: 'Enter the sales' }).count()).toBe(0);
  const csv = (await download(clerk, '.table', 'CSV')).toString('utf8');
  expect(csv).toBe(
    '\ufeffRow;What stands there;What is wrong\r\n3;99;no such ticket in the series\r\n4;1 ноября;not a day\r\n',
  );
  await choose('tickets;day;point\n18;2026-11-01;almaty-1\n19;2026-11-01;almaty-1\n');
  await page.waitForSelector('.import-counts[data-faults="0"]');
  await page.getByRole('button', { name: 'Enter the sales' }).click();
  await page.waitForSelector('[data-done="60"]');
  expect(await stateOf('002-00019-30')).toBe('sold');
  expect(clerk.complaints).toEqual([]);
});

test('the books of a day agree to the tenge, and go into a spreadsheet', async () => {
  const clerk = await house.enter('Айгүл', 'operator', '#tickets/books');
  const { page } = clerk;
  await page.waitForSelector('[data-check]');
  const held = await page
    .locator('[data-check]')
    .evaluateAll((checks) => checks.map((check) => (check as HTMLElement).dataset.holds));
  expect(held).toEqual(['true', 'true', 'true', 'true', 'true', 'true', 'true']);
  const books = (await house.server.askAs('operator-1', `/api/host/tickets/${SERIES}/books`)).body;
  const { rows } = xlsxTable(new Uint8Array(await download(clerk, '.table >> nth=0', 'XLSX')));
  const cells = new Map(rows.map((row) => [row.cells[0], row.cells.slice(1)]));
  expect(cells.get('Sold')).toEqual([String(books.sold), String(books.revenueTenge)]);
  expect(cells.get('Tickets printed')?.[0]).toBe('600');
  // The end of a day before there was anything.
  await page.getByLabel('At the end of the day').fill('2020-01-01');
  await page.waitForSelector('[data-books-at^="2020-01-01"]');
});

test('a table sorts by its headings and is walked by keyboard; a ticket is found as a scanner types it', async () => {
  await move({ to: 'lost', tickets: '002-00010-05', reason: 'fire in the kiosk' });
  const { page } = await house.enter('Айгүл', 'operator', '#tickets');
  const first = () => page.locator('tr[data-row="0"] th').textContent();
  await page.getByRole('button', { name: 'Tickets', exact: true }).click();
  expect(await page.locator('th[aria-sort="ascending"]').textContent()).toBe('Tickets');
  expect(await first()).toBe('002-00010-05');
  await page.locator('tr[data-row="0"]').focus();
  await page.keyboard.press('End');
  const last = (await page.locator('tbody tr[data-row]').count()) - 1;
  await page.waitForSelector(`tr[data-row="${last}"]:focus`);

  await page.click('.part[href="#tickets/serial"]');
  await page.waitForSelector('.number-input:focus');
  await page.keyboard.type('002-00010-05\n');
  await page.waitForSelector('[data-serial="002-00010-05"][data-state="lost"]');
  // The next one is scanned over it.
  await page.keyboard.type('002-00010-06\n');
  await page.waitForSelector('[data-serial="002-00010-06"][data-state="received"]');
  await page.keyboard.type('7\n');
  await page.getByText('A serial number looks like').waitFor();
});

test('an auditor reads everything and moves nothing', async () => {
  const auditor = await house.enter('Ерлан', 'auditor', '#tickets/movements');
  await auditor.page.waitForSelector('.table-region');
  expect(await auditor.page.locator('form').count()).toBe(0);
  expect(await auditor.page.getByRole('button', { name: /^Undo/ }).count()).toBe(0);
  expect(auditor.complaints).toEqual([]);
});

test.each(['ru', 'kk', 'en'])(
  'in %s every part reads well: labels, headings, contrast, a phone’s width',
  async (language) => {
    const { page } = await house.enter('Айгүл', 'operator', '#tickets', { bypassCSP: true }, language);
    const phone = await house.enter('Айгүл', 'operator', '#tickets', PHONE, language);
    for (const part of ['', '/movements', '/sales', '/books', '/serial', '/distributors']) {
      for (const each of [page, phone.page]) {
        await each.evaluate((to) => {
          location.hash = to;
        }, `#tickets${part}`);
        await each.waitForSelector(`[data-part="${part.slice(1) || 'holdings'}"] .card`);
        await each.waitForLoadState('networkidle');
        expect(await badManners(each), part).toEqual([]);
      }
      // The colours are the same in every language.
      if (language !== 'ru') continue;
      const contrasts = await textContrasts(house.browser, page);
      expect(contrasts.length).toBeGreaterThan(10);
      expect(contrasts[0]!.ratio, `${part} ${contrasts[0]!.words}`).toBeGreaterThan(4.5);
    }
  },
);
