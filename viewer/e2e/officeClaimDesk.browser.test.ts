/** The desk around claims: who guesses codes waits, work lists and people are found, a reader only reads, every language and a phone. */
import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { MADE_UP, paperTicket } from '../../broadcast/claims/testing/tickets.ts';
import { smallRun } from '../../broadcast/testing/accountedSeries.ts';
import { textContrasts } from '../testing/contrast.ts';
import { type OfficeHouse, openOffice, SERIES } from '../testing/officeHouse.ts';
import { badManners } from '../testing/pageManners.ts';

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const shiftMs = Date.now() - Date.parse('2024-03-05T07:00:00.000Z');
const { file } = smallRun(SERIES);
const ticketOf = (amountTenge: number) => paperTicket(file.columns.prizesTenge.indexOf(amountTenge), file);

let house: OfficeHouse;
let claim = '';
/** How far the clock has gone on besides. */
let aheadMs = 0;

const as = (who: string, path: string, json: object) => house.server.askAs(who, `/api/host${path}`, { json });

beforeAll(async () => {
  house = await openOffice({ now: () => Date.now() - shiftMs + aheadMs });
  await as('operator-1', `/tickets/${SERIES}/movements`, { to: 'sold', tickets: '1-20' });
  const open = async (amountTenge: number): Promise<string> => {
    const { serial, code } = ticketOf(amountTenge);
    return (await as('cashier-1', '/claims', { serial, code, source: { kind: 'instant' } })).body.claim;
  };
  claim = await open(25_000);
  const act = { type: 'choose', resident: true, wishes: { form: 'transfer' } };
  await as('cashier-1', `/claims/${claim}/acts`, { act, seq: 0 });
  await as('cashier-1', `/claims/${claim}/person`, MADE_UP);
  await open(3000);
}, 120_000);
afterAll(() => house?.close());
afterEach(async () => {
  await Promise.all(house.browser.contexts().map((context) => context.close()));
});

test('whoever types wrong codes has to wait, and sees how long', async () => {
  const { page } = await house.enter('Ермек', 'cashier', '#claims');
  await page.waitForSelector('.counter-fields input:focus');
  const field = page.locator('.counter-fields input').first();
  // Ten are free; the first that has to wait is told so.
  await expect
    .poll(
      async () => {
        await field.fill(`002-00001-01${'0'.repeat(10)}`);
        await field.press('Enter');
        await page.waitForSelector('.verdict, [data-wait]');
        return page.locator('[data-wait]').count();
      },
      { timeout: 20_000, interval: 20 },
    )
    .toBe(1);
  expect(await page.locator('[data-wait]').getAttribute('data-wait')).toMatch(/^\d+:\d\d$/);
  expect(await page.locator('.counter-fields button').getAttribute('aria-disabled')).toBe('true');
  // Once it is over, the right code is taken again.
  await page.waitForSelector('[data-wait]', { state: 'detached', timeout: 20_000 });
  const { serial, code } = ticketOf(3000);
  await expect
    .poll(
      async () => {
        await field.fill(`${serial}${code}`);
        await field.press('Enter');
        return page.locator('.verdict[data-verdict="in-claim"]').count();
      },
      { timeout: 20_000, interval: 500 },
    )
    .toBe(1);
});

test('what is no serial or no code is said before anything is asked', async () => {
  const { page } = await house.enter('Динара', 'cashier', '#claims');
  await page.waitForSelector('.counter-fields input:focus');
  const size = house.server.service.journal.size;
  await page.keyboard.type('12345\n');
  await page.getByText('A serial looks like').waitFor();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('002-00001-01\nABC\n');
  await page.getByText('A code is 10 digits').waitFor();
  expect(house.server.service.journal.size).toBe(size);
});

