/** A month whose winner refuses: a draw among the reserves, a proxy with a paper, the protocol, the act, and data that are erased. */
import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readPdf } from '../../broadcast/documents/testing/readPdf.ts';
import { type Clerk, type OfficeHouse, openOffice } from '../testing/officeHouse.ts';
import { draftInOffice, handedOver, holdMonth, reopen } from '../testing/raffleHouse.ts';

const fixture = (name: string): string =>
  readFileSync(new URL(`../../fixtures/${name}`, import.meta.url)).toString();
const MONTH = '#raffle/kasipker/2024-05';
const PATH = '/api/host/raffles/kasipker/2024-05';

let house: OfficeHouse;
/** A file with one participant. */
let oneInJuly: string;
let host: Clerk;
let member: Clerk;
let operator: Clerk;

beforeAll(async () => {
  house = await openOffice();
  const { server } = house;
  await server.idOf('commission-1');
  await server.askAsHost('/api/host/raffles', { json: JSON.parse(fixture('kasipker.json')) });
  const [headings, alone, ...others] = fixture('raffle/participants-2024-03.csv').trimEnd().split('\r\n');
  const raw = [headings, ...others].join('\r\n').replaceAll('.03.2024', '.05.2024');
  oneInJuly = [headings, alone].join('\r\n').replaceAll('.03.2024', '.07.2024');
  const imported = await server.askAsHost(`${PATH}/participants`, {
    raw,
    headers: { 'content-type': 'text/csv' },
  });
  expect(imported.status, imported.text).toBe(201);
  host = await house.enter('Ведущий', 'host', MONTH);
  member = await house.enter('Асқар', 'commission', MONTH);
  operator = await house.enter('Айгүл', 'operator', MONTH);
}, 120_000);
afterAll(() => house?.close());

/** One asks in the office, the other confirms there. */
async function decide(label: string): Promise<void> {
  await reopen(host);
  await host.page.getByLabel('Decision', { exact: true }).selectOption({ label });
  await host.page.getByRole('button', { name: 'Ask for the decision' }).click();
  await host.page.waitForSelector('[data-waiting]');
  await reopen(member);
  await member.page.getByRole('button', { name: 'Confirm' }).click();
}

test('a winner refuses, and the host drafts the draw among the reserves, which picks the next one', async () => {
  const { page } = host;
  await reopen(host);
  await holdMonth(house, PATH, await draftInOffice(page, ['Асқар']));
  await reopen(host);
  const first = (await page.locator('[data-holder]').getAttribute('data-holder'))!;
  const reserves = await page
    .locator('[data-reserve]')
    .evaluateAll((items) => items.map((item) => item.getAttribute('data-reserve')!));
  expect(reserves).toHaveLength(2);
  await decide(`${first} loses the place: refusal of the prize`);
  await member.page.waitForSelector('.month-head[data-phase="redraw-due"]');

  await reopen(host);
  await page.getByText('A draw among the reserves that are left').waitFor();
  const redraw = await draftInOffice(page, ['Асқар']);
  await reopen(host);
  expect(await page.locator('.month-head').getAttribute('data-phase')).toBe('redrawing');
  await holdMonth(house, PATH, redraw);
  await reopen(host);
  const holder = page.locator('[data-holder]');
  expect(await holder.getAttribute('data-via')).toBe('redraw');
  expect(reserves).toContain(await holder.getAttribute('data-holder'));
  expect(await page.locator('[data-reserve]').count()).toBe(1);
}, 90_000);

test('a proxy is entered with the paper’s number, which the office alone sees', async () => {
  const { page } = operator;
  await reopen(operator);
  await page.getByRole('button', { name: 'A proxy will come' }).click();
  await page.getByLabel('Who will come: full name').fill('Үмітбек Қайрат');
  await page.getByRole('button', { name: 'Enter the power of attorney' }).click();
  await page.getByText('Fill in all four fields.').waitFor();
  await page.getByLabel('Number of the paper').fill('1-245');
  await page.getByLabel('Issued on').first().fill('2024-06-18');
  await page.getByLabel('Certified by').fill('нотариус г. Алматы');
  await page.getByRole('button', { name: 'Enter the power of attorney' }).click();
  await page.waitForSelector('[data-proxy="true"]');
  expect(await page.locator('.month-steps tr[data-row]').first().textContent()).toContain(
    'No. 1-245 of 18.06.2024',
  );
  await reopen(member);
  expect(await member.page.content()).not.toContain('1-245');
}, 60_000);

