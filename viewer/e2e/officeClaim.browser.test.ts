/** Claims at the counter in real browsers, against a real server: from the ticket that is scanned to the ticket that is destroyed. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { MADE_UP, type PaperTicket, paperTicket } from '../../broadcast/claims/testing/tickets.ts';
import { smallRun } from '../../broadcast/testing/accountedSeries.ts';
import { type Clerk, type OfficeHouse, openOffice, SERIES } from '../testing/officeHouse.ts';

/** Tuesday, noon in Almaty: the lottery lasts, MRP 3,692. */
const shiftMs = Date.now() - Date.parse('2024-03-05T07:00:00.000Z');
const { file } = smallRun(SERIES);
let house: OfficeHouse;

/** Tickets of the run that win this sum. */
const ticketsOf = (amountTenge: number): PaperTicket[] =>
  Array.from({ length: file.columns.tickets }, (_, place) => place)
    .filter((place) => file.columns.prizesTenge[place] === amountTenge)
    .map((place) => paperTicket(place, file));

beforeAll(async () => {
  house = await openOffice({ now: () => Date.now() - shiftMs });
  const json = { to: 'sold', tickets: '1-20' };
  await house.server.askAs('operator-1', `/api/host/tickets/${SERIES}/movements`, { json });
}, 120_000);
afterAll(() => house?.close());
afterEach(async () => {
  await Promise.all(house.browser.contexts().map((context) => context.close()));
});

const counter = async ({ page }: Clerk): Promise<void> => {
  await page.evaluate(() => {
    location.hash = '#claims';
  });
  await page.waitForSelector('.counter-fields input:focus');
};
const verdict = (page: Page, name: string): Promise<unknown> =>
  page.waitForSelector(`.verdict[data-verdict="${name}"]`);
const reaches = (page: Page, state: string): Promise<unknown> =>
  page.waitForSelector(`.claim-head[data-state="${state}"]`);
const card = (page: Page, name: string) => page.locator(`[data-card="${name}"]`);
const yes = async (page: Page): Promise<void> => {
  await page.locator('dialog[open] button[type=submit]').click();
};

/** What the browser keeps and shows of a secret: its address and both of its stores. */
const kept = (page: Page): Promise<string> =>
  page.evaluate(() =>
    JSON.stringify([location.href, { ...localStorage }, { ...sessionStorage }, history.state]),
  );

async function fillPerson(page: Page): Promise<void> {
  const place = card(page, 'person');
  await place.getByRole('button', { name: 'Take the data down' }).click();
  await place.getByRole('button', { name: 'Save the data' }).click();
  // All that is missing is said at once.
  await expect.poll(() => place.locator('.field-fault:not(:empty)').count()).toBe(8);
  const texts: Record<string, string> = {
    ...{ Surname: MADE_UP.lastName, 'First name': MADE_UP.firstName, IIN: '900215400024' },
    ...{ 'Number of the document': '048812345', 'Day of issue': '2020-05-06', 'Issued by': 'ІІМ' },
    ...{ Address: MADE_UP.address, Phone: '+7 (701) 000-00-01' },
  };
  for (const [label, value] of Object.entries(texts))
    await place.getByLabel(label, { exact: true }).fill(value);
  await place.getByRole('button', { name: 'Save the data' }).click();
  await place.getByText('The check digit is wrong').waitFor();
  await place.getByLabel('IIN', { exact: true }).fill(MADE_UP.iin);
  await place.getByRole('button', { name: 'Save the data' }).click();
  await page.waitForSelector('[data-card="person"][data-person="true"]');
}

