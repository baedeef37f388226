/** A month that still goes on, and a server that cannot open people's data: what the office says then. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { textContrasts } from '../testing/contrast.ts';
import { type Clerk, type OfficeHouse, openOffice } from '../testing/officeHouse.ts';

const fixture = (name: string): Buffer => readFileSync(new URL(`../../fixtures/${name}`, import.meta.url));
const MONTH = '#raffle/kasipker/2024-03';
const IN_MARCH_MS = Date.parse('2024-03-20T06:00:00.000Z');
const DAYS_MS = 20 * 86_400_000;

let house: OfficeHouse;
let operator: Clerk;
/** How far the server's clock is from the machine's. */
let offMs = IN_MARCH_MS - Date.now();

beforeAll(async () => {
  house = await openOffice({ now: () => Date.now() + offMs });
  await house.server.askAsHost('/api/host/raffles', {
    json: JSON.parse(fixture('kasipker.json').toString()),
  });
  operator = await house.enter('Айгүл', 'operator', MONTH);
}, 120_000);
afterAll(() => house?.close());

const bring = (): Promise<void> =>
  operator.page.setInputFiles('.drop-place input', {
    ...{ name: 'participants.csv', mimeType: 'text/csv' },
    buffer: fixture('raffle/participants-2024-03.csv'),
  });
const take = () => operator.page.getByRole('button', { name: 'Take the participants over' });

test('a file of a month that goes on is looked at, and taken over once the month is over', async () => {
  const { page } = operator;
  await page.waitForSelector('.month-head');
  await page.getByText('participants are taken over from 01.04.2024').waitFor();
  await bring();
  await page.waitForSelector('.import-counts[data-eligible="40"]');
  expect(await take().count()).toBe(0);
  offMs += DAYS_MS;
  operator = await house.enter('Серік', 'operator', MONTH, { bypassCSP: true });
  await operator.page.waitForSelector('.month-head');
  await bring();
  await take().click();
  await operator.page.waitForSelector('[data-imported="40"]');
}, 60_000);

test('that people’s data do not open is said on the board and in the month, before anybody asks for a person', async () => {
  const { page } = operator;
  expect(await page.locator('[data-no-key]').count()).toBe(0);
  // What a server without the key answers has tests of its own.
  await page.route(/\/api\/host\/raffles/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...(await response.json()), isPeopleReadable: false } });
  });
  for (const fragment of ['#raffle', MONTH]) {
    await page.evaluate((to) => {
      location.hash = to;
    }, fragment);
    await page.reload();
    await page.waitForSelector('[data-no-key]');
    expect(await page.locator('[data-no-key]').textContent()).toContain('raffle-people.secret');
    const [worst] = await textContrasts(house.browser, page);
    expect(worst!.ratio, worst!.words).toBeGreaterThan(4.5);
  }
});
