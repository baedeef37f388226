/** The live page in a real browser, with told draws: what is hard to bring about on a real server. */
import { fileURLToPath } from 'node:url';
import type { CDPSession, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { DrawEventPayload } from '../../engine/draw/drawEvent.ts';
import {
  AIR_SHOW_MS,
  type AirStory,
  airEntry,
  airEvents,
  airList,
  airStory,
  CLOSES_MS,
  STARTS_MS,
} from '../testing/airStory.ts';
import { browserSuite } from '../testing/browserSuite.ts';
import { textContrasts } from '../testing/contrast.ts';
import { spareWidth } from '../testing/pageManners.ts';
import { startStoryServer } from '../testing/storyServer.ts';
import { openTab, type Tab } from '../testing/testBrowser.ts';
import { LANGUAGE_NAMES, LANGUAGES } from '../text/language.ts';

const DIST = fileURLToPath(new URL('../dist/', import.meta.url));
const PHONE = { width: 390, height: 844 };
const DESKTOP = { width: 1280, height: 900 };
const SCRIPT_BUDGET_BYTES = 70 * 1024;
const LEAST_CONTRAST = 4.5;
const BY = ['host-1a2b3c4d', 'commission-4be1d09c'];

const suite = browserSuite(() => startStoryServer(DIST));

const single = airStory();

/** Tells one draw as it stands after `payloads`, the server's clock at `nowMs`. */
function tell(story: AirStory, payloads: readonly DrawEventPayload[], nowMs: number): void {
  const { drawId } = story.plan;
  suite.server.tell({
    draws: new Map([[drawId, airEvents(story, payloads)]]),
    onAir: drawId,
    list: airList(drawId),
    ...{ nowMs, viewers: 1284, entries: 48_213 },
  });
}

/** Tells that there is nothing at all. */
function tellNothing(): void {
  suite.server.tell({
    draws: new Map(),
    onAir: null,
    list: { ...airList(null), draws: [] },
    ...{ nowMs: STARTS_MS, viewers: 1, entries: 0 },
  });
}

/** One more event after `payloads`, to the pages that are open. */
const addNext = (payloads: readonly DrawEventPayload[], next: DrawEventPayload): void =>
  suite.server.add(airEvents(single, [...payloads, next]).at(-1)!);

async function open(path = '/', options = {}): Promise<Tab> {
  const tab = await openTab(suite.browser, `${suite.server.url}${path}`, { viewport: PHONE, ...options });
  await tab.page.waitForSelector('.stage:not(.stage-first)');
  return tab;
}

const stage = (page: Page, headline: string) => page.waitForSelector(`[data-headline="${headline}"]`);

/** Whether an element is wholly within the first screen. */
const isInSight = (page: Page, selector: string): Promise<boolean> =>
  page.locator(selector).evaluate((element) => {
    const { top, bottom, left, right } = element.getBoundingClientRect();
    return top >= 0 && left >= 0 && bottom <= innerHeight && right <= innerWidth;
  });

describe('what is on screen', () => {
  test('prize and winner’s number are both in sight during the reveal, on a phone and a desktop', async () => {
    for (const viewport of [PHONE, DESKTOP]) {
      tell(single, single.showing(9), AIR_SHOW_MS + 7300);
      const { page } = await open('/', { viewport });
      await stage(page, 'showing');
      expect(await isInSight(page, '.ribbon-amount')).toBe(true);
      expect(await isInSight(page, '.slot-winner .cells')).toBe(true);
    }
  });

  test('a draw is called by its number and series; its id is in the details only', async () => {
    for (const [payloads, nowMs] of [
      [single.open, STARTS_MS - 60_000],
      [single.completed, single.endMs + 1000],
    ] as const) {
      tell(single, payloads, nowMs);
      const { page } = await open();
      await page.waitForSelector('h1:has-text("Розыгрыш 3 серии 1")');
      expect(await page.locator('body').innerText()).not.toContain('7s-avto-loto-001');
      await page.locator('.details').evaluate((details) => {
        (details as HTMLDetailsElement).open = true;
      });
      await page.waitForSelector('.details code:has-text("7s-avto-loto-001-03")');
    }
  });

  test('a deadline keeps its seconds, contributors have names, phones see who is watching', async () => {
    tell(single, single.sealed, STARTS_MS + 3000);
    const { page } = await open();
    await stage(page, 'sealed');
    const words = await page.locator('body').innerText();
    expect(words).toContain('19:45:30');
    expect(words).toContain('Комиссия (в демонстрации её заменяет сервер)');
    expect(words).toContain('Член комиссии');
    expect(words).not.toMatch(/stand-in|operator|commission-/);
    expect(await isInSight(page, '.on-air')).toBe(true);
    expect(await isInSight(page, '.viewers')).toBe(true);
  });

  test('the sun is whole at the start, and stays so while the host is waited for', async () => {
    tell(single, single.frozen, STARTS_MS - 1500);
    const { page } = await open();
    await stage(page, 'waiting');
    expect(await page.locator('.ring-rays .lit').count()).toBe(60);
  });

  test('the cells of the reserves are as large in the result as they were in the reveal', async () => {
    for (const viewport of [PHONE, DESKTOP]) {
      const widths: number[] = [];
      for (const [headline, payloads, nowMs] of [
        ['showing', single.showing(9), AIR_SHOW_MS + 7300],
        ['completed', single.completed, single.endMs + 1000],
      ] as const) {
        tell(single, payloads, nowMs);
        const { page } = await open('/', { viewport });
        await stage(page, headline);
        const cell = page.locator('.slot-reserve .cell').first();
        widths.push(await cell.evaluate(({ clientWidth }) => clientWidth));
        await page.context().close();
      }
      expect(widths[0]).toBeGreaterThan(15);
      expect(widths[1]).toBe(widths[0]);
    }
  });

  test('many winners are a list with places, and nothing of the rest is there before its time', async () => {
    const many = airStory({ winners: 12, reserves: 6 });
    tell(many, many.showing(40), AIR_SHOW_MS + 60_000);
    const { page } = await open();
    await stage(page, 'showing');
    await page.waitForSelector('.place');
    const places = await page.locator('.place').allInnerTexts();
    expect(places[0]).toContain('3-е место');
    expect(places).toHaveLength(3);
    expect(await page.locator('.slot').count()).toBe(1);
    const shownDigits = await page.locator('.slot .cell-face').allInnerTexts();
    expect(shownDigits.join('').length).toBeLessThan(12);
    expect(await page.content()).not.toContain(airEntry(4));
  });

  test('without any draw the page still has the fund, the reasons for trust and a way to check', async () => {
    tellNothing();
    const { page, complaints } = await open();
    await page.waitForSelector('h1:has-text("ещё не назначен")');
    await page.waitForSelector('.empty-fund:has-text("290")');
    expect(await page.locator('.trust-card').count()).toBe(4);
    expect(await page.locator('.stage a[href^="/check"]').count()).toBe(1);
    expect(complaints).toEqual([]);
  });

  test('a draw that does not exist is said not to, with the way to the one on air', async () => {
    tell(single, single.open, STARTS_MS - 60_000);
    const { page } = await open('/?draw=no-such-draw');
    await page.waitForSelector('h1:has-text("no-such-draw")');
    await page.getByRole('button', { name: 'Перейти в эфир' }).click();
    await page.waitForSelector('h1:has-text("Розыгрыш 3 серии 1")');
    expect(new URL(page.url()).search).not.toContain('draw=');
  });
});

describe('what people do', () => {
  const paused: DrawEventPayload = { type: 'paused', reason: 'Проверяем звук', by: BY };

  test('a pause stops the countdown, says why, is announced once, and ends', async () => {
    tell(single, single.frozen, STARTS_MS - 60_000);
    const { page } = await open();
    await stage(page, 'frozen');
    addNext(single.frozen, paused);
    await stage(page, 'paused');
    await page.waitForSelector('[data-act="paused"]:has-text("Проверяем звук")');
    expect(await page.locator('[role="timer"]').count()).toBe(0);
    const announced = page.locator('[data-announcer]');
    await page.waitForFunction(() =>
      document.querySelector('[data-announcer]')?.textContent?.includes('приостановлен'),
    );
    addNext([...single.frozen, paused], { type: 'resumed', by: BY });
    await stage(page, 'frozen');
    expect(await page.locator('[data-act]').count()).toBe(0);
    await page.waitForFunction(() =>
      document.querySelector('[data-announcer]')?.textContent?.includes('продолжается'),
    );
    expect(await announced.textContent()).not.toContain('Проверяем звук');
    // What happened and who decided it stays to be read.
    const log = await page.locator('.act-log').innerText();
    expect(log).toContain('Проверяем звук');
    expect(log).toContain('ведущий и член комиссии');
  });

  test('a foul, a correction and a certification stand with their reasons', async () => {
    const { transcriptDigest } = single.completed.at(-1) as { transcriptDigest: string };
    const acts: DrawEventPayload[] = [
      { type: 'foul', reason: 'Названа не та цифра', by: BY },
      { type: 'correction', reason: 'Сумма названа неверно', by: BY },
      { type: 'certified', by: BY, transcriptDigest },
    ];
    tell(single, [...single.completed, ...acts], single.endMs + 5000);
    const { page } = await open();
    await stage(page, 'certified');
    await page.waitForSelector('[data-act="foul"]:has-text("Названа не та цифра")');
    await page.waitForSelector('[data-act="correction"]:has-text("Сумма названа неверно")');
    expect(await page.locator('.act-log li').count()).toBe(3);
    const papers = await page
      .locator('.result .protocol-links a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    expect(papers).toEqual([
      '/api/draws/7s-avto-loto-001-03/protocol.pdf?lang=kk',
      '/api/draws/7s-avto-loto-001-03/protocol.pdf?lang=ru',
    ]);
  });

  test('a result that does not count leads to the new draw, and back', async () => {
    const next = airStory({ draw: '7s-avto-loto-001-04' });
    const redrawn: DrawEventPayload = {
      ...{ type: 'redrawn', reason: 'Список составлен с нарушением', by: BY },
      ...{ next: next.plan.drawId, excluded: 3 },
    };
    suite.server.tell({
      draws: new Map([
        [single.plan.drawId, airEvents(single, [...single.completed, redrawn])],
        [next.plan.drawId, airEvents(next, next.open)],
      ]),
      onAir: single.plan.drawId,
      list: airList(single.plan.drawId, 'completed'),
      ...{ nowMs: single.endMs + 5000, viewers: 2, entries: 5 },
    });
    const { page } = await open();
    await stage(page, 'redrawn');
    await page.waitForSelector('.act-redrawn:has-text("не участвуют 3 номера")');
    await page.locator('.act-next a').click();
    await page.waitForSelector('h1:has-text("Розыгрыш 4 серии 1")');
    await page.goBack();
    await page.waitForSelector('h1:has-text("Розыгрыш 3 серии 1")');
  });

  test('a draw that is called off says why and by whom, and has its protocol', async () => {
    const aborted: DrawEventPayload = { type: 'aborted', reason: 'Нет электричества', by: BY };
    tell(single, [...single.frozen, aborted], STARTS_MS);
    const { page } = await open();
    await stage(page, 'aborted');
    await page.waitForSelector('blockquote:has-text("Нет электричества")');
    await page.waitForSelector('.stopped:has-text("ведущий и член комиссии")');
    expect(await page.locator('.stopped .protocol-links a').count()).toBe(2);
  });

  test('a rehearsal says so above everything, has no protocol and takes no tickets', async () => {
    const rehearsal = airStory({ rehearsal: true });
    tell(rehearsal, rehearsal.completed, rehearsal.endMs + 1000);
    const { page } = await open(`/?draw=${rehearsal.plan.drawId}`);
    await page.waitForSelector('.rehearsal:has-text("Ничего не разыгрывается")');
    expect(await page.locator('.result .protocol-links').count()).toBe(0);
    expect(await page.locator('#register').innerText()).not.toContain('Репетиция');
  });
});