test('claims are found by list, state, ticket and IIN; the number stays nowhere', async () => {
  const clerk = await house.enter('Айгүл', 'operator', '#claims/list/open');
  const { page } = clerk;
  const rows = page.locator('tbody tr[data-row]');
  await expect.poll(() => rows.count()).toBe(2);
  // By the day due: the small one is due at once.
  expect(await rows.first().innerText()).toContain('3\u00a0000\u00a0₸');
  await page.getByLabel('By state').selectOption('approved');
  await page.getByText('There are no claims here').waitFor();
  // Nobody of this name has acted on any.
  await page.getByRole('link', { name: 'Mine', exact: true }).click();
  await page.waitForSelector('[data-list="acted"]');
  await page.getByText('There are no claims here').waitFor();
  await page.getByRole('link', { name: 'All', exact: true }).click();
  await expect.poll(() => rows.count()).toBe(2);

  await page.getByLabel('By serial of the ticket').fill(ticketOf(25_000).serial.replaceAll('-', ''));
  await page.getByLabel('By serial of the ticket').press('Enter');
  await expect.poll(() => rows.count()).toBe(1);
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect.poll(() => rows.count()).toBe(2);

  const iin = page.getByLabel('By IIN of the winner');
  await iin.fill('900215400024');
  await iin.press('Enter');
  await page.getByText('The check digit is wrong').waitFor();
  await iin.fill(MADE_UP.iin);
  await iin.press('Enter');
  await page.getByRole('heading', { name: 'Claims of this person' }).waitFor();
  expect(await iin.inputValue()).toBe('');
  expect(await page.content()).not.toContain(MADE_UP.iin);

  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'CSV' }).click();
  const csv = await readFile(await (await downloading).path(), 'utf8');
  expect(csv).toContain(`${ticketOf(25_000).serial};25000;`);
  expect(csv).not.toContain(MADE_UP.iin);
});

test('an auditor reads claims, and finds nothing to press on them and nobody’s data', async () => {
  const auditor = await house.enter('Ерлан', 'auditor', '#claims');
  const { page } = auditor;
  await page.waitForSelector('[data-part="list"] .table-region');
  expect(await page.getByLabel('By IIN of the winner').count()).toBe(0);
  await page.locator('tr[data-row="0"]').click();
  await page.waitForSelector('.claim-head');
  await page.getByText('Your role only reads').waitFor();
  expect(await page.locator('[data-card] form button').count()).toBe(0);
  for (const name of ['person', 'forms', 'choice'])
    expect(await page.locator(`[data-card="${name}"]`).count(), name).toBe(0);
  expect(auditor.complaints).toEqual([]);
});

test('what was opened of a winner is gone when the page is left', async () => {
  const { page } = await house.enter('Айгүл', 'operator', `#claims/claim/${claim}`);
  const person = page.locator('[data-card="person"]');
  await person.getByRole('button', { name: 'Open', exact: true }).click();
  await person.getByText(MADE_UP.iin).waitFor();
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide')));
  await expect.poll(() => person.getByText(MADE_UP.iin).count()).toBe(0);
  const { journal } = house.server.service;
  const { record } = journal.readRange(journal.size - 1, 1)[0]!;
  expect(JSON.stringify(record)).toContain('payment');
  expect(JSON.stringify(record)).not.toContain(MADE_UP.iin);
});

test.each(['ru', 'kk', 'en'])(
  'in %s every page reads well: labels, headings, contrast, a phone’s width',
  async (language) => {
    const { page } = await house.enter('Айгүл', 'operator', '#claims', { bypassCSP: true }, language);
    const phone = await house.enter('Айгүл', 'operator', '#claims', PHONE, language);
    const { serial, code } = ticketOf(50_000);
    for (const [hash, ready] of [
      ['#claims', '.counter-fields'],
      ['#claims/list/all', '.table-region'],
      [`#claims/claim/${claim}`, '.claim-head'],
    ] as const) {
      for (const each of [page, phone.page]) {
        await each.evaluate((to) => {
          location.hash = to;
        }, hash);
        await each.waitForSelector(ready);
        if (hash === '#claims') {
          await each.locator('.counter-fields input').first().fill(`${serial}${code}`);
          await each.keyboard.press('Enter');
          await each.waitForSelector('.verdict');
        }
        await each.waitForLoadState('networkidle');
        expect(await badManners(each), hash).toEqual([]);
      }
      // The colours are the same in every language.
      if (language !== 'ru') continue;
      const contrasts = await textContrasts(house.browser, page);
      expect(contrasts.length).toBeGreaterThan(10);
      expect(contrasts[0]!.ratio, `${hash} ${contrasts[0]!.words}`).toBeGreaterThan(4.5);
    }
  },
);

test('what is overdue says so in words, stands first, and on the page of its claim', async () => {
  aheadMs = 2 * 24 * 3_600_000;
  const { page } = await house.enter('Айгүл', 'operator', '#claims/list/overdue');
  const rows = page.locator('tbody tr[data-row]');
  await expect.poll(() => rows.count()).toBe(1);
  expect(await rows.first().innerText()).toContain('overdue 05.03.2024');
  await page.getByRole('link', { name: 'Open', exact: true }).click();
  await page.waitForSelector('[data-list="open"]');
  await expect.poll(() => rows.count()).toBe(2);
  await page.locator('tr[data-row="0"][data-mark="grave"]').focus();
  await page.keyboard.press('Enter');
  await page.getByText('overdue: 05.03.2024').waitFor();
});
