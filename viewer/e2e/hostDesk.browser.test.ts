/** The desk's other rooms: imports, rehearsals, roles, and a phone as the remote. */
import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { eventually } from '../../broadcast/testing/testServer.ts';
import {
  actOfTwo,
  type House,
  lookAt,
  openHouse,
  type Person,
  PHONE,
  press,
  stand,
} from '../testing/hostHouse.ts';
import { spareWidth } from '../testing/pageManners.ts';

let house: House;

beforeAll(async () => {
  house = await openHouse();
}, 120_000);
afterAll(() => house?.close());
afterEach(async () => {
  await Promise.all(house.browser.contexts().map((context) => context.close()));
});

const csv = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
const choose = ({ page }: Person, file: ReturnType<typeof csv>): Promise<void> =>
  page.setInputFiles('.drop-place input', file);

async function download({ page }: Person, button: string): Promise<string> {
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  return readFile(await (await downloading).path(), 'utf8');
}

describe('importing entries', () => {
  test('faults are told by row and can be taken away; a mended file becomes a list', async () => {
    const one = await house.enter('host', 'host');
    const { page } = one;
    await page.click('.tab[href="#lists"]');
    await choose(one, csv('clients.csv', 'No;Code\n1;AB-1\n2;\n3;AB-1\n4;AB-2\n'));
    await page.getByLabel('Column with the participant’s number').selectOption({ label: 'Code' });
    await page.waitForSelector('.import-counts[data-good="2"][data-faults="2"]');
    expect(await page.locator('.faults li').allTextContents()).toEqual([
      'Row 3 empty',
      'Row 4 repeats row 2',
    ]);
    const table = await download(one, 'Download the faults (CSV)');
    expect(table).toBe('\ufeffrow,fault,repeats row\r\n3,empty,\r\n4,repeats row 2,2\r\n');
    // Pressed all the same.
    await page.getByRole('button', { name: 'Take the list over' }).dispatchEvent('click');
    await page.waitForTimeout(300);
    expect(house.server.service.entryLists.all()).toEqual([]);

    await choose(one, csv('clients.csv', 'No;Code\n1;AB-1\n3;AB-3\n4;AB-2\n'));
    await page.getByLabel('Column with the participant’s number').selectOption({ label: 'Code' });
    await page.waitForSelector('.import-counts[data-good="3"][data-faults="0"]');
    await page.getByRole('button', { name: 'Take the list over' }).click();
    await page.waitForSelector('.received');
    const [list] = house.server.service.entryLists.all();
    expect(list).toMatchObject({ name: 'clients', count: 3 });
    const lines = house.server.service.entryLists.lines(list!.list);
    expect(new TextDecoder().decode(lines)).toBe('AB-1\nAB-2\nAB-3\n');
    expect(one.complaints).toEqual([]);
  });

  test('names come in as codes only, and their key is handed out once', async () => {
    const one = await house.enter('host', 'host');
    const { page } = one;
    await page.click('.tab[href="#lists"]');
    await choose(one, csv('people.csv', 'Name\nАсқар Омаров\nДана Сейітова\nЕрлан Ахметов\n'));
    await page.waitForSelector('[data-personal="3"]');
    expect(await page.locator('.faults').count()).toBe(0);
    await page.locator('.choice:has-text("Replace by codes")').click();
    await page.waitForSelector('.import-counts[data-good="3"][data-faults="0"]');
    await page.getByRole('button', { name: 'Take the list over' }).click();
    await page.waitForSelector('.code-key');
    const key = await download(one, 'Download the key (CSV)');
    const [list] = house.server.service.entryLists.all();
    const codes = new TextDecoder()
      .decode(house.server.service.entryLists.lines(list!.list))
      .trim()
      .split('\n');
    expect(codes).toHaveLength(3);
    for (const code of codes) expect(key).toContain(code);
    expect(key).toContain('Дана Сейітова');
    await page.getByRole('button', { name: 'I have the key, close' }).click();
    expect(await page.locator('.code-key').count()).toBe(0);
    expect(house.server.log()).not.toContain('Сейітова');
  });
});

