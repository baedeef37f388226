/** The desk in other hands: a keyboard alone, a phone, a file dropped on it, two people who want opposite things, a restored server. */
import { cpSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import { makeBackup } from '../../broadcast/operation/backup.ts';
import { eventually } from '../../broadcast/testing/testServer.ts';
import { fieldValue } from '../format/almatyTime.ts';
import {
  type House,
  lookAt,
  openHouse,
  type Person,
  PHONE,
  press,
  sayYes,
  stand,
} from '../testing/hostHouse.ts';

let house: House;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tirazh-hands-'));
  house = await openHouse();
}, 120_000);
afterAll(async () => {
  await house?.close();
  await rm(folder, { recursive: true, force: true });
});
afterEach(async () => {
  await Promise.all(house.browser.contexts().map((context) => context.close()));
});

const host = (): Promise<Person> => house.enter('host', 'host');
const member = (): Promise<Person> => house.enter('commission-1', 'commission');

/** Presses Tab until the focus is on what is looked for. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
  }
  throw new Error(`${selector} cannot be reached by Tab`);
}

/** The large button by its key, and yes to what it asks. */
async function space({ page }: Person, primary: string): Promise<void> {
  await page.waitForSelector(`[data-primary="${primary}"]`);
  await page.keyboard.press('Space');
}
async function spaceAndEnter(person: Person, primary: string): Promise<void> {
  await space(person, primary);
  await person.page.waitForSelector('dialog[open]');
  await person.page.keyboard.press('Enter');
  await person.page.waitForSelector('dialog[open]', { state: 'detached' });
}

/** A whole second, as the form's field takes it. */
const almaty = (ms: number): string => fieldValue(Math.floor(ms / 1000) * 1000);

test('a keyboard alone brings a draw from its plan to its certification', async () => {
  const [two, one] = [await member(), await host()];
  for (const { page } of [one, two]) {
    await page.evaluate(() => {
      addEventListener('pointerdown', () => document.body.setAttribute('data-touched', ''), true);
    });
  }
  const { page } = one;
  await tabTo(page, '.tab[href="#plan"]');
  await page.keyboard.press('Enter');
  await tabTo(page, '.field-pair .field:first-child input');
  await page.locator(':focus').fill(almaty(Date.now() + 20_000));
  await tabTo(page, '.field-pair .field:last-child input');
  await page.locator(':focus').fill(almaty(Date.now() + 21_000));
  await tabTo(page, '.plan-end button');
  await page.keyboard.press('Enter');
  await stand(one, 'gathering');
  const draw = (await page.locator('.hero').getAttribute('data-draw'))!;
  await lookAt(two, draw);
  await space(two, 'commit');
  await stand(one, 'ready');
  await spaceAndEnter(one, 'publish');
  await stand(one, 'open');
  house.register(draw, 20);
  await stand(two, 'secrets');
  await space(two, 'reveal');
  await spaceAndEnter(one, 'start');
  await spaceAndEnter(two, 'confirm');
  await stand(one, 'showing');
  await page.waitForSelector('.desk-slot[data-active="true"]');
  await page.keyboard.press('Escape');
  await stand(two, 'paused');
  await spaceAndEnter(two, 'resume');
  await spaceAndEnter(one, 'confirm');
  await stand(one, 'completed');
  await spaceAndEnter(two, 'certification');
  await spaceAndEnter(one, 'confirm');
  await Promise.all([stand(one, 'certified'), stand(two, 'certified')]);
  for (const each of [one, two]) expect(await each.page.locator('[data-touched]').count()).toBe(0);
  expect([...one.complaints, ...two.complaints]).toEqual([]);
}, 120_000);

test('a start is confirmed with a thumb on a screen 390 px wide', async () => {
  const draw = await house.frozenDraw();
  const one = await host();
  const two = await house.enter('commission-1', 'commission', PHONE, 'kk');
  await Promise.all([lookAt(one, draw), lookAt(two, draw)]);
  expect(await two.page.locator('[data-primary]').count()).toBe(0);
  await press(one, 'start');
  await sayYes(one);
  const button = two.page.locator('[data-primary="confirm"]');
  await button.waitFor();
  const box = (await button.boundingBox())!;
  expect(box.y + box.height).toBeLessThanOrEqual(PHONE.viewport.height);
  await button.tap();
  const dialog = (await two.page.locator('dialog[open]').boundingBox())!;
  expect(dialog.x).toBeGreaterThanOrEqual(0);
  expect(dialog.x + dialog.width).toBeLessThanOrEqual(PHONE.viewport.width);
  await two.page.locator('dialog[open] button[type=submit]').tap();
  await stand(one, 'showing');
  expect(house.server.service.feeds.state(draw)!.started!.by).toEqual([one.account.id, two.account.id]);
}, 60_000);

