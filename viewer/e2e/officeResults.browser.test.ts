/** The public pages of figures, in a real browser: prizes that are left, and raffle results by month. */
import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { textContrasts } from '../testing/contrast.ts';
import { type OfficeHouse, openOffice, SERIES } from '../testing/officeHouse.ts';
import { badManners } from '../testing/pageManners.ts';
import { openTab } from '../testing/testBrowser.ts';

const TERMS = JSON.parse(
  readFileSync(new URL('../../fixtures/kasipker.json', import.meta.url), 'utf8'),
) as object;
const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

let house: OfficeHouse;
beforeAll(async () => {
  house = await openOffice();
  await house.server.askAsHost('/api/host/raffles', { json: TERMS });
}, 120_000);
afterAll(() => house?.close());
afterEach(async () => {
  await Promise.all(house.browser.contexts().map((context) => context.close()));
});

const visit = (path: string, options = {}) => openTab(house.browser, house.server.url + path, options);

test('the page of prizes shows what the interface says, tier by tier, and what nobody knows', async () => {
  const { page, complaints } = await visit(`/prizes?series=${SERIES}&lang=en`);
  await page.waitForSelector(`[data-series="${SERIES}"]`);
  const { body } = await house.server.ask(`/api/series/${SERIES}/prizes`);
  const rows = await page
    .locator('tr[data-tier]')
    .evaluateAll((all) =>
      all.map((row) => [...row.children].map((cell) => Number((cell.textContent ?? '').replace(/\D/g, '')))),
    );
  const expected = body.tiers
    .toReversed()
    .map((tier: Record<string, number>) => [tier.amountTenge, tier.printed, tier.claimed, tier.remaining]);
  expect(rows).toEqual(expected);
  expect(rows.length).toBeGreaterThan(3);
  expect(await page.locator('.figures').textContent()).toMatch(/1 in \d/);
  await page.getByText('What nobody knows').waitFor();
  expect(complaints).toEqual([]);
});

test('a series that nobody accounts for is no series without prizes', async () => {
  const { page } = await visit('/prizes?series=1&lang=en');
  await page.getByText('does not account for the tickets of this series').waitFor();
  expect(await page.locator('table').count()).toBe(0);
});

test('results stand by month, with codes alone and the deadline that was missed', async () => {
  const { page, complaints } = await visit('/raffle?lang=en');
  await page.waitForSelector('tr[data-month]');
  expect(await page.locator('tr[data-month]').count()).toBe(11);
  expect(await page.locator('tr[data-month="2024-01"]').textContent()).toContain('▲ not held by 20.02.2024');
  expect(complaints).toEqual([]);
});

test.each(['ru', 'kk', 'en'])('in %s both pages read well, on a phone too', async (language) => {
  for (const path of [`/prizes?series=${SERIES}`, '/raffle?']) {
    for (const options of [{ bypassCSP: true }, PHONE]) {
      const { page } = await visit(`${path}&lang=${language}`, options);
      await page.waitForSelector('tbody tr');
      expect(await badManners(page), path).toEqual([]);
      if (options === PHONE) continue;
      const contrasts = await textContrasts(house.browser, page);
      expect(contrasts[0]!.ratio, `${path} ${contrasts[0]!.words}`).toBeGreaterThan(4.5);
    }
  }
});
