/** The check page on draws that did not end well, and on what is no draw: the verdict never says more than is true. */
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { eventually } from '../../broadcast/testing/testServer.ts';
import { groupedNumber } from '../format/numberGroups.ts';
import { type House, openHouse } from '../testing/hostHouse.ts';
import { openTab, type Tab } from '../testing/testBrowser.ts';

let house: House;

beforeAll(async () => {
  house = await openHouse();
}, 120_000);
afterAll(() => house?.close());
afterEach(async () => {
  await Promise.all(house.browser.contexts().map((context) => context.close()));
});

const open = (path: string): Promise<Tab> => openTab(house.browser, `${house.server.url}${path}`);
const textOf = async (page: Page, selector: string): Promise<string> =>
  (await page.locator(selector).textContent()) ?? '';

async function transcriptFile(draw: string): Promise<string> {
  const file = join(tmpdir(), `${draw}.json`);
  await writeFile(file, (await house.server.ask(`/api/draws/${draw}/transcript`)).text);
  return file;
}

const LATIN = /[A-Za-z]{4,}/;

test('a draw whose result was annulled is not confirmed: it says who, when and why, and leads to the new one', async () => {
  const draw = await house.completedDraw();
  const winner = house.server.service.draws.picked(draw)!.picks[0]!.entry;
  const before = await open(`/check?draw=${draw}&lang=ru`);
  await before.page.waitForSelector('[data-verdict="verified"]');
  expect(await before.page.locator('[data-standing]').count()).toBe(0);

  const file = await transcriptFile(draw);
  const asked = await house.server.actOfTwo(draw, 'redraw', 'Победитель не явился', { excluded: [winner] });
  expect(asked.status).toBe(200);
  const next = house.server.service.feeds.state(draw)!.redrawn!.next;
  const { page, complaints } = await open(`/check?draw=${draw}&lang=ru`);
  await page.waitForSelector('[data-verdict="annulled"]');
  expect(await textOf(page, '.verdict h2')).toBe('Расчёт верен, но результат не засчитан');
  const said = await textOf(page, '[data-standing="annulled"]');
  expect(said).toContain('Победитель не явился');
  expect(said).toMatch(/Решили: (ведущий и член комиссии|член комиссии и ведущий)/);
  expect(said).toMatch(/\d+ \p{L}+, \d\d:\d\d/u);
  // The new draw is a draft: nothing to open yet.
  expect(said).toContain('ещё не объявлен');
  expect(await textOf(page, '.derived-winner b')).toBe(groupedNumber(winner));
  const option = page.locator(`select option[value="${draw}"]`);
  expect(await option.textContent()).toContain('не засчитан');

  expect((await house.server.askAsHost(`/api/host/drafts/${next}/publish`, { method: 'POST' })).status).toBe(
    201,
  );
  await page.reload();
  const link = page.locator('[data-standing="annulled"] a');
  await link.waitFor();
  expect(await link.getAttribute('href')).toBe(`/?draw=${next}&lang=ru`);
  // The same from the visitor's own file, which knows nothing of it: this site does.
  await page.locator('input[type=file]').setInputFiles(file);
  await page.waitForSelector('[data-verdict="annulled"] + [data-standing="annulled"]');
  expect(complaints).toEqual([]);
}, 60_000);

test('a file of which this site knows nothing says that later decisions are not in it, and where to look', async () => {
  const draw = await house.completedDraw();
  const file = await transcriptFile(draw);
  const { page } = await open('/check?lang=ru');
  await page.locator(`select option[value="${draw}"]`).waitFor({ state: 'attached' });
  await page.locator('input[type=file]').setInputFiles(file);
  await page.waitForSelector('[data-standing="unknown"]');
  const look = page.locator('[data-standing="unknown"] a');
  expect(await look.getAttribute('href')).toBe(`/check?draw=${draw}&lang=ru`);

  await page.route('**/api/draws', (route) => route.abort());
  await page.goto(`${house.server.url}/check?lang=ru`);
  await page.locator('input[type=file]').setInputFiles(file);
  await page.waitForSelector('[data-standing="unknown"]');
  const said = await textOf(page, '[data-standing="unknown"]');
  expect(said).toContain('в файл не попадают');
  expect(said).toContain('на сайте оператора');
}, 60_000);

test('a rehearsal is called a rehearsal, with its own seed and without papers', async () => {
  const name = { kk: 'Сыйлық', ru: 'Приз', en: 'Prize' };
  const begun = await house.server.askAsHost('/api/host/rehearsals', {
    json: {
      ...{ prizes: [{ name, amountTenge: 1 }], reserves: 1, entries: { kind: 'made-up', count: 30 } },
      ...{ closeAfterMs: 500, startAfterMs: 0 },
    },
  });
  expect(begun.status).toBe(201);
  const { draw } = begun.body;
  const { feeds } = house.server.service;
  await eventually('the rehearsal is frozen', () => feeds.state(draw)?.phase === 'frozen', 20_000);
  await house.server.actOfTwo(draw, 'start');
  await eventually('the rehearsal is over', () => feeds.state(draw)?.phase === 'completed', 40_000);
  const lastTurnMs = feeds.state(draw)!.completed!.showAtMs;
  await eventually('its last character has turned', () => Date.now() > lastTurnMs, 10_000);
  const { page, complaints } = await open(`/check?draw=${draw}&lang=ru`);
  await page.waitForSelector('[data-verdict="rehearsal"]');
  expect(await textOf(page, '.verdict h2')).toBe('Это репетиция, а не розыгрыш');
  const transcript = await house.server.ask(`/api/draws/${draw}/transcript`);
  const seed = (await textOf(page, '[data-standing="rehearsal"] code')).replaceAll(' ', '');
  expect(seed).toBe(transcript.body.seed);
  expect(await page.locator('a[href*="protocol.pdf"]').count()).toBe(0);
  expect(await page.locator('.check-failed').count()).toBe(0);

  // The same from a file.
  await page.locator('input[type=file]').setInputFiles(await transcriptFile(draw));
  await page.waitForSelector('[data-verdict="rehearsal"]');
  expect(complaints).toEqual([]);
}, 90_000);

test('a failed check is explained in the language of the page; English stays with the experts', async () => {
  const draw = await house.completedDraw();
  const { text } = await house.server.ask(`/api/draws/${draw}/transcript`);
  const file = join(tmpdir(), `${draw}-altered.json`);
  await writeFile(
    file,
    text.replace(/"seed":"(.)/, (_, digit) => `"seed":"${digit === '0' ? '1' : '0'}`),
  );
  for (const language of ['ru', 'kk']) {
    const { page } = await open(`/check?lang=${language}`);
    await page.locator('input[type=file]').setInputFiles(file);
    await page.waitForSelector('[data-verdict="refuted"]');
    const words = await textOf(page, '[data-check="seed"] .check-why');
    expect(words.length).toBeGreaterThan(20);
    expect(words).not.toMatch(LATIN);
    expect(await page.locator('[data-check="seed"] [lang="en"]').isVisible()).toBe(false);
    await page.locator('[data-check="seed"] summary').click();
    expect(await textOf(page, '[data-check="seed"] [lang="en"]')).toMatch(LATIN);
  }
}, 60_000);