test('the protocol of each draw and the act come as PDF and DOCX, in the chosen language', async () => {
  const { page } = operator;
  const press = (name: string) => () => page.getByRole('button', { name, exact: true }).click();
  await page.getByLabel('Place (a line without it)').fill('г. Алматы');
  const again = await handedOver(page, press('Protocol of the draw, by codes, PDF'));
  expect(again.name).toBe('kasipker-2024-05-protocol-ru.pdf');
  const words = (await readPdf(again.bytes)).text;
  expect(words).toContain('повторный, среди резервных победителей, за май 2024');
  expect(words).toContain('г. Алматы');
  expect(words).not.toContain('ИП ');
  const signed = await handedOver(page, press('Protocol with names, to be signed, PDF'));
  expect(signed.name).toBe('kasipker-2024-05-protocol-signed-ru.pdf');
  expect((await readPdf(signed.bytes)).text).toMatch(/ИП /);
  await reopen(member);
  expect(await member.page.getByRole('button', { name: 'Protocol with names' }).count()).toBe(0);
  await page.getByLabel('Which draw').selectOption({ index: 0 });
  await page.getByLabel('Language of the paper').selectOption('kk');
  const monthly = await handedOver(page, press('Protocol of the draw, by codes, DOCX'));
  expect(strFromU8(unzipSync(monthly.bytes)['word/document.xml']!)).toContain('ай сайынғы, 2024 жылғы мамыр');

  await page.getByText('Fill the act in here').click();
  await page.getByLabel('Number of the certificate').fill('ST-2024-000317');
  const identity = page.getByRole('group', { name: 'The winner’s identity document' });
  await identity.getByLabel('Number').fill('012345678');
  await press('Handover act, PDF')();
  await page.getByText('Fill in number, day and issuer').waitFor();
  await identity.getByLabel('Issued on').fill('2019-05-06');
  await identity.getByLabel('Issued by').fill('ҚР ІІМ');
  const act = (await readPdf((await handedOver(page, press('Handover act, PDF'))).bytes)).text;
  for (const part of [
    'Сертификатты табыстау актісі',
    'ST-2024-000317',
    '012345678',
    '1-245',
    'Үмітбек Қайрат',
    'ЖК ',
  ]) {
    expect(act.replaceAll('\u00a0', ' '), part).toContain(part);
  }
}, 60_000);

test('once the prize is handed over the host erases who it was, and the month stays proved', async () => {
  const { page } = operator;
  for (const name of ['Met: Registered', 'By electronic signature: Signed', 'Met: Showed'])
    await page.getByRole('button', { name }).click();
  await page.waitForSelector('[data-condition="identity-document"][data-met="true"]');
  const code = (await page.locator('[data-holder]').getAttribute('data-holder'))!;
  await decide(`Prize handed over: ${code}`);
  await member.page.waitForSelector('.month-head[data-phase="handed-over"]');
  await reopen(host);
  await host.page.getByRole('button', { name: 'Show who it is' }).click();
  await host.page.waitForSelector('[data-person]');
  await host.page.locator('.person').getByRole('button', { name: 'Erase these data' }).click();
  await host.page.getByRole('button', { name: 'Really erase?' }).click();
  await host.page.getByText('Erased.').waitFor();
  await host.page.getByRole('button', { name: 'Show who it is' }).click();
  await host.page.getByText('This participant’s data were erased').waitFor();
  expect(await host.page.locator('.month-steps').textContent()).not.toContain('1-245');
  for (const each of [member, operator]) expect(each.complaints).toEqual([]);
}, 60_000);

test('a month whose only participant refuses has nobody left, and two people close it', async () => {
  const path = PATH.replace('2024-05', '2024-07');
  const headers = { 'content-type': 'text/csv' };
  await house.server.askAsHost(`${path}/participants`, { raw: oneInJuly, headers });
  for (const { page } of [host, member]) {
    await page.evaluate(
      (to) => {
        location.hash = to;
      },
      MONTH.replace('2024-05', '2024-07'),
    );
  }
  await reopen(host);
  await holdMonth(house, path, await draftInOffice(host.page, ['Асқар']));
  await reopen(host);
  expect(await host.page.locator('[data-reserve]').count()).toBe(0);
  const code = (await host.page.locator('[data-holder]').getAttribute('data-holder'))!;
  await decide(`${code} loses the place: refusal of the prize`);
  await member.page.waitForSelector('.month-head[data-phase="exhausted"]');
  await decide('Month closed without handover');
  await member.page.waitForSelector('.month-head[data-phase="closed-without-handover"]');
  expect(await member.page.getByLabel('Decision', { exact: true }).count()).toBe(0);
}, 90_000);
