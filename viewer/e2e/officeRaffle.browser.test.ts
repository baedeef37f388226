/** A whole month of the raffle in real browsers: terms, file, draw, calls, a substitution by two people, handover. */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { xlsxTable } from '../../broadcast/entryLists/xlsxTable.ts';
import { eventually, untilPhase } from '../../broadcast/testing/testServer.ts';
import { commitmentOf } from '../../engine/draw/commitment.ts';
import { textContrasts } from '../testing/contrast.ts';
import { type Clerk, type OfficeHouse, openOffice } from '../testing/officeHouse.ts';
import { badManners } from '../testing/pageManners.ts';

const fixture = (name: string): Buffer => readFileSync(new URL(`../../fixtures/${name}`, import.meta.url));
const MONTH = '#raffle/kasipker/2024-03';
const PATH = '/api/host/raffles/kasipker/2024-03';
const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

let house: OfficeHouse;
let host: Clerk;
let member: Clerk;
let operator: Clerk;

beforeAll(async () => {
  house = await openOffice();
  await house.server.idOf('commission-1');
  host = await house.enter('Ведущий', 'host', '#raffle');
  member = await house.enter('Асқар', 'commission', MONTH);
  operator = await house.enter('Айгүл', 'operator', MONTH);
}, 120_000);
afterAll(() => house?.close());

const monthOf = async () => (await house.server.askAs('host', PATH)).body;
const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/octet-stream', buffer });

/** Another person's page learns of it by itself, or sooner when it is opened anew. */
async function reopen({ page }: Clerk): Promise<void> {
  await page.reload();
  await page.waitForSelector('.month-head');
}

/** From draft to result on the server: the desk's own part has tests of its own. */
async function hold(draw: string): Promise<void> {
  const { server } = house;
  const id = await server.idOf('commission-1');
  const secret = randomBytes(32);
  const json = { commitment: commitmentOf(draw, id, secret) };
  await server.askAs('commission-1', `/api/host/drafts/${draw}/commitment`, { json });
  const published = await server.askAsHost(`/api/host/drafts/${draw}/publish`, { method: 'POST' });
  expect(published.status, published.text).toBe(201);
  await untilPhase(server, draw, 'frozen');
  await server.askAs('commission-1', `/api/host/draws/${draw}/secrets`, {
    json: { secret: secret.toString('hex') },
  });
  expect((await server.actOfTwo(draw, 'start')).status).toBe(200);
  await untilPhase(server, draw, 'completed');
}

test('a host brings the terms; every month stands on the board with its deadline', async () => {
  const { page } = host;
  await page.setInputFiles('.drop-place input', file('kasipker.json', fixture('kasipker.json')));
  await page.waitForSelector('[data-raffle="kasipker"] tr[data-row]');
  expect(await page.locator('[data-raffle] tr[data-row]').count()).toBe(11);
  expect(await page.locator('tr[data-mark="grave"]').first().textContent()).toContain(
    '✕ overdue: 20.02.2024',
  );
  await page.locator('tr[data-row="2"]').focus();
  await page.keyboard.press('Enter');
  await page.waitForSelector('.month-head[data-phase="awaiting-draw"]');
  expect(page.url()).toContain(MONTH);
});

test('a dirty file is read out row by row; a sound one is taken over, and its report goes into a file', async () => {
  const { page } = operator;
  await reopen(operator);
  await page.setInputFiles('.drop-place input', file('dirty.csv', fixture('raffle/participants-dirty.csv')));
  await page.waitForSelector('.import-counts[data-rows]');
  const outs = await page.locator('.table-region tr[data-row]').allTextContents();
  expect(outs.some((words) => words.includes('✕ out'))).toBe(true);

  await page.setInputFiles(
    '.drop-place input',
    file('participants.csv', fixture('raffle/participants-2024-03.csv')),
  );
  await page.getByRole('button', { name: 'Take the participants over' }).click();
  await page.waitForSelector('[data-imported]');
  const { imported } = await monthOf();
  expect(await page.locator('[data-imported]').getAttribute('data-imported')).toBe(
    String(imported.counts.eligible),
  );
  const downloading = page.waitForEvent('download');
  await page.getByText('Who is out and why:').locator('..').getByRole('button', { name: 'XLSX' }).click();
  const report = xlsxTable(new Uint8Array(await readFile(await (await downloading).path())));
  expect(report.rows[0]!.cells.slice(0, 3)).toEqual(['Row', 'Verdict', 'Why']);
  expect(report.rows.length).toBeGreaterThan(imported.counts.rows - imported.counts.eligible);
});

