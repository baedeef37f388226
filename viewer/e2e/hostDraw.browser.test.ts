/** Two people in two browsers hold a draw at the desk: every step takes the right ones, and each is done once. */
import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { eventually } from '../../broadcast/testing/testServer.ts';
import { fieldValue } from '../format/almatyTime.ts';
import { groupedNumber } from '../format/numberGroups.ts';
import {
  actOfTwo,
  clearSecrets,
  type House,
  keptSecrets,
  lookAt,
  openHouse,
  type Person,
  press,
  sayYes,
  stand,
} from '../testing/hostHouse.ts';

let house: House;

beforeAll(async () => {
  house = await openHouse();
}, 120_000);
afterAll(() => house?.close());
afterEach(async () => {
  await Promise.all(house.browser.contexts().map((context) => context.close()));
});

const host = (name = 'host'): Promise<Person> => house.enter(name, 'host');
const member = (name = 'commission-1'): Promise<Person> => house.enter(name, 'commission');

/** A whole second, as the form's field takes it. */
const almaty = (ms: number): string => fieldValue(Math.floor(ms / 1000) * 1000);

/** A draft over a list of `count` made-up codes far from its closing. */
function draftOf(by: Person, commission: readonly Person[]): string {
  const { drafts, entryLists } = house.server.service;
  const codes = Array.from({ length: 12 }, (_, index) => `CODE${index + 10}\n`).join('');
  const facts = { name: 'Codes', createdBy: by.account.id, from: null };
  const { list } = entryLists.add({ count: 12, lines: new TextEncoder().encode(codes) }, facts);
  const name = { kk: 'Сыйлық', ru: 'Приз', en: 'Prize' };
  const closesMs = Date.now() + 3_600_000;
  const request = {
    ...{ closesAt: new Date(closesMs).toISOString(), startsAt: new Date(closesMs + 500).toISOString() },
    ...{ prizes: [{ name, amountTenge: 1000 }], reserves: 1, entries: { kind: 'list' as const, list } },
    ...{ commission: commission.map(({ account }) => account.id), title: null },
  };
  return drafts.create(request, by.account).draw;
}

/** Publishes a draft, to be closed in `closesInMs`. */
function publish(draw: string, by: Person, closesInMs: number): void {
  const { drafts, runner } = house.server.service;
  const draft = drafts.open().find((each) => each.draw === draw)!;
  const { prizes, reserves, entries, commission, title = null } = draft;
  const closesMs = Date.now() + closesInMs;
  const times = {
    closesAt: new Date(closesMs).toISOString(),
    startsAt: new Date(closesMs + 500).toISOString(),
  };
  drafts.change(draw, { ...times, prizes, reserves, entries, commission, title }, by.account);
  drafts.publish(draw, by.account);
  runner.wake();
}