describe('the line', () => {
  test('a server that falls silent is noticed, its last word’s age is shown, and it passes', async () => {
    tell(single, single.open, CLOSES_MS - 600_000);
    const { page } = await open();
    await stage(page, 'open');
    suite.server.silence(true);
    await page.waitForSelector('[data-link="quiet"]', { timeout: 20_000 });
    expect(await page.locator('.notice-age').innerText()).toMatch(/\d+ с назад/);
    // Read out once, not each second.
    expect(await page.locator('.notice-age').getAttribute('aria-hidden')).toBe('true');
    suite.server.silence(false);
    await page.waitForSelector('[data-link="quiet"]', { state: 'detached' });
  }, 40_000);

  test('what happened while the phone had no network is there when it is back', async () => {
    tell(single, single.open, CLOSES_MS - 60_000);
    const { page } = await open();
    await stage(page, 'open');
    await page.context().setOffline(true);
    await page.waitForSelector('[data-link]', { timeout: 20_000 });
    addNext(single.open, { type: 'frozen', entryCount: 48_213, entriesRoot: 'c'.repeat(64) });
    await page.context().setOffline(false);
    await stage(page, 'frozen');
    await page.waitForSelector('[data-link]', { state: 'detached' });
  }, 40_000);

  test('all scripts of a whole visit stay within the budget', async () => {
    tell(single, single.completed, single.endMs + 1000);
    const context = await suite.browser.newContext({ locale: 'ru-RU', viewport: PHONE });
    const page = await context.newPage();
    const session: CDPSession = await context.newCDPSession(page);
    await session.send('Network.enable');
    const scripts = new Set<string>();
    let bytes = 0;
    session.on('Network.responseReceived', ({ requestId, type }) => {
      if (type === 'Script') scripts.add(requestId);
    });
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      if (scripts.has(requestId)) bytes += encodedDataLength;
    });
    await page.goto(suite.server.url);
    await stage(page, 'completed');
    // A wrong number is looked up all the same: what that loads counts, too.
    await page.locator('.number-input').last().fill('012345678905');
    await page.getByRole('button', { name: 'Найти' }).click();
    await page.waitForTimeout(500);
    expect(bytes).toBeGreaterThan(20 * 1024);
    expect(bytes).toBeLessThan(SCRIPT_BUDGET_BYTES);
  });
});

