/** A ticket that an expertise finds altered, in a real browser: the act with its number and day, the reasoned refusal, the next scan. */
import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { MADE_UP, type PaperTicket, paperTicket } from '../../broadcast/claims/testing/tickets.ts';
import { smallRun } from '../../broadcast/testing/accountedSeries.ts';
import { type OfficeHouse, openOffice, SERIES } from '../testing/officeHouse.ts';

/** Tuesday, noon in Almaty: the lottery lasts, MRP 3,692. */
const shiftMs = Date.now() - Date.parse('2024-03-05T07:00:00.000Z');
const { file } = smallRun(SERIES);
let house: OfficeHouse;

/** The first ticket of the run that wins this sum. */
const ticketOf = (amountTenge: number): PaperTicket =>
  paperTicket(file.columns.prizesTenge.indexOf(amountTenge), file);
const ask = async (who: string, path: string, json: object) => {
  const { status, body, text } = await house.server.askAs(who, `/api/host${path}`, { json });
  expect(status, text).toBeLessThan(300);
  return body;
};

beforeAll(async () => {
  house = await openOffice({ now: () => Date.now() - shiftMs });
  await ask('operator-1', `/tickets/${SERIES}/movements`, { to: 'sold', tickets: '1-20' });
}, 120_000);
afterAll(() => house?.close());
afterEach(async () => {
  await Promise.all(house.browser.contexts().map((context) => context.close()));
});

test('an altered ticket is refused by an act with number and day, in a letter, and at every counter from then on', async () => {
  const { serial, code } = ticketOf(4000);
  const { claim } = await ask('cashier-1', '/claims', { serial, code, source: { kind: 'instant' } });
  await ask('cashier-1', `/claims/${claim}/person`, MADE_UP);
  const acts: [string, object][] = [
    ['cashier-1', { type: 'choose', resident: null, wishes: { expertise: true } }],
    ['cashier-1', { type: 'give-documents', documents: ['expertise-request'] }],
    ['operator-1', { type: 'send-to-expertise' }],
  ];
  for (const [seq, [who, act]] of acts.entries()) await ask(who, `/claims/${claim}/acts`, { act, seq });

  const operator = await house.enter('Айгүл', 'operator', `#claims/claim/${claim}`);
  const { page } = operator;
  const form = page.locator('form[data-act="close-expertise"]');
  await form.getByLabel('What the expertise act says').selectOption('damaged');
  await form.getByRole('button', { name: 'Record the expertise act' }).click();
  // Without its number and day there is no act.
  await form.getByText('Fill in the fields.').waitFor();
  await form.getByLabel('Number of the expertise act').fill('EX-14/24');
  await form.getByLabel('Day of the paper').fill('2024-03-05');
  await form.getByRole('button', { name: 'Record the expertise act' }).click();
  await page.locator('dialog[open] button[type=submit]').click();
  await page.waitForSelector('.claim-head[data-state="refused"]');
  await page.getByText('EX-14/24').first().waitFor();

  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download: Reasoned refusal of payment' }).click();
  const bytes = await readFile(await (await downloading).path());
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');

  const cashier = await house.enter('Динара', 'cashier', '#claims');
  await cashier.page.waitForSelector('.counter-fields input:focus');
  await cashier.page.keyboard.type(`${serial}${code}\n`);
  await cashier.page.waitForSelector('.verdict[data-verdict="refused-damaged"]');
  for (const { complaints } of [operator, cashier]) expect(complaints).toEqual([]);
}, 120_000);