test('a prize above 6 MRP goes its whole way: checked, claimed, papers, consent, approval, payment, once; destroyed', async () => {
  const [ticket] = ticketsOf(25_000);
  const [stranger] = ticketsOf(50_000);
  const cashier = await house.enter('Динара', 'cashier', '#claims');
  const { page } = cashier;
  await counter(cashier);

  // A wrong code and a serial that was never printed are told the same.
  await page.keyboard.type(`${ticket!.serial}\n${stranger!.code}\n`);
  await verdict(page, 'not-authentic');
  const wrongCode = await page.locator('.verdict').innerText();
  await page.keyboard.type(`002-00021-01${ticket!.code}\n`);
  await expect.poll(() => page.locator('.counter-fields input').first().inputValue()).toBe('002-00021-01');
  await verdict(page, 'not-authentic');
  expect(await page.locator('.verdict').innerText()).toBe(wrongCode);

  // Both in one go, as a scanner types them with small letters.
  await page.keyboard.type(`${ticket!.serial}${ticket!.code.toLowerCase()}\n`);
  await verdict(page, 'winner');
  expect(await page.locator('.verdict').innerText()).toContain('25\u00a0000\u00a0₸');
  const opening = (await page.locator('.opening-quote').innerText()).replaceAll('\u00a0', ' ');
  expect(opening).toMatch(/resident: 24 715 ₸ Income tax 285 ₸/);
  expect(opening).toMatch(/non-resident: 20 000 ₸ Income tax 5 000 ₸/);
  expect(opening).toContain('30 working days');
  await page.getByRole('button', { name: 'Open a claim' }).click();
  await reaches(page, 'presented');
  expect(await kept(page)).not.toContain(ticket!.code);
  expect(await kept(page)).not.toContain(ticket!.serial);

  // Whose tax nobody can compute has no quote yet.
  await page.waitForSelector('[data-fault="residency-unknown"]');
  await card(page, 'choice').getByLabel('resident', { exact: true }).check();
  await card(page, 'choice').getByLabel('in cash').check();
  await page.getByRole('button', { name: 'Save the choice' }).click();
  const tax = page.locator('[data-quote="tax"]');
  await tax.waitFor();
  expect((await tax.innerText()).replaceAll('\u00a0', ' ')).toContain(
    '(25 000 − 6 × 3 692) × 10 % = 284.8, rounded half up to the whole tenge: 285 ₸',
  );
  expect(await page.locator('[data-quote="pay"]').innerText()).toContain('24\u00a0715\u00a0₸');
  expect(await page.locator('[data-missing]').count()).toBe(4);

  await fillPerson(page);
  await card(page, 'person').getByLabel('What for').selectOption('contact');
  await card(page, 'person').getByRole('button', { name: 'Open', exact: true }).click();
  await card(page, 'person').getByText(MADE_UP.iin).waitFor();
  await card(page, 'person').getByRole('button', { name: 'Hide' }).click();
  expect(await page.content()).not.toContain(MADE_UP.iin);

  for (const paper of ['Identity document', 'IIN', 'Consent to data processing, signed'])
    await card(page, 'papers').getByLabel(paper).check();
  await page.getByRole('button', { name: 'Record as received' }).click();
  await reaches(page, 'documents');
  const consents = card(page, 'consents');
  await consents.getByRole('button', { name: 'Received: To the processing' }).click();
  await page.waitForSelector('[data-consent="processing"][data-state="true"]');
  await consents.getByRole('button', { name: 'Does not agree' }).click();
  await page.waitForSelector('[data-consent="publication"][data-state="false"]');
  expect(await page.locator('[data-missing]').count()).toBe(1);

  // Another person approves: the claim stands in their list, and opens by Enter.
  const operator = await house.enter('Айгүл', 'operator', '#claims/list');
  await operator.page.locator('tr[data-row="0"]', { hasText: ticket!.serial }).focus();
  await operator.page.keyboard.press('Enter');
  await reaches(operator.page, 'documents');
  await operator.page.getByRole('button', { name: 'Approve the payment' }).click();
  await reaches(operator.page, 'approved');

  await page.reload();
  await reaches(page, 'approved');
  const claimHash = new URL(page.url()).hash;
  const second = await house.enter('Сәуле', 'cashier', claimHash);
  await reaches(second.page, 'approved');

  // The order is printed with the number that it will be paid by.
  await page.getByLabel('Number of the cash order').fill('17/2024');
  for (const [language, value] of [
    ['ru', 'Cash order KO-2'],
    ['kk', 'Consent to data processing (Annex 4)'],
  ] as const) {
    await page.getByLabel('Language of the forms').selectOption(language);
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: `Download: ${value}` }).click();
    const download = await downloading;
    const name = download.suggestedFilename();
    expect(name).toMatch(new RegExp(`^${ticket!.serial}-annex-\\d-[a-z-]+-${language}\\.pdf$`));
    expect((await readFile(await download.path())).subarray(0, 5).toString()).toBe('%PDF-');
  }

  await page.getByRole('button', { name: 'Pay 24\u00a0715\u00a0₸' }).click();
  await page.getByRole('heading', { name: 'Pay 24\u00a0715\u00a0₸ in cash?' }).waitFor();
  await yes(page);
  await reaches(page, 'paid');
  expect(await page.locator('[data-quote="reference"]').innerText()).toContain('17/2024');

  // Whose page still shows it as unpaid hears so, and so does whoever scans the ticket.
  await second.page.getByLabel('Number of the cash order').fill('18/2024');
  await second.page.getByRole('button', { name: 'Pay 24\u00a0715\u00a0₸' }).click();
  await yes(second.page);
  await reaches(second.page, 'paid');
  const overtaken = await second.page.locator('[data-overtaken]').innerText();
  expect(overtaken).toContain('The prize has been paid: it is paid only once');
  // No key goes on with what the other one's payment has opened.
  expect(await second.page.locator('[data-act="withdraw-ticket"] button:focus').count()).toBe(0);
  await counter(second);
  await second.page.keyboard.type(`${ticket!.serial}${ticket!.code}\n`);
  await verdict(second.page, 'paid');

  await page.getByRole('button', { name: 'Withdraw the ticket' }).click();
  await reaches(page, 'ticket-withdrawn');
  await operator.page.reload();
  await operator.page.getByRole('button', { name: 'Destroy the ticket' }).click();
  await yes(operator.page);
  await reaches(operator.page, 'destroyed');
  await operator.page.getByRole('button', { name: 'Erase the data' }).click();
  await yes(operator.page);
  await operator.page.waitForSelector('[data-card="person"][data-person="false"]');
  const { body } = await house.server.askAs('operator-1', `/api/host/serials/${ticket!.serial}`);
  expect(body.state).toBe('destroyed');
  for (const { complaints } of [cashier, operator])
    expect(complaints.filter((words) => !words.includes('status of 4'))).toEqual([]);
}, 120_000);