describe('for everybody', () => {
  const moments: readonly (readonly [string, readonly DrawEventPayload[], number])[] = [
    ['open', single.open, CLOSES_MS - 60_000],
    ['paused', [...single.frozen, { type: 'paused', reason: 'Звук', by: BY }], STARTS_MS - 60_000],
    ['showing', single.showing(9), AIR_SHOW_MS + 7300],
    ['completed', single.completed, single.endMs + 1000],
    ['aborted', [...single.frozen, { type: 'aborted', reason: 'Нет света', by: BY }], STARTS_MS],
  ];

  test('every text has a contrast of 4.5 or more against what is behind it', async () => {
    for (const [headline, payloads, nowMs] of moments) {
      tell(single, payloads, nowMs);
      const { page } = await open('/', { reducedMotion: 'reduce', bypassCSP: true });
      await stage(page, headline);
      await page.waitForTimeout(400);
      const contrasts = await textContrasts(suite.browser, page);
      expect(contrasts.length).toBeGreaterThan(40);
      expect(contrasts[0]!.ratio, `${headline}: ${contrasts[0]!.words}`).toBeGreaterThan(LEAST_CONTRAST);
      await page.context().close();
    }
  }, 60_000);

  test('headings go down one level at a time, and the page has one of the first', async () => {
    for (const [headline, payloads, nowMs] of moments) {
      tell(single, payloads, nowMs);
      const { page } = await open();
      await stage(page, headline);
      await page.waitForSelector('.schedule');
      const levels = await page
        .locator('h1, h2, h3, h4')
        .evaluateAll((headings) => headings.map(({ tagName }) => Number(tagName[1])));
      expect(levels[0]).toBe(1);
      expect(levels.filter((level) => level === 1)).toHaveLength(1);
      for (const [i, level] of levels.entries()) {
        expect(level - (levels[i - 1] ?? 1), `${headline}: ${levels}`).toBeLessThanOrEqual(1);
      }
      await page.context().close();
    }
  });

  test('one region speaks, and it does not speak each second or each digit', async () => {
    tell(single, single.showing(9), AIR_SHOW_MS + 60_000);
    const { page } = await open();
    await stage(page, 'showing');
    await page.evaluate(() => {
      const counts = { spoken: 0 };
      Object.assign(window, { counts });
      new MutationObserver(() => {
        counts.spoken += 1;
      }).observe(document.querySelector('[data-announcer]')!, {
        subtree: true,
        childList: true,
        characterData: true,
      });
    });
    for (const digits of [9, 10, 11]) {
      addNext(single.showing(digits), single.showing(digits + 1).at(-1)!);
      await page.waitForTimeout(1100);
    }
    await page.waitForSelector('.slot-winner.slot-full');
    await page.waitForFunction(() =>
      document.querySelector('[data-announcer]')?.textContent?.includes('Выигрышный номер'),
    );
    const spoken = await page.evaluate(
      () => (window as unknown as { counts: { spoken: number } }).counts.spoken,
    );
    expect(spoken).toBe(1);
    expect(await page.locator('[aria-live]').count()).toBe(1);
    expect(await page.locator('.stage [role="status"]').allInnerTexts()).toEqual(['']);
  });

  test('another language is no news', async () => {
    tell(single, single.completed, single.endMs + 1000);
    const { page } = await open();
    await stage(page, 'completed');
    await page.getByRole('button', { name: 'English' }).click();
    await page.waitForSelector('h1:has-text("Draw 3 of series 1")');
    expect(await page.locator('[data-announcer]').textContent()).toBe('');
  });

  test('the keyboard goes through the page in the order in which it is read', async () => {
    tell(single, single.open, CLOSES_MS - 60_000);
    const { page } = await open('/', { viewport: DESKTOP });
    await stage(page, 'open');
    await page.waitForSelector('.schedule');
    const order: { y: number; isSeen: boolean; words: string }[] = [];
    for (let i = 0; i < 14; i++) {
      await page.keyboard.press('Tab');
      order.push(
        await page.evaluate(() => {
          const element = document.activeElement as HTMLElement;
          const { outlineStyle, outlineWidth } = getComputedStyle(element);
          const { top } = element.getBoundingClientRect();
          const isSeen = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0;
          const place = Array.from(document.querySelectorAll('a, button, input, summary')).indexOf(element);
          return { y: place, isSeen, words: `${element.textContent} ${Math.round(top)}` };
        }),
      );
    }
    expect(order[0]!.words).toContain('К содержанию');
    for (const { isSeen, words } of order) expect(isSeen, words).toBe(true);
    const places = order.map(({ y }) => y);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  test('the result is a list whose items say place and number', async () => {
    tell(single, single.completed, single.endMs + 1000);
    const { page } = await open();
    await stage(page, 'completed');
    const items = await page
      .locator('ol.board > li')
      .evaluateAll((rows) =>
        rows.map((row) => [row.querySelector('h2')?.textContent, row.querySelector('.unseen')?.textContent]),
      );
    expect(items).toEqual([
      ['Выигрышный номер', '407\u00a0218\u00a0936\u00a0514'],
      ['Резервный номер 1', '479\u00a0211\u00a0936\u00a0931'],
      ['Резервный номер 2', '551\u00a0204\u00a0937\u00a0348'],
    ]);
  });

  test('no moment of a draw is wider than the smallest phone, in any language', async () => {
    for (const [headline, payloads, nowMs] of moments.slice(1, 4)) {
      tell(single, payloads, nowMs);
      const { page } = await open('/', { viewport: { width: 320, height: 640 } });
      await stage(page, headline);
      for (const language of LANGUAGES) {
        const button = page.getByRole('button', { name: LANGUAGE_NAMES[language] });
        await button.dispatchEvent('click');
        await page.waitForSelector(`html[lang="${language}"]`);
        const spare = await spareWidth(page);
        expect(spare, `${headline} in ${language}`).toBeGreaterThanOrEqual(0);
      }
      await page.context().close();
    }
  }, 60_000);

  test('the link to a draw is copied where the system has nothing to share with', async () => {
    tell(single, single.open, CLOSES_MS - 60_000);
    const { page } = await open('/?lang=kk', { permissions: ['clipboard-read', 'clipboard-write'] });
    await stage(page, 'open');
    await page.getByRole('button', { name: 'Бөлісу' }).click();
    await page.waitForSelector('.share-said:has-text("Сілтеме көшірілді")');
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toBe(`${suite.server.url}/?draw=7s-avto-loto-001-03&lang=kk`);
  });
});