test('of two people who ask for opposite things at once one is heard, and the other is told', async () => {
  const draw = await house.frozenDraw();
  const [one, two] = [await host(), await member()];
  await Promise.all([lookAt(one, draw), lookAt(two, draw)]);
  await press(one, 'start');
  await two.page.locator('[data-act="abort"]').click();
  await two.page.locator('dialog textarea').fill('The hall is on fire');
  await Promise.all([one, two].map(({ page }) => page.locator('dialog[open] button[type=submit]').click()));
  await eventually('one of them is told', async () => {
    const words = await Promise.all(
      [one, two].map(({ page }) => page.locator('.ask-trouble').allTextContents()),
    );
    return words.flat().some((each) => each.includes('The opposite waits'));
  });
  expect(house.recordsOf(draw).filter((type) => type === 'act.asked')).toHaveLength(1);
  for (const { page } of [one, two]) {
    if (await page.locator('dialog[open]').count()) await page.keyboard.press('Escape');
  }
  // Whoever was not heard has the other's request before them, not a button of their own.
  const [asked] = house.server.service.acts.recent().filter((act) => act.draw === draw);
  const [heard, other] = asked!.askedBy.id === one.account.id ? [one, two] : [two, one];
  await heard.page.waitForSelector('[data-wait="second"]');
  await other.page.waitForSelector('[data-primary="confirm"]');
}, 60_000);

describe('a spreadsheet', () => {
  const COLUMN = 'Column with the participant’s number';
  const rows = [['No', 'Code'], ...['KOD-001', 'KOD-002', 'KOD-003'].map((code, index) => [index + 1, code])];

  async function spreadsheet(name: string): Promise<string> {
    const path = join(folder, name);
    const cells: SheetData = rows.map((row) => row.map((value) => ({ value })));
    await writeXlsxFile(cells).toFile(path);
    return path;
  }
  async function takeOver({ page }: Person, name: string): Promise<void> {
    await page.getByLabel(COLUMN).selectOption({ label: 'Code' });
    await page.waitForSelector('.import-counts[data-good="3"][data-faults="0"]');
    expect(await page.locator('.preview tbody tr').first().locator('td').allTextContents()).toEqual([
      ...['1', 'KOD-001'],
    ]);
    await page.getByRole('button', { name: 'Take the list over' }).click();
    await page.waitForSelector(`.received:has-text("${name}")`);
    const { entryLists } = house.server.service;
    const list = entryLists.all().find((each) => each.name === name)!;
    expect(new TextDecoder().decode(entryLists.lines(list.list))).toBe('KOD-001\nKOD-002\nKOD-003\n');
  }

  test('comes in through the file picker', async () => {
    const one = await host();
    await one.page.click('.tab[href="#lists"]');
    const choosing = one.page.waitForEvent('filechooser');
    await one.page.locator('.drop-place').click();
    await (await choosing).setFiles(await spreadsheet('picked.xlsx'));
    await takeOver(one, 'picked');
    expect(one.complaints).toEqual([]);
  }, 60_000);

  test('comes in when it is dragged from the desktop and dropped', async () => {
    const one = await host();
    const { page } = one;
    await page.click('.tab[href="#lists"]');
    const { x, y, width, height } = (await page.locator('.drop-place').boundingBox())!;
    const at = { x: x + width / 2, y: y + height / 2 };
    const data = { items: [], files: [await spreadsheet('dropped.xlsx')], dragOperationsMask: 1 };
    const session = await page.context().newCDPSession(page);
    const drag = (type: 'dragEnter' | 'dragOver' | 'drop') =>
      session.send('Input.dispatchDragEvent', { type, ...at, data });
    await drag('dragEnter');
    await drag('dragOver');
    await page.waitForSelector('.drop-place-over');
    // The words under the pointer have changed; the place knows that it is still there.
    await drag('dragOver');
    expect(await page.locator('.drop-place-over').count()).toBe(1);
    await drag('drop');
    await takeOver(one, 'dropped');
    expect(one.complaints).toEqual([]);
  }, 60_000);
});

test('a draw that a restored backup caught under way goes on at the word of two people', async () => {
  const [lost, restored] = [join(folder, 'lost'), join(folder, 'restored')];
  const before = await openHouse(lost);
  const draw = await before.frozenDraw();
  const { folder: backup } = await makeBackup({
    dataFolder: lost,
    outFolder: join(folder, 'backups'),
    nowMs: Date.now(),
  });
  await before.close();
  cpSync(backup, restored, { recursive: true });
  cpSync(join(lost, 'journal-key.secret'), join(restored, 'journal-key.secret'));

  const again = await openHouse(restored);
  try {
    const [one, two] = [
      await again.enter('host', 'host'),
      await again.enter('commission-1', 'commission', PHONE, 'ru'),
    ];
    await Promise.all([lookAt(one, draw), lookAt(two, draw)]);
    await one.page.waitForSelector('.desk-notice-grave');
    // Not a start: the space bar must not do what nobody meant.
    expect(await one.page.locator('[data-primary="start"]').count()).toBe(0);
    await press(one, 'go-on');
    await one.page.locator('dialog textarea').fill('Nothing was announced before the loss');
    await sayYes(one);
    expect(again.recordsOf(draw)).not.toContain('draw.let-go-on');
    await press(two, 'confirm');
    expect(await two.page.locator('dialog[open]').textContent()).toContain('Nothing was announced');
    await sayYes(two);
    await eventually('it is journalled', () => again.recordsOf(draw).includes('draw.let-go-on'));
    await Promise.all(
      [one, two].map(({ page }) => page.waitForSelector('.desk-notice-grave', { state: 'detached' })),
    );
    // From here on it is a draw like any other.
    await press(one, 'start');
    await sayYes(one);
    await press(two, 'confirm');
    await sayYes(two);
    await Promise.all([stand(one, 'completed'), stand(two, 'completed')]);
  } finally {
    await again.close();
  }
}, 120_000);