test('a host drafts the draw; after it the winner is reached, or the first reserve takes the place', async () => {
  const { page } = host;
  await reopen(host);
  const time = (inMs: number): string =>
    new Date(Date.now() + inMs + 5 * 3_600_000).toISOString().slice(0, 19);
  await page.getByLabel('The list closes').fill(time(4000));
  await page.getByLabel('Start Almaty time').fill(time(5000));
  // The commission's own page has no secret: the test is that member.
  await page.locator('.choice:has-text("Асқар") input').uncheck();
  await page.getByRole('button', { name: 'Draft the plan' }).click();
  await page.waitForSelector('[data-draw]');
  await hold((await page.locator('[data-draw]').getAttribute('data-draw'))!);
  await eventually('the month has a winner', async () => (await monthOf()).phase === 'contacting');
  await eventually('the last character is shown', async () => {
    const { aftermath } = await monthOf();
    return aftermath.holder.sinceMs <= Date.now();
  });

  await reopen(operator);
  const clerk = operator.page;
  const first = (await clerk.locator('[data-holder]').getAttribute('data-holder'))!;
  const reserve = (await clerk.locator('[data-reserve]').first().getAttribute('data-reserve'))!;
  await clerk.getByRole('button', { name: 'Show who it is' }).click();
  const person = (await clerk.locator('[data-person] dd').first().textContent())!;
  expect(person.length).toBeGreaterThan(3);
  await clerk.getByLabel('What came of it').selectOption('no-answer');
  await clerk.getByRole('button', { name: 'Log the attempt' }).click();
  await clerk.locator('[aria-label="Attempts to reach them"] tr[data-row]').waitFor();

  // One asks, nobody confirms alone, the other one confirms.
  await reopen(host);
  const choice = page.getByLabel('Decision', { exact: true });
  expect((await choice.locator('option').allTextContents()).join()).not.toContain('could not be reached');
  await choice.selectOption({ label: `${first} loses the place: violation of the terms` });
  await page.getByRole('button', { name: 'Ask for the decision' }).click();
  await page.waitForSelector('[data-waiting]');
  expect(await page.getByRole('button', { name: 'Confirm' }).count()).toBe(0);
  await reopen(member);
  await member.page.getByRole('button', { name: 'Confirm' }).click();
  await member.page.waitForSelector(`[data-holder="${reserve}"][data-via="next-reserve"]`);
  expect(await member.page.locator(`[data-lost="${first}"]`).textContent()).toContain('violation');
  // A member of the commission sees codes alone.
  expect(await member.page.getByRole('button', { name: 'Show who it is' }).count()).toBe(0);
}, 60_000);

test('the conditions are met one by one, then two people hand the prize over, and everything is in the history', async () => {
  const { page } = operator;
  await reopen(operator);
  for (const name of ['Met: Registered', 'By hand: Signed', 'Met: Showed'])
    await page.getByRole('button', { name }).click();
  await page.waitForSelector('[data-condition="identity-document"][data-met="true"]');
  await page.getByRole('button', { name: 'Consent is given' }).click();
  await page.waitForSelector('[data-consent="true"]');
  await reopen(member);
  const code = (await member.page.locator('[data-holder]').getAttribute('data-holder'))!;
  await member.page
    .getByLabel('Decision', { exact: true })
    .selectOption({ label: `Prize handed over: ${code}` });
  await member.page.getByRole('button', { name: 'Ask for the decision' }).click();
  await member.page.waitForSelector('[data-waiting]');
  await reopen(host);
  await host.page.getByRole('button', { name: 'Confirm' }).click();
  await host.page.waitForSelector('.month-head[data-phase="handed-over"]');
  const steps = await host.page.locator('.month-steps tr[data-row]').allTextContents();
  expect(steps).toHaveLength((await monthOf()).steps.length);
  expect(steps[0]).toContain(`Prize handed over: ${code}`);
  for (const each of [host, member, operator]) expect(each.complaints).toEqual([]);
});

test.each(['ru', 'kk', 'en'])(
  'in %s board and month read well: labels, headings, contrast, a phone’s width',
  async (language) => {
    const wide = await house.enter('Айгүл', 'operator', '#raffle', { bypassCSP: true }, language);
    const phone = await house.enter('Айгүл', 'operator', '#raffle', PHONE, language);
    for (const fragment of ['#raffle', MONTH, '#raffle/kasipker/2024-05']) {
      for (const { page } of [wide, phone]) {
        await page.evaluate((to) => {
          location.hash = to;
        }, fragment);
        await page.waitForSelector(fragment === '#raffle' ? '[data-raffle]' : '.month-head');
        await page.waitForLoadState('networkidle');
        expect(await badManners(page), fragment).toEqual([]);
      }
      // The colours are the same in every language.
      if (language !== 'ru') continue;
      const contrasts = await textContrasts(house.browser, wide.page);
      expect(contrasts[0]!.ratio, `${fragment} ${contrasts[0]!.words}`).toBeGreaterThan(4.5);
    }
  },
);