test('a host and the commission hold a whole draw with four eyes, from the plan to the certification', async () => {
  const [two, one] = [await member(), await host()];
  const { server } = house;
  const said: string[] = [];
  two.page.on('request', (request) => said.push(request.url()));
  two.page.on('console', (message) => said.push(message.text()));

  // Plan: the form as it stands, but for times that a test can wait for.
  await one.page.click('.tab[href="#plan"]');
  await one.page.getByLabel('Registration until').fill(almaty(Date.now() + 20_000));
  await one.page.getByLabel('Start of the draw').fill(almaty(Date.now() + 21_000));
  await one.page.getByRole('button', { name: 'Create the draft' }).click();
  await stand(one, 'gathering');
  const draw = (await one.page.locator('.hero').getAttribute('data-draw'))!;
  expect(await one.page.locator('.hero .member-missing').textContent()).toContain('commission-1');
  expect(await one.page.locator('button.primary').count()).toBe(0);

  // The commission's secret: made, kept and committed to in its own browser.
  await lookAt(two, draw);
  await press(two, 'commit');
  await stand(one, 'ready');
  const [secret] = await keptSecrets(two);
  expect(secret).toMatch(/^[0-9a-f]{64}$/);
  await press(one, 'publish');
  await sayYes(one);
  await stand(one, 'open');
  house.register(draw, 20);

  await stand(two, 'secrets');
  expect(await one.page.locator('button.primary').count()).toBe(0);
  // Until it is opened by its owner's press, the secret has been nowhere.
  const everywhere = [
    await two.page.content(),
    ...said,
    server.log(),
    JSON.stringify(server.service.feeds.events(draw)),
  ];
  for (const place of everywhere) expect(place).not.toContain(secret);
  await press(two, 'reveal');
  await one.page.waitForSelector('[data-primary="start"]');
  await eventually('the browser has forgotten the secret', async () => (await keptSecrets(two)).length === 0);
  for (const place of [await two.page.content(), ...said, server.log()]) expect(place).not.toContain(secret);

  // The start: the space bar asks, the other person confirms.
  await one.page.keyboard.press('Space');
  await one.page.waitForSelector('dialog[open]');
  await one.page.keyboard.press('Enter');
  await one.page.waitForSelector('[data-wait="second"]');
  expect(server.service.feeds.state(draw)!.phase).toBe('frozen');
  await press(two, 'confirm');
  await sayYes(two);
  await stand(one, 'showing');

  // Esc stops the show at once, and nothing turns while it stands still.
  await one.page.waitForSelector('.desk-slot[data-active="true"]');
  await one.page.keyboard.press('Escape');
  await stand(two, 'paused');
  const board = () => one.page.locator('.desk-board').textContent();
  await one.page.waitForTimeout(600);
  const before = await board();
  await one.page.waitForTimeout(1500);
  expect(await board()).toBe(before);
  await actOfTwo(two, one, 'resume');

  await stand(one, 'completed');
  const winner = server.service.draws.picked(draw)!.picks[0]!.entry;
  expect(await one.page.locator('.desk-slot-winner').getAttribute('data-entry')).toBe(winner);
  await actOfTwo(one, two, 'certification');
  await Promise.all([stand(one, 'certified'), stand(two, 'certified')]);

  const { notices, certified } = server.service.feeds.state(draw)!;
  expect(notices.map(({ type }) => type)).toEqual(['paused', 'resumed', 'certified']);
  expect(new Set(certified!.by)).toEqual(new Set([one.account.id, two.account.id]));
  const records = house.recordsOf(draw);
  expect(records.filter((type) => type === 'act.asked')).toHaveLength(4);
  expect(records.filter((type) => type === 'act.confirmed')).toHaveLength(3);
  expect(server.service.feeds.events(draw).filter(({ type }) => type === 'started')).toHaveLength(1);
  for (const language of ['kk', 'ru']) {
    const link = one.page.locator(`a[href$="protocol.pdf?lang=${language}"]`);
    const paper = await fetch(server.url + (await link.getAttribute('href')));
    expect([paper.status, paper.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  }
  expect([...one.complaints, ...two.complaints]).toEqual([]);
}, 180_000);

describe('one press, one act', () => {
  const askedOf = (draw: string): number =>
    house.recordsOf(draw).filter((type) => type === 'act.asked').length;

  test('a double click on the start and on its confirmation starts once', async () => {
    const draw = await house.frozenDraw();
    const [two, one] = [await member(), await host()];
    await Promise.all([lookAt(one, draw), lookAt(two, draw)]);
    await one.page.locator('[data-primary="start"]').dblclick();
    // Two presses in one task: no human hand is faster.
    const pressTwice = ({ page }: Person) =>
      page.locator('dialog[open] button[type=submit]').evaluate((button: HTMLElement) => {
        button.click();
        button.click();
      });
    await pressTwice(one);
    await one.page.waitForSelector('[data-wait="second"]');
    expect(askedOf(draw)).toBe(1);
    await press(two, 'confirm');
    await pressTwice(two);
    await stand(one, 'completed');
    const records = house.recordsOf(draw);
    expect(records.filter((type) => type === 'act.confirmed')).toHaveLength(1);
    expect(house.server.service.feeds.events(draw).filter(({ type }) => type === 'started')).toHaveLength(1);
    expect(records.filter((type) => type === 'draw.picked')).toHaveLength(1);
  }, 120_000);

  test('an answer that is lost on the way is asked for again, and the act is there once', async () => {
    const draw = await house.frozenDraw();
    const one = await host();
    await lookAt(one, draw);
    const keys: string[] = [];
    await one.page.route(`**/draws/${draw}/acts`, async (route) => {
      keys.push(route.request().headers()['idempotency-key']!);
      // The server has done it; the answer never arrives.
      if (keys.length === 1) {
        await route.fetch();
        await route.abort('connectionreset');
      } else await route.continue();
    });
    await press(one, 'start');
    await sayYes(one);
    await one.page.waitForSelector('[data-wait="second"]');
    expect(keys).toHaveLength(2);
    expect(keys[0]).toBe(keys[1]);
    expect(askedOf(draw)).toBe(1);
  });
});

describe('consoles against each other', () => {
  test('of two hosts who ask at once one is heard, and the other is told', async () => {
    const draw = await house.frozenDraw();
    const hosts = [await host(), await host('host-2')];
    await Promise.all(hosts.map((each) => lookAt(each, draw)));
    await Promise.all(hosts.map((each) => press(each, 'start')));
    await Promise.all(hosts.map(({ page }) => page.locator('dialog[open] button[type=submit]').click()));
    await eventually('one is told that it was asked for', async () => {
      const words = await Promise.all(
        hosts.map(({ page }) => page.locator('.ask-trouble').allTextContents()),
      );
      return words.flat().some((each) => each.includes('already'));
    });
    expect(house.recordsOf(draw).filter((type) => type === 'act.asked')).toHaveLength(1);
    for (const { page } of hosts) {
      if (await page.locator('dialog[open]').count()) await page.keyboard.press('Escape');
    }
    for (const { page } of hosts) await page.waitForSelector('[data-wait="second"]');

    const members = [await member(), await member('commission-2')];
    await Promise.all(members.map((each) => lookAt(each, draw)));
    await Promise.all(members.map((each) => press(each, 'confirm')));
    await Promise.all(members.map(({ page }) => page.locator('dialog[open] button[type=submit]').click()));
    await Promise.all(hosts.map((each) => stand(each, 'completed')));
    const records = house.recordsOf(draw);
    expect(records.filter((type) => type === 'act.confirmed')).toHaveLength(1);
    expect(house.server.service.feeds.events(draw).filter(({ type }) => type === 'started')).toHaveLength(1);
  }, 120_000);

  test('a question about a draw that has moved on is refused in words and can only be closed', async () => {
    const [two, one] = [await member(), await host()];
    const draw = draftOf(one, []);
    publish(draw, one, 20_000);
    await lookAt(one, draw);
    await one.page.locator('[data-act="abort"]').click();
    await one.page.locator('dialog textarea').fill('The studio has no power');
    const isFrozen = () => house.server.service.feeds.state(draw)?.phase === 'frozen';
    await eventually('the list is closed', isFrozen, 60_000);
    await one.page.locator('dialog[open] button[type=submit]').click();
    await one.page.waitForSelector('.ask-trouble:has-text("moved on")');
    expect(await one.page.locator('dialog[open] button[type=submit]').count()).toBe(0);
    expect(house.recordsOf(draw)).not.toContain('act.asked');
    await one.page.keyboard.press('Escape');
    await stand(one, 'waiting');
    // Asked once more, knowingly: the reason is what the second person reads.
    await one.page.locator('[data-act="abort"]').click();
    await one.page.locator('dialog[open] button[type=submit]').click();
    await one.page.waitForSelector('.ask-trouble:has-text("reason")');
    await one.page.locator('dialog textarea').fill('The studio has no power');
    await sayYes(one);
    await lookAt(two, draw);
    await press(two, 'confirm');
    expect(await two.page.locator('dialog[open] .act-reason').textContent()).toBe('The studio has no power');
    await sayYes(two);
    await stand(one, 'aborted');
  }, 120_000);
});

describe('the secret of a member', () => {
  test('a backup brings it back into another browser; a foreign backup does not', async () => {
    const [two, one] = [await member(), await host()];
    const draw = draftOf(one, [two]);
    await lookAt(two, draw);
    await press(two, 'commit');
    const downloading = two.page.waitForEvent('download');
    await two.page.getByRole('button', { name: 'Save a backup file' }).click();
    const backup = await readFile(await (await downloading).path(), 'utf8');
    expect(JSON.parse(backup)).toMatchObject({ format: 'tirazh/secret/v1', draw, account: two.account.id });
    publish(draw, one, 2_000);

    const elsewhere = await member();
    await lookAt(elsewhere, draw);
    await elsewhere.page.waitForSelector('.secret-lost');
    const choose = (text: string) =>
      elsewhere.page.setInputFiles('#secret-backup', {
        ...{ name: 'backup.json', mimeType: 'application/json' },
        buffer: Buffer.from(text),
      });
    await choose(
      backup.replace(/"secret": "./, (start) => start.slice(0, -1) + (start.endsWith('0') ? '1' : '0')),
    );
    await elsewhere.page.waitForSelector('.secret .field-fault:has-text("another")');
    await choose('not a backup');
    await elsewhere.page.waitForSelector('.secret .field-fault:has-text("no backup")');
    await choose(backup);
    await elsewhere.page.getByRole('button', { name: 'Save a backup file' }).waitFor();
    await stand(elsewhere, 'secrets');
    await press(elsewhere, 'reveal');
    await eventually('the secret is open', () =>
      house.server.service.draws.contributions(draw).every(({ secret }) => secret !== null),
    );
  }, 120_000);

  test('a lost one leads to the abort of two people, with what it means', async () => {
    const [two, one] = [await member(), await host()];
    const draw = draftOf(one, [two]);
    await lookAt(two, draw);
    await press(two, 'commit');
    await stand(two, 'ready');
    publish(draw, one, 1_000);
    await clearSecrets(two);
    await two.page.reload();
    await lookAt(two, draw);
    await stand(two, 'secrets');
    await two.page.waitForSelector('[data-primary="restore"]');
    await two.page.locator('.lost-for-good summary').click();
    await two.page.getByRole('button', { name: 'Ask to call it off' }).click();
    await sayYes(two);
    await lookAt(one, draw);
    await press(one, 'confirm');
    await sayYes(one);
    await stand(two, 'aborted');
    const { aborted } = house.server.service.feeds.state(draw)!;
    expect(aborted!.by).toEqual([two.account.id, one.account.id]);
    expect(aborted!.reason).toContain('secret');
  }, 120_000);
});

test('a redraw leaves the old winner out, and leads both people to the new draft', async () => {
  const draw = await house.completedDraw();
  const [two, one] = [await member(), await host()];
  await Promise.all([lookAt(one, draw), lookAt(two, draw)]);
  const winner = house.server.service.draws.picked(draw)!.picks.find(({ role }) => role === 'winner')!.entry;
  await one.page.locator('[data-act="redraw"]').click();
  const ticked = one.page.locator('.excluded-list label:has(input:checked) .entry');
  expect((await ticked.allTextContents()).map((each) => each.replace(/\D/g, ''))).toEqual([winner]);
  await one.page.locator('dialog textarea').fill('The winner is not present');
  await sayYes(one);
  await press(two, 'confirm');
  expect(await two.page.locator('dialog[open]').textContent()).toContain(groupedNumber(winner));
  await sayYes(two);
  await stand(one, 'redrawn');
  await press(one, 'next');
  await stand(one, 'ready');
  const before = `draw ${Number(draw.slice(-2))} of series 1`;
  expect((await one.page.locator('.hero-facts').textContent())?.toLowerCase()).toContain(before);
  const next = (await one.page.locator('.hero').getAttribute('data-draw'))!;
  await press(one, 'publish');
  await sayYes(one);
  await stand(one, 'open');
  // Nobody is lost, nobody registers again.
  expect(house.server.service.entries.count(next)).toBe(19);
}, 120_000);