test('a small prize is paid at the counter without a mouse, and the next ticket can be scanned', async () => {
  const [ticket] = ticketsOf(3000);
  const cashier = await house.enter('Динара', 'cashier', '#claims');
  const { page } = cashier;
  await counter(cashier);
  await page.keyboard.type(`${ticket!.serial}\n`);
  await page.keyboard.type(`${ticket!.code.slice(0, 5)}-${ticket!.code.slice(5)}\n`);
  await verdict(page, 'winner');
  await page.keyboard.press('Control+Enter');
  await page.waitForSelector('[data-act="pay"] button:focus');
  await page.keyboard.press('Enter');
  await page.waitForSelector('dialog[open] button:focus');
  await page.keyboard.press('Enter');
  await page.waitForSelector('[data-act="withdraw-ticket"] button:focus');
  await page.keyboard.press('Enter');
  await reaches(page, 'ticket-withdrawn');
  await page.waitForSelector('.acts a:focus');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.counter-fields input:focus');
  // The first key of the next ticket takes the last one's verdict away.
  await page.keyboard.type(`${ticket!.serial}${ticket!.code}\n`);
  await verdict(page, 'paid');
  await page.keyboard.type('0');
  await expect.poll(() => page.locator('.verdict').count()).toBe(0);
  expect(cashier.complaints).toEqual([]);
});

test('a claim is refused with its ground and clause, by somebody who may', async () => {
  const [ticket] = ticketsOf(50_000);
  const operator = await house.enter('Айгүл', 'operator', '#claims');
  const { page } = operator;
  await counter(operator);
  await page.keyboard.type(`${ticket!.serial}${ticket!.code}\n`);
  await page.getByRole('button', { name: 'Open a claim' }).click();
  await reaches(page, 'presented');
  await page.getByText('Other acts').click();
  const refusal = page.locator('[data-act="refuse"]');
  await refusal.getByRole('button', { name: 'Refuse' }).click();
  await refusal.getByText('Fill in the fields').waitFor();
  await refusal.getByLabel('Ground of the refusal').selectOption('under-age');
  await refusal.getByRole('button', { name: 'Refuse' }).click();
  await yes(page);
  await reaches(page, 'refused');
  expect(await page.locator('.claim-head').innerText()).toContain('The holder is under 18. clause 1.3');
  await page.getByText('There is nothing more to do about this claim').waitFor();
  expect(operator.complaints).toEqual([]);
});
