/** A whole month of the raffle in real browsers: terms, file, draw, calls, a substitution by two people, handover. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { xlsxTable } from '../../broadcast/entryLists/xlsxTable.ts';
import { textContrasts } from '../testing/contrast.ts';
import { type Clerk, type OfficeHouse, openOffice } from '../testing/officeHouse.ts';
import { badManners } from '../testing/pageManners.ts';
import { draftInOffice, handedOver, holdMonth, reopen } from '../testing/raffleHouse.ts';
import { openTab } from '../testing/testBrowser.ts';

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
  member = await house.enter('Асқар', 'commission', '#raffle');
  operator = await house.enter('Айгүл', 'operator', '#raffle');
}, 120_000);
afterAll(() => house?.close());

const monthOf = async () => (await house.server.askAs('host', PATH)).body;
const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/octet-stream', buffer });

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
  // Before there were terms the month was not there for anybody.
  for (const other of [member, operator]) {
    await other.page.evaluate((to) => {
      location.hash = to;
    }, MONTH);
  }
});

test('a dirty file is read out row by row; a sound one is taken over, and its report goes into a file', async () => {
  const { page } = operator;
  await reopen(operator);
  await page.setInputFiles('.drop-place input', file('dirty.csv', fixture('raffle/participants-dirty.csv')));
  await page.waitForSelector('.import-counts[data-rows]');
  const outs = await page.locator('.table-region tr[data-row]').allTextContents();
  expect(outs.some((words) => words.includes('✕ out'))).toBe(true);
  await page.getByText('The file has no column with the kind of client').waitFor();
  expect(await page.locator('[data-missing]').textContent()).toContain('January 2024, February 2024');

  await page.setInputFiles('.drop-place input', file('names.csv', Buffer.from('Name;Phone\nA;1\n')));
  await page.getByText('The file has no row of headings with “IIN/BIN”').waitFor();
  await page.setInputFiles('.drop-place input', file('locked.xlsx', Buffer.from('PK\u0003\u0004')));
  await page.getByText('The XLSX file is damaged or cut off.').waitFor();
  expect(operator.complaints.splice(0)).toEqual(Array(2).fill(expect.stringContaining('400')));

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
  const { bytes } = await handedOver(page, () =>
    page.getByText('Who is out and why:').locator('..').getByRole('button', { name: 'XLSX' }).click(),
  );
  const report = xlsxTable(bytes);
  expect(report.rows[0]!.cells.slice(0, 3)).toEqual(['Row', 'Verdict', 'Why']);
  expect(report.rows.length).toBeGreaterThan(imported.counts.rows - imported.counts.eligible);
});

test('a host drafts the draw; after it the winner is reached, or the first reserve takes the place', async () => {
  const { page } = host;
  await reopen(host);
  const members = page.locator('.choice input');
  const names = await page.locator('.choice').allTextContents();
  for (let i = 0; i < names.length; i++) await members.nth(i).uncheck();
  await page.getByRole('button', { name: 'Draft the plan' }).click();
  await page.getByText('Choose at least one member of the commission.').waitFor();
  for (let i = 0; i < names.length; i++) await members.nth(i).check();
  // The commission's own page has no secret: the test is that member.
  await holdMonth(house, PATH, await draftInOffice(page, ['Асқар']));

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
  await page.locator('[data-act-sent="false"]').getByRole('button', { name: 'Sent' }).click();
  await page.waitForSelector('[data-act-sent="true"]');
  await page.getByRole('button', { name: 'By hand: Signed' }).click();
  // Why not electronically is written first.
  await page.getByRole('button', { name: 'Log the signature by hand' }).click();
  await page.getByText('Write why not electronically').waitFor();
  await page
    .getByLabel('Why not electronically')
    .fill('no signature key; scans of act and identity card came');
  await page.getByRole('button', { name: 'Log the signature by hand' }).click();
  await page.waitForSelector('[data-condition="act-signed"][data-met="true"]');
  expect(await page.locator('.month-steps tr[data-row]').first().textContent()).toContain('no signature key');
  for (const name of ['Met: Registered', 'Met: Showed']) await page.getByRole('button', { name }).click();
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

test.each(['ru', 'kk', 'en'])(
  'in %s the public results name who agreed to it, each month on a card of its own on a phone',
  async (language) => {
    const address = `${house.server.url}/raffle?lang=${language}`;
    const { page, complaints } = await openTab(house.browser, address, PHONE);
    const march = page.locator('tr[data-month="2024-03"]');
    await march.waitFor();
    const { holder } = (await monthOf()).aftermath;
    expect(await march.getAttribute('data-winner')).toBe(holder.code);
    expect(await march.textContent()).toMatch(/ИП /);
    expect(await page.locator('tr[data-month="2024-05"]').textContent()).not.toMatch(/ИП /);
    const { width, height } = (await march.boundingBox())!;
    // Words that break letter by letter would make it a thousand pixels high.
    expect([width <= PHONE.viewport.width, height < 450]).toEqual([true, true]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.viewport.width);
    expect(complaints).toEqual([]);
  },
);