test('a rehearsal runs on the same screens, says so everywhere, and leaves nothing in the journal', async () => {
  const [one, two] = [await house.enter('host', 'host'), await house.enter('commission-1', 'commission')];
  const { journal, feeds } = house.server.service;
  const sizeBefore = journal.size;
  await one.page.click('.tab[href="#rehearsal"]');
  await one.page.getByLabel('Until closing, seconds').fill('2');
  await one.page.getByLabel('From closing to the start, seconds').fill('600');
  await one.page.getByRole('button', { name: 'Begin a rehearsal' }).click();
  await one.page.waitForSelector('[data-rehearsal]');
  const draw = (await one.page.locator('.hero').getAttribute('data-draw'))!;
  expect(draw).toMatch(/^rehearsal-/);
  await lookAt(two, draw);
  await stand(one, 'frozen');
  await press(one, 'start');
  expect(await one.page.locator('dialog[open] .ask-draw').textContent()).toContain('REHEARSAL');
  await one.page.keyboard.press('Escape');
  await actOfTwo(one, two, 'start');
  await stand(two, 'showing');
  await one.page.keyboard.press('Escape');
  await stand(two, 'paused');
  await actOfTwo(two, one, 'resume');
  await stand(one, 'completed');
  expect(await one.page.locator('a[href*="protocol.pdf"]').count()).toBe(0);
  await one.page.getByRole('button', { name: 'Discard the rehearsal' }).click();
  await one.page.locator('dialog[open] button[type=submit]').click();
  await eventually('the rehearsal is gone', () => feeds.state(draw) === null);
  expect(journal.size).toBe(sizeBefore);
  expect(JSON.stringify(journal.readRange(0, journal.size))).not.toContain('rehearsal-');
}, 60_000);

test('auditors and operators see everything and can do nothing', async () => {
  const draw = await house.frozenDraw();
  for (const role of ['auditor', 'operator'] as const) {
    const person = await house.enter(`${role}-1`, role);
    await lookAt(person, draw);
    const { page } = person;
    expect(await page.locator('.who').textContent()).toBe(`${role}-1${role}`);
    expect(await page.locator('.sheet [data-mark="now"]').getAttribute('data-step')).toBe('start');
    for (const view of ['air', 'plan', 'lists', 'rehearsal']) {
      await page.click(`.tab[href^="#${view}"]`);
      await page.waitForSelector(`.desk[data-view="${view}"]`);
      const doers = '.primary:not(.primary-wait), .side-act[data-act], form, input[type=file]';
      expect(await page.locator(doers).count(), `${role} at ${view}`).toBe(0);
    }
    await page.keyboard.press('Escape');
    await page.keyboard.press('Space');
    expect(await page.locator('dialog[open]').count()).toBe(0);
    expect(house.recordsOf(draw)).not.toContain('act.asked');
  }
});

describe('a phone', () => {
  test('nothing is wider than it, in any room and any language, and the button is under the thumb', async () => {
    const draw = await house.frozenDraw();
    for (const language of ['kk', 'ru', 'en']) {
      const person = await house.enter('host', 'host', PHONE, language);
      const { page } = person;
      await lookAt(person, draw);
      const box = (await page.locator('button.primary').boundingBox())!;
      expect(box.height).toBeGreaterThanOrEqual(60);
      expect(box.width).toBeGreaterThanOrEqual(340);
      expect(box.y + box.height).toBeLessThanOrEqual(PHONE.viewport.height);
      expect(box.y).toBeGreaterThan(PHONE.viewport.height / 2);
      for (const view of ['air', 'plan', 'lists', 'rehearsal', 'journal']) {
        await page.click(`.tab[href^="#${view}"]`);
        await page.waitForSelector(`.desk[data-view="${view}"]`);
        await page.waitForTimeout(200);
        const spare = await spareWidth(page);
        expect(spare, `${view} in ${language}`).toBeGreaterThanOrEqual(0);
        const height = await page.evaluate(() => document.documentElement.scrollHeight);
        expect(height, `${view} in ${language}`).toBeLessThan(3500);
      }
      expect(person.complaints).toEqual([]);
      await page.context().close();
    }
  }, 60_000);

  test('it starts a draw as the remote of a host, with touches', async () => {
    const draw = await house.frozenDraw();
    const one = await house.enter('host', 'host', PHONE);
    const two = await house.enter('commission-1', 'commission');
    await Promise.all([lookAt(one, draw), lookAt(two, draw)]);
    await one.page.locator('[data-primary="start"]').tap();
    await one.page.locator('dialog[open] button[type=submit]').tap();
    await press(two, 'confirm');
    await two.page.locator('dialog[open] button[type=submit]').click();
    await stand(one, 'showing');
    await one.page.locator('[data-primary="pause"]').tap();
    await stand(two, 'paused');
  });
});
